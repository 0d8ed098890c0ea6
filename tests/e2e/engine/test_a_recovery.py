"""A real recovery: somebody holds it, lets it go on, and nobody else takes its servers."""

from dataclasses import dataclass

import pytest

from tests.e2e.engine.conftest import Desk, wave_states
from tests.support.product_api import Answer, Json

ROLE = "RecoveryManager"


@dataclass(frozen=True)
class Recovery:
    path: str
    server_ids: list[str]
    """Of its second wave, which waits for approval."""
    at_the_gate: Json
    other: Answer
    """To a drill that wanted these servers meanwhile."""
    approved: Json
    """While it was paused."""
    seen: Json
    """When it had ended."""


@pytest.fixture(scope="module")
def recovery(desk: Desk) -> Recovery:
    server_ids = desk.servers(1)
    web = desk.wave("Web", server_ids, "Database", approval={"instructions": "Call the owner."})
    plan = desk.plan(desk.wave("Database", desk.servers(1)), web)
    path = desk.started(plan, ROLE, mode="RECOVERY", planName=plan["name"])
    at_the_gate = desk.comes_to(path, lambda seen: "AWAITING_APPROVAL" in wave_states(seen))
    other = desk.asked_to_start(desk.plan(web | {"dependsOn": []}))
    desk.told(path, "pause", ROLE, why="Not before noon.")
    desk.told(path, "waves/2/approve", ROLE)
    approved = desk.comes_to(path, lambda seen: seen["status"] == "PAUSED")
    desk.told(path, "resume", ROLE)
    return Recovery(path, server_ids, at_the_gate, other, approved, desk.ends(path))


def test_a_wave_waits_for_approval_with_its_instructions(recovery: Recovery) -> None:
    _, web = recovery.at_the_gate["waves"]

    assert wave_states(recovery.at_the_gate) == ["COMPLETED", "AWAITING_APPROVAL"]
    assert web["gate"]["instructions"] == "Call the owner."


def test_another_execution_cannot_have_its_servers(recovery: Recovery) -> None:
    refused = recovery.other.body
    holder = recovery.path.removeprefix("/executions/")

    assert (recovery.other.status, refused["code"]) == (409, "SERVERS_LOCKED")
    assert refused["servers"] == [{"serverId": id_, "by": holder} for id_ in recovery.server_ids]
    assert holder in refused["detail"]


def test_while_it_is_paused_even_an_approved_wave_launches_nothing(recovery: Recovery) -> None:
    _, web = recovery.approved["waves"]

    assert recovery.approved["status"] == "PAUSED"
    assert web["status"] != "AWAITING_APPROVAL"
    assert [job["jobId"] for job in web["jobs"]] in ([], [None])


def test_it_is_completed_after_it_was_resumed(recovery: Recovery) -> None:
    running = [server["instance"]["isRunning"] for server in recovery.seen["servers"]]

    assert recovery.seen["status"] == "COMPLETED"
    assert wave_states(recovery.seen) == ["COMPLETED", "COMPLETED"]
    assert running == [True, True]
