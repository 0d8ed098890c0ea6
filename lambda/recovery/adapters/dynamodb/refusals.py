"""What DynamoDB refuses, in our words. What is not known here stays the error it was."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import ClientError

from recovery.domain.errors import Busy, PageTokenInvalid

_THROTTLED = {
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "ThrottlingException",
}


def busy() -> Busy:
    return Busy("Too many changes arrive at once. Try again in a few seconds.")


def is_throttled(error: ClientError) -> bool:
    return error.response["Error"]["Code"] in _THROTTLED


@contextmanager
def reading() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if is_throttled(error):
            raise busy() from error
        if _is_about_start(error):
            raise PageTokenInvalid from error
        raise


def _is_about_start(error: ClientError) -> bool:
    """A page token that was tampered with: it names a key that this list can't have."""
    problem = error.response["Error"]
    message = problem.get("Message", "").lower()
    return problem["Code"] == "ValidationException" and (
        "exclusive start key" in message or "starting key" in message
    )
