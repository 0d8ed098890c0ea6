"""Errors of AWS as refusals of the brain: their kind, their words, their pauses."""

from datetime import timedelta
from typing import Any

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    HTTPClientError,
    NoCredentialsError,
    ReadTimeoutError,
)

from recovery.adapters.aws.performing.refused import blaming, ids_named, performing
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.domain.value import Location
from recovery.ports.performing import RefusedByAws

HERE = Location(account_id="111122223333", region="eu-west-1")
URL = "https://drs.eu-west-1.amazonaws.com"


def an_error(
    code: str,
    status: int = 400,
    *,
    message: str = "No.",
    operation: str = "StartRecovery",
    headers: dict[str, str] | None = None,
    **fields: object,
) -> ClientError:
    response: Any = {  # as botocore parses it
        "Error": {"Code": code, "Message": message},
        "ResponseMetadata": {"HTTPStatusCode": status, "HTTPHeaders": headers or {}},
        **fields,
    }
    return ClientError(response, operation)


def refusal_of(error: Exception) -> Refusal:
    with pytest.raises(RefusedByAws) as refused, performing(HERE):
        raise error
    assert refused.value.__cause__ is error
    return refused.value.refusal


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        ("ThrottlingException", 429, RefusalKind.THROTTLED),
        ("TooManyRequestsException", 400, RefusalKind.THROTTLED),
        ("RequestLimitExceeded", 503, RefusalKind.THROTTLED),
        ("SomethingNewAboutRates", 429, RefusalKind.THROTTLED),
        ("ConflictException", 409, RefusalKind.CONFLICT),
        ("InvalidInstanceId", 400, RefusalKind.CONFLICT),
        ("ServiceQuotaExceededException", 402, RefusalKind.QUOTA),
        ("AutomationExecutionLimitExceededException", 400, RefusalKind.QUOTA),
        ("InternalServerException", 500, RefusalKind.UNREACHABLE),
        ("ServiceUnavailable", 503, RefusalKind.UNREACHABLE),
        ("ExpiredTokenException", 403, RefusalKind.UNREACHABLE),
        ("AccessDeniedException", 403, RefusalKind.DENIED),
        ("UnauthorizedOperation", 403, RefusalKind.DENIED),
        ("UninitializedAccountException", 400, RefusalKind.DENIED),
        ("OptInRequired", 401, RefusalKind.DENIED),
        ("ValidationException", 400, RefusalKind.INVALID),
        ("ResourceNotFoundException", 404, RefusalKind.INVALID),
        ("InvalidDocument", 400, RefusalKind.INVALID),
        ("SomethingNew", 400, RefusalKind.INVALID),
    ],
)
def test_an_error_is_of_the_kind_that_its_code_and_status_say(
    code: str, status: int, kind: RefusalKind
) -> None:
    region = HERE.changed(region="me-south-1")

    with pytest.raises(RefusedByAws) as refused, performing(region):
        raise an_error(code, status)

    assert refused.value.refusal.kind is kind
    assert code in refused.value.refusal.message


@pytest.mark.parametrize(
    "error",
    [
        ReadTimeoutError(endpoint_url=URL),
        ConnectTimeoutError(endpoint_url=URL),
        EndpointConnectionError(endpoint_url=URL),
        HTTPClientError(error="broken"),
        NoCredentialsError(),
    ],
)
def test_what_never_arrives_leaves_open_whether_it_happened(error: Exception) -> None:
    refusal = refusal_of(error)

    assert refusal.kind is RefusalKind.UNREACHABLE


def test_a_role_that_cannot_be_assumed_denies_everything() -> None:
    refusal = refusal_of(an_error("AccessDenied", 403, operation="AssumeRole"))

    assert refusal.kind is RefusalKind.DENIED
    assert "role cannot be assumed" in refusal.message


def test_an_account_that_is_not_registered_denies_everything() -> None:
    refusal = refusal_of(LocationUnreachable(HERE, "it is not registered.", why="NO_ACCOUNT"))

    assert refusal.kind is RefusalKind.DENIED
    assert refusal.message == "Account 111122223333 in eu-west-1: it is not registered."


def test_a_missing_permission_is_named() -> None:
    message = "User x is not authorized to perform: drs:StartRecovery on resource: y"

    refusal = refusal_of(an_error("AccessDeniedException", 403, message=message))

    assert "lacks drs:StartRecovery" in refusal.message


@pytest.mark.parametrize(
    ("stated", "pause"),
    [
        ({"retryAfterSeconds": "90"}, timedelta(seconds=90)),
        ({"retryAfterSeconds": 45}, timedelta(seconds=45)),
        ({"headers": {"retry-after": "30"}}, timedelta(seconds=30)),
        ({"headers": {"retry-after": "Fri, 20 Nov 2026 12:00:00 GMT"}}, None),
        ({}, None),
    ],
)
def test_the_pause_that_aws_asks_for_is_taken_over(
    stated: dict[str, Any], pause: timedelta | None
) -> None:
    refusal = refusal_of(an_error("ThrottlingException", 429, **stated))

    assert refusal.retry_after == pause


def test_ids_are_found_in_the_text_and_in_the_field() -> None:
    error = an_error(
        "ConflictException",
        409,
        message="Recovery snapshot pit-00000000000000001 of 's-00000000000000002'.",
        resourceId="s-00000000000000003",
    )

    named = ids_named(error)

    assert named == {"pit-00000000000000001", "s-00000000000000002", "s-00000000000000003"}


def test_an_error_without_words_names_nothing() -> None:
    named = ids_named(ReadTimeoutError(endpoint_url=URL))

    assert named == frozenset()


def test_servers_are_named_once() -> None:
    refusal = Refusal(kind=RefusalKind.CONFLICT, message="s-1 is busy.")

    refused = blaming(RefusedByAws(refusal), ("s-1", "s-2"))

    assert refused.refusal.message == "s-1 is busy. It is because of s-2."
    assert refused.refusal.server_ids == ("s-1", "s-2")
