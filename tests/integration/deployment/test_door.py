"""From a password to the function: Cognito, API Gateway, Lambda as the templates make them."""

import pytest

from scripts.people import ROLES
from tests.support.deployed import Deployed
from tests.support.web import forged


@pytest.mark.parametrize("role", ROLES)
def test_the_function_learns_who_asks_and_in_which_role(deployed: Deployed, role: str) -> None:
    status, _, told = deployed.request("GET", "/whoever", role=role)

    assert (status, told["groups"]) == (200, role)


def test_the_function_runs_with_the_dependencies_of_its_layer(deployed: Deployed) -> None:
    _, _, told = deployed.request("GET", "/")

    assert told["sdk"].endswith("/python/boto3/__init__.py")


@pytest.mark.parametrize("authorization", [None, "nonsense", "forged"])
def test_who_is_not_signed_in_gets_a_problem_document(
    deployed: Deployed, authorization: str | None
) -> None:
    token = deployed.token("Viewer")
    sent = forged(token, **{"cognito:groups": ["Administrator"]})
    headers = {None: {}, "nonsense": {"Authorization": "x"}, "forged": {"Authorization": sent}}

    status, answered, problem = deployed.request(
        "GET", "/me", role=None, headers=headers[authorization]
    )

    assert (status, problem["status"], problem["code"]) == (401, 401, "UNAUTHENTICATED")
    assert answered["content-type"] == "application/problem+json"
    assert answered["www-authenticate"] == "Bearer"


def test_the_state_machine_can_be_started(deployed: Deployed) -> None:
    machine = deployed.outputs["StateMachineArn"]

    started = deployed.client("stepfunctions").start_execution(stateMachineArn=machine)

    assert ":execution:recovery-test-execution:" in started["executionArn"]


def test_artefacts_are_private_encrypted_and_fetched_by_tls(deployed: Deployed) -> None:
    s3, name = deployed.client("s3"), f"recovery-artefacts-{deployed.place.account}-eu-west-1"

    access = s3.get_public_access_block(Bucket=name)["PublicAccessBlockConfiguration"]
    (rule,) = s3.get_bucket_encryption(Bucket=name)["ServerSideEncryptionConfiguration"]["Rules"]
    assert set(access.values()) == {True}
    assert rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "AES256"
    assert "aws:SecureTransport" in s3.get_bucket_policy(Bucket=name)["Policy"]
