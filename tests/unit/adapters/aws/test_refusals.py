"""What AWS refuses, in words: each kind of refusal, with a stable code."""

import pytest
from botocore.exceptions import (
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    ParamValidationError,
    ReadTimeoutError,
)

from recovery.adapters.aws.refusals import Unreached, is_passing, reaching, refusal_of
from recovery.domain.errors import LocationUnreachable
from tests.support.builders import EUROPE

DENIED = (
    "User: arn:aws:sts::444455556666:assumed-role/target/recovery is not authorized to perform:"
    " drs:DescribeJobs on resource: *"
)


def refused(
    code: str, message: str = "", *, operation: str = "DescribeJobs", status: int = 400
) -> ClientError:
    return ClientError(
        {
            "Error": {"Code": code, "Message": message},
            "ResponseMetadata": {
                "HTTPStatusCode": status,
                "HTTPHeaders": {},
                "RequestId": "",
                "RetryAttempts": 0,
                "HostId": "",
            },
        },
        operation,
    )


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (refused("UninitializedAccountException"), "NOT_INITIALIZED"),
        (refused("AccessDeniedException", DENIED), "ACCESS_DENIED"),
        (refused("UnauthorizedOperation"), "ACCESS_DENIED"),
        (refused("AuthorizationError"), "ACCESS_DENIED"),
        (refused("AccessDenied", operation="AssumeRole"), "ROLE_REFUSED"),
        (refused("Throttling", operation="AssumeRole"), "THROTTLED"),
        (refused("ThrottlingException", status=429), "THROTTLED"),
        (refused("ExpiredTokenException"), "CREDENTIALS"),
        (refused("InternalServerException", status=500), "SERVICE_ERROR"),
        (refused("SomethingNew", "so it is"), "REFUSED"),
        (ReadTimeoutError(endpoint_url="https://example.com"), "TIMEOUT"),
        (ConnectTimeoutError(endpoint_url="https://example.com"), "TIMEOUT"),
        (EndpointConnectionError(endpoint_url="https://example.com"), "ENDPOINT"),
        (NoCredentialsError(), "CREDENTIALS"),
    ],
)
def test_every_kind_of_refusal_has_its_code(error: Unreached, code: str) -> None:
    refusal = refusal_of(error, region="eu-west-1")

    assert refusal.code == code
    assert refusal.words.endswith((".", "it is", '"'))


@pytest.mark.parametrize(
    "code", ["UnrecognizedClientException", "OptInRequired", "InvalidClientTokenId", "AuthFailure"]
)
def test_keys_that_an_opt_in_region_does_not_know_mean_that_it_is_not_enabled(code: str) -> None:
    assert refusal_of(refused(code), region="eu-south-2").code == "REGION_DISABLED"
    assert refusal_of(refused(code), region="eu-west-1").code == "CREDENTIALS"


def test_an_action_that_is_missing_is_named() -> None:
    words = refusal_of(refused("AccessDeniedException", DENIED), region="eu-west-1").words

    assert "drs:DescribeJobs" in words


def test_sns_writes_its_actions_in_capitals() -> None:
    message = DENIED.replace("drs:DescribeJobs", "SNS:Publish")

    words = refusal_of(refused("AuthorizationError", message), region="eu-west-1").words

    assert "SNS:Publish" in words


def test_an_action_that_aws_does_not_name_is_that_of_the_operation() -> None:
    words = refusal_of(refused("UnauthorizedOperation"), region="eu-west-1").words

    assert "DescribeJobs" in words


@pytest.mark.parametrize(
    ("ending", "where"),
    [
        (" with an explicit deny in a service control policy", "a service control policy"),
        (
            " with an explicit deny in a service control policy: arn:aws:organizations::1:policy/p",
            "a service control policy",
        ),
        (" with an explicit deny in an identity-based policy", "an identity-based policy"),
        (" with an explicit deny", "a policy"),
    ],
)
def test_an_explicit_denial_is_told_with_the_policy_that_has_it(ending: str, where: str) -> None:
    words = refusal_of(refused("AccessDeniedException", DENIED + ending), region="eu-west-1").words

    assert f"drs:DescribeJobs is denied explicitly, in {where}." in words


def test_a_refusal_tells_the_place_and_its_code() -> None:
    place = "Account 111122223333 in eu-west-1"

    with pytest.raises(LocationUnreachable, match=place) as raised, reaching(EUROPE):
        raise refused("UninitializedAccountException")

    assert raised.value.why == "NOT_INITIALIZED"


def test_a_mistake_of_ours_stays_what_it_is() -> None:
    with pytest.raises(ParamValidationError), reaching(EUROPE):
        raise ParamValidationError(report="Unknown parameter")


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (refused("ThrottlingException"), True),
        (refused("ServiceUnavailable", status=503), True),
        (ReadTimeoutError(endpoint_url="https://example.com"), True),
        (refused("AccessDeniedException"), False),
        (NoCredentialsError(), False),
    ],
)
def test_some_refusals_pass(error: Unreached, *, passes: bool) -> None:
    assert is_passing(error) is passes
