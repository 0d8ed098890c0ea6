"""What AWS refuses, or does not answer, in words for an operator and with a stable code."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from botocore.exceptions import (
    ClientError,
    ConnectionError,  # noqa: A004  botocore's own
    ConnectTimeoutError,
    HTTPClientError,
    NoCredentialsError,
    ReadTimeoutError,
)

from recovery.domain.errors import LocationUnreachable
from recovery.domain.value import Location

UNREACHED = (ClientError, HTTPClientError, ConnectionError, NoCredentialsError)
"""Everything else that botocore raises is a mistake of ours."""
Unreached = ClientError | HTTPClientError | ConnectionError | NoCredentialsError
THROTTLED = frozenset(
    {
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
    }
)
NOT_THERE = (
    "InvalidLaunchTemplateId.",
    "ResourceNotFoundException",
    "ValidationException",  # of DRS, where the operation's model has no better one
)
_DENIED = frozenset(
    {
        "AccessDenied",
        "AccessDeniedException",
        "AuthorizationError",  # SNS
        "UnauthorizedOperation",
    }
)
_KEYS_REFUSED = frozenset(
    {"UnrecognizedClientException", "InvalidClientTokenId", "AuthFailure", "OptInRequired"}
)
_KEYS_EXPIRED = frozenset({"ExpiredTokenException", "ExpiredToken", "RequestExpired"})
_ACTION = re.compile(r"not authorized to perform: ([a-zA-Z0-9-]+:\w+)")
_EXPLICIT = re.compile(r"explicit deny(?: in (an? [a-z -]+))?")
_SERVER_ERROR = 500

# Every account may use these; all others have to be enabled first.
# https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
_ALWAYS_ENABLED = frozenset(
    (
        *("ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1"),
        *("ap-southeast-2", "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1"),
        *("eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1"),
        "us-west-2",
    )
)


class Refusal(NamedTuple):
    code: str
    words: str
    """Whole sentences."""


@contextmanager
def reaching(location: Location) -> Iterator[None]:
    """Whatever AWS refuses inside becomes LocationUnreachable."""
    try:
        yield
    except UNREACHED as error:
        refusal = refusal_of(error, region=location.region)
        raise LocationUnreachable(location, refusal.words, why=refusal.code) from error


def code_of(error: ClientError) -> str:
    """By code, not by class: AWS answers errors that its models do not have."""
    return str(error.response.get("Error", {}).get("Code", ""))


def is_not_there(error: Unreached) -> bool:
    """Whether the thing was looked for, and there is none with this id."""
    return isinstance(error, ClientError) and code_of(error).startswith(NOT_THERE)


def is_passing(error: Unreached) -> bool:
    """Whether the same call may work in a while."""
    if isinstance(error, ClientError):
        return code_of(error) in THROTTLED or _status(error) >= _SERVER_ERROR
    return not isinstance(error, NoCredentialsError)


def refusal_of(error: Unreached, *, region: str) -> Refusal:
    if isinstance(error, ClientError):
        return _refused(error, region)
    if isinstance(error, ReadTimeoutError | ConnectTimeoutError):
        return Refusal("TIMEOUT", "AWS did not answer in time. Try again.")
    if isinstance(error, NoCredentialsError):
        return Refusal("CREDENTIALS", "There are no credentials for it.")
    return Refusal("ENDPOINT", f"AWS cannot be reached: {error}")


def _refused(error: ClientError, region: str) -> Refusal:
    code, operation = code_of(error), error.operation_name
    if operation == "AssumeRole" and code not in THROTTLED:
        return _role_refused(error)
    if code == "UninitializedAccountException":
        words = "DRS is not initialized there. Open its console in this account and Region once."
        return Refusal("NOT_INITIALIZED", words)
    if code in _DENIED:
        return Refusal("ACCESS_DENIED", _denied(error))
    if code in _KEYS_REFUSED:
        return _keys_refused(region)
    if code in _KEYS_EXPIRED:
        return Refusal("CREDENTIALS", "The temporary credentials have expired. Try again.")
    if code in THROTTLED:
        return Refusal("THROTTLED", f"AWS throttles {operation}. Try again in a minute.")
    if _status(error) >= _SERVER_ERROR:
        return Refusal("SERVICE_ERROR", f"{operation} failed inside of AWS ({code}). Try again.")
    return Refusal("REFUSED", f"{operation} was refused ({code}): {_message(error)}")


def _role_refused(error: ClientError) -> Refusal:
    words = (
        f"Its role cannot be assumed ({code_of(error)}). Check the ARN of the role, and that its"
        " trust policy names this product and the external id of the account."
    )
    return Refusal("ROLE_REFUSED", words)


def _denied(error: ClientError) -> str:
    message = _message(error)
    found = _ACTION.search(message)
    action = found[1] if found else f"what {error.operation_name} needs"
    explicit = _EXPLICIT.search(message)
    if explicit is None:
        return f"Its role lacks {action}. Update the role from the target account template."
    policy = explicit[1] or "a policy"
    return f"{action} is denied explicitly, in {policy}. Ask whoever keeps it."


def _keys_refused(region: str) -> Refusal:
    if region in _ALWAYS_ENABLED:
        return Refusal("CREDENTIALS", "AWS does not accept the credentials for it.")
    words = "The Region is not enabled in this account. Enable it there, or take it out here."
    return Refusal("REGION_DISABLED", words)


def _message(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Message", ""))


def _status(error: ClientError) -> int:
    return error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
