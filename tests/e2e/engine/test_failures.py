"""What becomes of a drill when servers fail, and what somebody can do about it."""

from dataclasses import dataclass

import pytest

from tests.e2e.engine.conftest import Desk, servers_of, wave_states
from tests.support.product_api import Json

ERROR = "No such driver."


def test_a_missing_permission_stops_the_drill_and_is_named(desk: Desk) -> None:
    broken, _ = server_ids = desk.servers(2)
    desk.breaks(broken, kind="missing_permission", action="ec2:DeleteVolume")
    database = desk.wave("Database", server_ids, onFailure="STOP")
    web = desk.wave("Web", desk.servers(1), "Database")

    seen = desk.ends(desk.started(desk.plan(database, web)))

    server = servers_of(seen)[broken]
    assert (seen["status"], wave_states(seen)) == ("FAILED", ["FAILED", "CANCELLED"])
    assert (server["status"], server["code"]) == ("FAILED", "PERMISSION_MISSING")
    assert "may not do ec2:DeleteVolume" in server["reason"]
    assert seen["waves"][1]["jobs"] == []


@dataclass(frozen=True)
class Tolerant:
    seen: Json
    broken: str
    """In the wave that goes on."""


@pytest.fixture(scope="module")
def tolerant(desk: Desk) -> Tolerant:
    """Three waves lose a server, and each has its own reason to go on."""
    failing, threshold, optional = desk.servers(2), desk.servers(2), desk.servers(2)
    desk.breaks(failing[0], kind="fail", phase="CONVERSION", error=ERROR)
    desk.breaks(threshold[0])
    desk.breaks(optional[0])
    plan = desk.plan(
        desk.wave("Failing", failing, onFailure="CONTINUE"),
        desk.wave("Behind", desk.servers(1), "Failing"),
        desk.wave("Threshold", threshold, threshold={"servers": 1}),
        desk.wave("Optional", optional, optionalServerIds=optional[:1]),
    )
    return Tolerant(desk.ends(desk.started(plan)), failing[0])


def test_a_failed_wave_keeps_nobody_waiting_where_its_policy_says_so(tolerant: Tolerant) -> None:
    failing, behind, _, _ = wave_states(tolerant.seen)

    assert (failing, behind) == ("FAILED", "COMPLETED")
    assert tolerant.seen["status"] == "PARTIAL"


def test_a_failure_is_told_in_the_words_of_drs(tolerant: Tolerant) -> None:
    server = servers_of(tolerant.seen)[tolerant.broken]

    assert (server["status"], server["code"]) == ("FAILED", "LAUNCH_FAILED")
    assert ERROR in server["reason"]


def test_a_wave_tolerates_as_many_failures_as_its_threshold_says(tolerant: Tolerant) -> None:
    wave = tolerant.seen["waves"][2]

    assert wave["status"] == "PARTIAL"
    assert wave["serversByStatus"] == {"FAILED": 1, "HEALTHY": 1}


def test_a_wave_without_an_optional_server_is_partial(tolerant: Tolerant) -> None:
    wave = tolerant.seen["waves"][3]
    (lost,) = [server for server in tolerant.seen["servers"] if server["isOptional"]]

    assert (wave["status"], lost["status"]) == ("PARTIAL", "FAILED")


@dataclass(frozen=True)
class Mended:
    broken: str
    well: str
    paused: Json
    seen: Json


@pytest.fixture(scope="module")
def mended(desk: Desk) -> Mended:
    """It pauses, what failed is tried again, and its last wave is passed over."""
    broken, well = desk.servers(2)
    desk.breaks(broken)
    plan = desk.plan(
        desk.wave("Database", [broken, well], onFailure="PAUSE"),
        desk.wave("Application", desk.servers(1), "Database"),
        desk.wave("Web", desk.servers(1), "Application"),
    )
    path = desk.started(plan)
    paused = desk.comes_to(path, lambda seen: seen["status"] == "PAUSED")
    desk.told(path, "waves/3/skip", why="Nobody needs it.")
    desk.told(path, "waves/1/retry-failed")
    return Mended(broken, well, paused, desk.ends(path))


def test_a_failed_wave_waits_for_a_decision_where_its_policy_says_so(mended: Mended) -> None:
    database = mended.paused["waves"][0]

    assert wave_states(mended.paused) == ["FAILED", "WAITING", "WAITING"]
    assert database["holdsUpOthers"]
    assert [hold["wave"] for hold in mended.paused["holds"]] == [1]


def test_only_what_failed_is_launched_again(mended: Mended) -> None:
    servers = servers_of(mended.seen)
    first, second = mended.seen["waves"][0]["jobs"]

    assert (servers[mended.broken]["attempt"], servers[mended.well]["attempt"]) == (2, 1)
    assert set(first["serverIds"]) == {mended.broken, mended.well}
    assert second["serverIds"] == [mended.broken]


def test_a_skipped_wave_is_passed_over_and_said(mended: Mended) -> None:
    web = mended.seen["waves"][2]

    assert wave_states(mended.seen) == ["COMPLETED", "COMPLETED", "SKIPPED"]
    assert (web["reason"], web["jobs"]) == ("Skipped by operator@example.com.", [])
    assert mended.seen["status"] == "PARTIAL"
