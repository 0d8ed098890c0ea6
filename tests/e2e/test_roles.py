"""Who may do what, asked of the deployed API with a real token of each role."""

import json
import re

import pytest

from recovery.domain.people import Role
from recovery.domain.permissions import GRANTED, NEEDS, Need
from tests.e2e.conftest import Shelf
from tests.support.product_api import Api, Json
from tests.support.running_cloud import ROOT

_IN_PATHS = {
    "accountId": "999900001111",
    "region": "eu-west-1",
    "serverId": "s-00000000000000000",
    "jobId": "drsjob-00000000000000000",
    "waveNumber": "1",
}


def described() -> dict[str, tuple[str, str]]:
    """Method and path of each operation, with nothing real in the path."""
    document = json.loads((ROOT / "docs" / "openapi.json").read_text())
    return {
        operation["operationId"]: (method.upper(), filled(path))
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    }


def filled(path: str) -> str:
    return re.sub(r"{(\w+)}", lambda part: _IN_PATHS.get(part[1], "no-such-thing"), path)


OPERATIONS = described()
_NEEDING_MORE = [operation for operation, need in NEEDS.items() if need.in_recovery]


def is_allowed(role: Role, need: Need) -> bool:
    return need.permission in GRANTED[role]


def test_the_document_describes_exactly_what_somebody_may_do() -> None:
    assert OPERATIONS.keys() == NEEDS.keys()


@pytest.mark.parametrize("operation", NEEDS)
def test_an_operation_is_forbidden_to_exactly_the_roles_that_the_table_does_not_name(
    api: Api, operation: str
) -> None:
    method, path = OPERATIONS[operation]
    asked = path + ("?version=1" if method == "DELETE" else "")
    body: Json | None = {} if method in {"POST", "PUT"} else None

    answers = {role: api.ask(method, asked, body, role=role) for role in Role}

    forbidden = {role for role, answer in answers.items() if answer.status == 403}
    assert forbidden == {role for role in Role if not is_allowed(role, NEEDS[operation])}
    assert not [answer for answer in answers.values() if answer.status >= 500]
    assert {answers[role].body["code"] for role in forbidden} <= {"FORBIDDEN"}
    codes = {answer.body.get("code") for answer in answers.values()}
    assert not codes & {"NO_SUCH_OPERATION", "METHOD_NOT_ALLOWED"}


@pytest.fixture(scope="module")
def plan(api: Api, shelf: Shelf) -> Json:
    return api.plan(shelf.group()["groupId"])


def a_start(plan: Json, mode: str, **more: object) -> dict[str, object]:
    return {"planId": plan["planId"], "mode": mode, "planName": plan["name"]} | more


@pytest.fixture(scope="module")
def recovery(api: Api, shelf: Shelf) -> Json:
    """A real one, that has not begun yet."""
    started = a_start(api.plan(shelf.group()["groupId"]), "RECOVERY")
    answer = api.ask("POST", "/executions", started, role="RecoveryManager")
    assert answer.status == 202, answer
    execution: Json = answer.body
    return execution


@pytest.mark.parametrize("role", ["Operator", "PlanManager"])
def test_who_runs_drills_starts_no_recovery(api: Api, plan: Json, role: str) -> None:
    refused = api.ask("POST", "/executions", a_start(plan, "RECOVERY"), role=role)
    rehearsed = api.ask("POST", "/executions", a_start(plan, "RECOVERY", isDryRun=True), role=role)

    assert (refused.status, refused.body["code"]) == (403, "FORBIDDEN")
    assert "RecoveryManager" in refused.body["detail"]
    assert rehearsed.status == 202


@pytest.mark.parametrize("role", ["Operator", "PlanManager"])
@pytest.mark.parametrize("operation", [each for each in _NEEDING_MORE if each != "startExecution"])
def test_who_runs_drills_decides_nothing_in_a_recovery(
    api: Api,
    recovery: Json,
    operation: str,
    role: str,
) -> None:
    _, path = OPERATIONS[operation]
    asked = path.replace("no-such-thing", recovery["executionId"])
    reason = {"why": "Because."}

    refused = api.ask("POST", asked, reason, role=role)
    let_in = api.ask("POST", asked, reason, role="RecoveryManager")

    assert (refused.status, refused.body["code"]) == (403, "FORBIDDEN")
    assert let_in.status in {202, 409}


def test_who_runs_drills_decides_in_a_drill(api: Api, shelf: Shelf) -> None:
    started = a_start(api.plan(shelf.group()["groupId"]), "DRILL")
    drill = api.ask("POST", "/executions", started, role="Operator")

    cancelled = api.ask(
        "POST",
        f"/executions/{drill.body['executionId']}/cancel",
        {"why": "It was only a try."},
        role="Operator",
    )

    assert (drill.status, cancelled.status) == (202, 202)


@pytest.mark.parametrize("role", list(Role))
def test_what_is_allowed_is_what_the_api_says_of_the_caller(api: Api, role: Role) -> None:
    me = api.ask("GET", "/me", role=role)

    assert me.body["roles"] == [role]
    assert set(me.body["operations"]) == {
        operation for operation, need in NEEDS.items() if is_allowed(role, need)
    }
