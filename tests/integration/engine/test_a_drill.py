"""A drill from the API call to its clean-up: real functions, the real state machine, a real DRS."""

from dataclasses import dataclass

import pytest

from recovery.domain.brain.begin import Start, execution_of
from recovery.domain.brain.journal import fold
from recovery.domain.value import Location
from tests.integration.engine.conftest import Shop
from tests.support.deployed import REGION
from tests.support.product_api import Json
from tests.support.running_cloud import HUB

TIERS = ("Database", "Application", "Web")


@dataclass(frozen=True)
class Drill:
    execution_id: str
    servers: list[str]
    seen: Json
    """By the API when it was over."""


@pytest.fixture(scope="module")
def drill(shop: Shop) -> Drill:
    """Three tiers, each checked by EC2, by its agent and by our own document."""
    health = {
        "kind": "DOCUMENT",
        "name": "Health",
        "document": shop.deployed.outputs["HealthDocument"],
        "marker": "HEALTH-CHECK-PASSED",
    }
    checks = [{"kind": "INSTANCE_STATUS"}, {"kind": "AGENT_ONLINE"}, health]
    waves: list[Json] = []
    for tier in TIERS:
        needs = [wave["name"] for wave in waves[-1:]]
        settings = {"instanceType": "m6i.large"} if tier == "Web" else {}
        servers = shop.servers(tier)
        waves.append(shop.wave(servers, *needs, checks=checks, launchSettings=settings))
    execution_id = shop.start(*waves, cleanupAfter="PT0S")
    servers = [server for tier in TIERS for server in shop.servers(tier)]
    return Drill(execution_id, servers, shop.is_over(execution_id))


def test_it_is_completed_and_every_server_was_healthy(drill: Drill) -> None:
    waves = [wave["status"] for wave in drill.seen["waves"]]

    assert (drill.seen["status"], waves) == ("COMPLETED", ["COMPLETED"] * 3)
    assert drill.seen["serversHealthy"] == len(drill.servers) == 7


def test_a_wave_starts_when_the_one_it_needs_has_ended(drill: Drill) -> None:
    first, second, third = drill.seen["waves"]

    assert first["endedAt"] <= second["startedAt"]
    assert second["endedAt"] <= third["startedAt"]


def test_it_cleans_up_behind_itself(shop: Shop, drill: Drill) -> None:
    found = shop.deployed.client("drs").describe_recovery_instances(
        filters={"sourceServerIDs": drill.servers}
    )

    assert found["items"] == []
    assert drill.seen["instancesRunning"] == 0


def test_launch_settings_were_written_before_the_launch(shop: Shop, drill: Drill) -> None:
    lines = shop.told("perform", "effect")

    third = [line for line in lines if line["key"].startswith(f"{drill.execution_id}/3/")]
    assert [line["answer"] for line in third][:2] == ["SETTINGS_APPLIED", "RECOVERY_STARTED"]


def test_its_run_of_the_state_machine_has_succeeded(shop: Shop, drill: Drill) -> None:
    assert shop.runs(drill.execution_id) == {drill.execution_id: "SUCCEEDED"}


def test_its_servers_are_free_again(shop: Shop, drill: Drill) -> None:
    here = Location(account_id=HUB, region=REGION)

    assert drill.execution_id not in shop.executions.locks(here).held


def test_its_journal_leads_to_the_state_that_is_saved(shop: Shop, drill: Drill) -> None:
    record = shop.executions.find(drill.execution_id)
    assert record is not None
    saved = record.execution
    start = Start(
        execution_id=saved.execution_id,
        mode=saved.mode,
        by=saved.started_by,
        at=saved.created_at,
        reason=saved.reason,
        cleanup_after=saved.cleanup_after,
        settings=saved.settings,
    )

    reached = fold(execution_of(saved.schedule, start), shop.executions.journal(drill.execution_id))

    assert reached == saved


def test_drs_itself_told_that_servers_were_launched(shop: Shop, drill: Drill) -> None:
    woken = [line["woken"] for line in shop.told("events", "event")]

    assert [drill.execution_id] in woken


def test_people_were_told(shop: Shop, drill: Drill) -> None:
    messages = [
        each["subject"]
        for each in shop.deployed.cloud.ask("GET", "sns")
        if drill.execution_id in each["message"]
    ]

    ends = [subject.rpartition(" Plan ")[2].partition(" ")[2] for subject in messages]
    assert ends == ["started", "has ended", "is cleaned up"]


def test_every_decision_is_told_with_its_reasons(shop: Shop, drill: Drill) -> None:
    lines = shop.told("decide", "decision")

    ours = [line for line in lines if line["execution_id"] == drill.execution_id]
    reasons = [reason for line in ours for reason in line["reason"]]
    assert ours[-1]["status"] == "COMPLETED"
    assert any("is COMPLETED: 4 servers healthy" in reason for reason in reasons)
    assert {line["next"] for line in ours} == {"PERFORM", "WAIT", "SUCCEED"}
