"""A drill, as its owner wants it: it runs, it is proven, and nothing of it is left."""

from dataclasses import dataclass

import pytest

from tests.e2e.engine.conftest import Desk, servers_of, wave_states
from tests.support.product_api import Api, Json

WHY = "The quarterly drill."


@dataclass(frozen=True)
class Drill:
    path: str
    seen: Json
    """When it was over and cleaned up."""
    report: Json
    stalled: str
    """A server that has not replicated for nine hours."""


@pytest.fixture(scope="module")
def drill(api: Api, desk: Desk) -> Drill:
    (stalled,) = desk.servers(1, "stalled")
    plan = desk.plan(
        desk.wave("Database", [*desk.servers(1), stalled]),
        desk.wave("Web", desk.servers(2), "Database"),
        objectives={"rto": "PT4H", "rpo": "PT15M"},
    )
    path = desk.started(plan, reason=WHY, cleanupAfter="PT0S")
    seen = desk.is_cleaned_up(path)
    return Drill(path, seen, api.got(f"{path}/report"), stalled)


def test_it_is_completed_wave_by_wave(drill: Drill) -> None:
    database, web = drill.seen["waves"]

    assert drill.seen["status"] == "COMPLETED"
    assert wave_states(drill.seen) == ["COMPLETED", "COMPLETED"]
    assert database["endedAt"] <= web["startedAt"]


def test_its_report_says_that_every_server_was_healthy(drill: Drill) -> None:
    outcomes = {server["outcome"] for server in drill.report["servers"]}

    assert (drill.report["status"], drill.report["reason"]) == ("COMPLETED", WHY)
    assert outcomes == {"HEALTHY"}
    assert drill.report["rto"]["verdict"] == "MET"


def test_it_cleans_up_after_itself(drill: Drill) -> None:
    states = {server["status"] for server in drill.seen["servers"]}

    assert states == {"TERMINATED"}
    assert [job["status"] for job in drill.seen["terminations"]] == ["DONE"]
    assert (drill.report["instancesRunning"], drill.report["instancesTerminated"]) == (0, 4)


def test_it_tells_its_story_from_the_request_to_the_clean_up(desk: Desk, drill: Drill) -> None:
    told = desk.story(drill.path)

    assert told[0] == f"Asked for by operator@example.com: {WHY}"
    assert any(text.startswith("The execution is COMPLETED after ") for text in told)
    assert [event["number"] for event in drill.report["events"]] == list(range(1, len(told) + 1))


def test_a_stalled_server_is_recovered_from_its_last_point(api: Api, drill: Drill) -> None:
    location = servers_of(drill.seen)[drill.stalled]["location"]
    place = f"{location['accountId']}/{location['region']}"
    points = api.everything(f"/source-servers/{place}/{drill.stalled}/recovery-points")

    result = servers_of(drill.report)[drill.stalled]
    assert result["outcome"] == "HEALTHY"
    assert result["pointInTime"] == max(point["takenAt"] for point in points)
    assert drill.report["rpo"]["verdict"] == "MISSED"
