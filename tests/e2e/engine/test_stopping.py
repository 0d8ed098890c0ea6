"""A drill is cancelled while DRS launches its servers, and then terminated by hand."""

from dataclasses import dataclass

import pytest

from tests.e2e.engine.conftest import Desk, servers_of, wave_states
from tests.support.product_api import Api, Json

WHY = "The bridge call said so."


@dataclass(frozen=True)
class Cancelled:
    path: str
    in_flight: Json
    """When the cancel was asked for."""
    ended: Json
    terminated: Json
    report: Json


@pytest.fixture(scope="module")
def cancelled(api: Api, desk: Desk) -> Cancelled:
    plan = desk.plan(
        desk.wave("Database", desk.servers(2, "windows")),
        desk.wave("Web", desk.servers(1), "Database"),
    )
    path = desk.started(plan)
    in_flight = desk.comes_to(path, is_launching)
    desk.told(path, "cancel", why=WHY)
    ended = desk.ends(path)
    desk.told(path, "terminate")
    terminated = desk.is_cleaned_up(path)
    return Cancelled(path, in_flight, ended, terminated, api.got(f"{path}/report"))


def is_launching(seen: Json) -> bool:
    return any(job["status"] == "RUNNING" for job in seen["waves"][0]["jobs"])


def test_it_is_cancelled_and_launches_nothing_more(cancelled: Cancelled) -> None:
    _, web = cancelled.ended["waves"]

    assert cancelled.ended["status"] == "CANCELLED"
    assert cancelled.ended["outcome"] == "Cancelled by operator@example.com."
    assert (web["status"], web["jobs"]) == ("CANCELLED", [])


def test_what_was_in_flight_is_watched_to_its_end(cancelled: Cancelled) -> None:
    (running,) = cancelled.in_flight["waves"][0]["jobs"]
    (done,) = cancelled.ended["waves"][0]["jobs"]

    assert (done["jobId"], done["status"]) == (running["jobId"], "DONE")
    assert cancelled.in_flight["now"] < done["endedAt"] <= cancelled.ended["endedAt"]
    assert cancelled.ended["serversHealthy"] == len(done["serverIds"])


def test_that_jobs_cannot_be_stopped_is_said(desk: Desk, cancelled: Cancelled) -> None:
    told = desk.story(cancelled.path)

    assert any(text.endswith(f"operator@example.com: {WHY}") for text in told)
    assert any("DRS jobs in flight can't be stopped" in text for text in told)


def test_its_instances_run_until_somebody_asks_for_their_end(cancelled: Cancelled) -> None:
    (launch,) = cancelled.ended["waves"][0]["jobs"]
    (job,) = cancelled.terminated["terminations"]
    states = {id_: server["status"] for id_, server in servers_of(cancelled.terminated).items()}

    assert cancelled.ended["instancesRunning"] > 0
    assert (job["status"], set(job["serverIds"])) == ("DONE", set(launch["serverIds"]))
    assert {states[id_] for id_ in launch["serverIds"]} == {"TERMINATED"}
    assert (cancelled.report["instancesRunning"], cancelled.report["instancesTerminated"]) == (0, 2)
    assert wave_states(cancelled.terminated) == wave_states(cancelled.ended)
