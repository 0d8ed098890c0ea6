"""What all scripts share at the terminal: options, and how they end when something is wrong."""

import argparse
import os
import sys
from collections.abc import Callable
from typing import NoReturn

from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError

from scripts.failing import CannotGoOn
from scripts.platform import ARCHITECTURES, Platform, this_machine


def add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--region", help="instead of that of the environment or profile")


def add_platform(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--runtime", help="such as python3.12 (python3.13)")
    parser.add_argument("--architecture", choices=ARCHITECTURES, help="of the functions (arm64)")


def platform(chosen: argparse.Namespace) -> Platform:
    """As chosen. An emulator runs functions on this machine, so there it is this machine."""
    usual = this_machine() if os.environ.get("AWS_ENDPOINT_URL") else Platform()
    if chosen.runtime is None and chosen.architecture is None:
        return usual
    return Platform(chosen.runtime or usual.runtime, chosen.architecture or usual.architecture)


def running(main: Callable[[], None]) -> None:
    try:
        main()
    except NoCredentialsError:
        stop("There are no credentials for AWS. Sign in, for example with: aws sso login")
    except (CannotGoOn, BotoCoreError, ClientError) as problem:
        stop(str(problem))
    except KeyboardInterrupt:
        sys.exit(130)


def stop(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    sys.exit(1)
