"""Deleting a deployment: only when it is meant, never while it is needed, never people's work."""

from collections.abc import Iterator

import pytest

from scripts import cleanup
from scripts.deploy import stack_of
from scripts.failing import CannotGoOn
from tests.integration.deployment.conftest import Workplace
from tests.support.deployed import ENVIRONMENT, Deployed
from tests.support.redeployed import redeployed

LEAVING = "leaving"


@pytest.fixture(autouse=True)
def surroundings(deployed: Deployed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those of a person who works with the local cloud; without a terminal."""
    who = deployed.cloud.administrator()
    monkeypatch.setenv("AWS_ENDPOINT_URL", deployed.cloud.endpoint)
    monkeypatch.setenv("AWS_DEFAULT_REGION", deployed.place.region)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", who.access_key)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", who.secret_key)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


@pytest.fixture
def running_execution(deployed: Deployed) -> Iterator[str]:
    """As far as the sweeper would find it."""
    dynamodb, table = deployed.client("dynamodb"), deployed.outputs["ExecutionTable"]
    key = {"executionId": {"S": "e-still-running"}, "sk": {"S": "WAKE"}}
    more = {"active": {"S": "ACTIVE"}, "startedAt": {"S": "2026-01-01T00:00:00Z"}}
    dynamodb.put_item(TableName=table, Item={**key, **more})
    yield "e-still-running"
    dynamodb.delete_item(TableName=table, Key=key)


def status(deployed: Deployed, environment: str = ENVIRONMENT) -> str | None:
    return stack_of(deployed.place, environment).status()


def test_without_anybody_to_ask_it_wants_the_name_again(deployed: Deployed) -> None:
    before = status(deployed)

    with pytest.raises(CannotGoOn, match=f"nobody to ask.*--yes {ENVIRONMENT}"):
        cleanup.main([ENVIRONMENT])

    assert status(deployed) == before


def test_the_name_of_another_environment_deletes_nothing(
    deployed: Deployed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: "prod")
    before = status(deployed)

    with pytest.raises(CannotGoOn, match="'prod' is not 'test': nothing was deleted"):
        cleanup.main([ENVIRONMENT])

    assert status(deployed) == before


def test_an_execution_that_is_still_driven_holds_it_up(
    deployed: Deployed, running_execution: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = status(deployed)

    with pytest.raises(CannotGoOn, match=r"1 executions are still driven.*--even-if-running"):
        cleanup.main([ENVIRONMENT, "--yes", ENVIRONMENT])

    assert f"running     {running_execution}\n" in capsys.readouterr().out
    assert status(deployed) == before


@pytest.mark.usefixtures("running_execution")
def test_executions_are_abandoned_only_by_who_also_means_the_deletion() -> None:
    with pytest.raises(CannotGoOn, match="nobody to ask"):
        cleanup.main([ENVIRONMENT, "--even-if-running"])


def test_what_holds_work_is_kept_and_named_and_the_next_deployment_begins_empty(
    deployed: Deployed, workplace: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    first = redeployed(deployed, workplace.sources, environment=LEAVING)

    cleanup.main([LEAVING, "--yes", LEAVING])
    said = capsys.readouterr().out
    second = redeployed(deployed, workplace.sources, environment=LEAVING)
    said_later = capsys.readouterr().out
    cleanup.main([LEAVING, "--yes", LEAVING])

    dynamodb = deployed.client("dynamodb")
    kept = [first[name] for name in ("GroupTable", "PlanTable", "ExecutionTable", "AuditTable")]
    for table in kept:
        assert dynamodb.describe_table(TableName=table)["Table"]["DeletionProtectionEnabled"]
        assert f"keeps       DynamoDB::Table {table}\n" in said
        assert f"aws dynamodb delete-table --table-name {table}" in said
        assert f"left over   DynamoDB::Table {table}: of an earlier" in said_later
    assert f"keeps       Cognito::UserPool {first['UserPoolId']}\n" in said
    assert deployed.client("cognito-idp").describe_user_pool(UserPoolId=first["UserPoolId"])
    assert second["GroupTable"] not in kept
    assert status(deployed, LEAVING) is None


def test_a_stack_that_is_not_there_is_said_in_a_line_and_is_no_failure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cleanup.main(["never-was"])

    said = capsys.readouterr().out
    assert "nothing     there is no stack recovery-never-was in eu-west-1 to delete" in said
    assert "kept" not in said
