"""The clients of what hosts the console, and their refusals in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError
from botocore.session import Session

from recovery.adapters.aws.clients import INTERACTIVE, Client
from recovery.adapters.aws.refusals import code_of
from recovery.domain.errors import HostingRefused


def client(service: str) -> Client:
    """All that is done through them may be done twice."""
    return Session().create_client(service, config=INTERACTIVE)


@contextmanager
def asking(operation: str, thing: str) -> Iterator[None]:
    """Whatever is refused inside becomes HostingRefused."""
    try:
        yield
    except ClientError as error:
        raise HostingRefused(operation, thing, why(error)) from error
    except BotoCoreError as error:
        raise HostingRefused(operation, thing, f"{error}".rstrip(".")) from error


def why(error: ClientError) -> str:
    message = str(error.response.get("Error", {}).get("Message", "")).rstrip(".")
    return f"{code_of(error)} ({message})"
