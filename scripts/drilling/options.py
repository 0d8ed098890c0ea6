"""What a person may choose for a drill at the terminal."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from scripts.keeping import ROOT
from scripts.people import PASSWORD

_ENDING = f"""
Without --environment and --api-url it takes the `make demo` that runs on --port, or starts a local
cloud of its own and ends it afterwards. The password is read from {PASSWORD}, or asked for.

It ends with 0 only if the execution is COMPLETED, and cleaned up where that was asked for; with 1
if not; with 130 if it was left by Ctrl-C: then the drill goes on.
"""


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="scripts/drill.sh",
        description="One drill of a recovery plan, told in the terminal.",
        epilog=_ENDING,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_what(parser)
    _add_start(parser.add_argument_group("the drill"))
    _add_where(parser.add_argument_group("a deployment"))
    _add_local(parser.add_argument_group("on this machine"))
    return parser.parse_args(arguments)


def _add_what(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--plan", help="its name; on this machine the sample's, which is made")
    what.add_argument("--follow", metavar="ID", help="start nothing: follow this execution")
    what.add_argument("--cancel", metavar="ID", help="start nothing: cancel this execution")
    parser.add_argument("--approve", action="store_true", help="approve waves that wait for it")
    parser.add_argument(
        "--report",
        type=Path,
        default=ROOT / ".cache" / "reports",
        metavar="FOLDER",
        help="where the folder of the report goes (.cache/reports)",
    )


def _add_start(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--reason", default="", help="kept as evidence")
    group.add_argument(
        "--cleanup-after",
        metavar="DURATION",
        help="how long after its end the instances go, as ISO 8601: PT0S, PT4H; it is waited for",
    )
    group.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="SERVER",
        help="id of a source server that is left out; may be repeated",
    )
    group.add_argument("--key", help="the same key again finds the drill that it has started")


def _add_where(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--environment", help="deployed from here: its stack is asked for the rest")
    group.add_argument("--region", help="of the stack, instead of that of the profile")
    for name, what in (
        ("api-url", "needs the other two: no credentials of AWS are needed then"),
        ("user-pool", "its id"),
        ("user-pool-client", "its id"),
        ("user", "the e-mail address to sign in with"),
    ):
        variable = f"RECOVERY_{name.upper().replace('-', '_')}"
        group.add_argument(
            f"--{name}", default=os.environ.get(variable), help=f"{what} ({variable})"
        )


def _add_local(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--port", type=int, default=4566, help="(%(default)s)")
    group.add_argument("--world", default="three-tier", help="(%(default)s)")
    group.add_argument(
        "--speed", type=float, default=60, help="simulated seconds in a real one (%(default)s)"
    )
