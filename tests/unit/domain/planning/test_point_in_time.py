"""To which moment servers are recovered."""

from datetime import timedelta

import pytest
from pydantic import TypeAdapter, ValidationError

from recovery.domain.errors import ServersUnknown
from recovery.domain.findings import FindingCode, Severity
from recovery.domain.inventory import Inventory
from recovery.domain.planning.point_in_time import (
    Latest,
    NotAfter,
    PointInTime,
    SnapshotPerServer,
    pin,
)
from recovery.domain.planning.schedule import Schedule
from tests.support.builders import (
    NOON,
    a_group,
    a_point,
    a_schedule,
    a_server,
    an_inventory,
    server_id,
    snapshot_id,
)

GROUP = a_group("Database", "db-1", "db-2")


def test_the_latest_data_needs_no_recovery_point() -> None:
    inventory = _two_servers()
    schedule = a_schedule(inventory=inventory)

    pinned = pin(schedule, Latest(), inventory)

    assert pinned.schedule == schedule
    assert pinned.findings == ()
    assert pinned.skew is None


def test_each_server_gets_its_newest_point_up_to_the_time() -> None:
    inventory = _two_servers()

    pinned = pin(a_schedule(inventory=inventory), NotAfter(at=NOON), inventory)

    assert _chosen(pinned.schedule) == {"db-1": snapshot_id("at-noon"), "db-2": snapshot_id("b-0")}
    assert pinned.findings == ()


def test_the_skew_is_the_time_between_the_oldest_and_the_newest_point() -> None:
    inventory = _two_servers()

    pinned = pin(a_schedule(inventory=inventory), NotAfter(at=NOON), inventory)

    assert pinned.skew == timedelta(minutes=7)


def test_of_two_points_of_one_time_the_choice_is_always_the_same() -> None:
    points = (a_point("b", NOON), a_point("c", NOON), a_point("a", NOON))
    inventory = an_inventory(a_server("db-1", recovery_points=points))

    pinned = pin(a_schedule(inventory=inventory), NotAfter(at=NOON), inventory)

    assert _chosen(pinned.schedule) == {"db-1": snapshot_id("c")}


def test_a_server_without_a_point_that_old_blocks() -> None:
    inventory = _two_servers()
    early = NOON - timedelta(minutes=30)

    pinned = pin(a_schedule(inventory=inventory), NotAfter(at=early), inventory)

    (finding,) = pinned.findings
    assert finding.code is FindingCode.POINT_IN_TIME_TOO_EARLY
    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-2")
    assert finding.wave == "Database"
    assert "2025-11-30T11:30:00+00:00" in finding.fact


def test_recovery_points_that_nobody_looked_up_count_as_gone() -> None:
    inventory = an_inventory(a_server("db-1", recovery_points=None))

    pinned = pin(a_schedule(inventory=inventory), NotAfter(at=NOON), inventory)

    assert [finding.code for finding in pinned.findings] == [FindingCode.POINT_IN_TIME_TOO_EARLY]


def test_a_snapshot_is_pinned_to_its_server_and_others_get_the_latest() -> None:
    inventory = _two_servers()
    choice = SnapshotPerServer(snapshots={server_id("db-1"): snapshot_id("old")})

    pinned = pin(a_schedule(inventory=inventory), choice, inventory)

    assert _chosen(pinned.schedule) == {"db-1": snapshot_id("old"), "db-2": None}
    assert pinned.findings == ()
    assert pinned.skew == timedelta(0)


def test_a_snapshot_that_is_gone_blocks() -> None:
    inventory = _two_servers()
    choice = SnapshotPerServer(snapshots={server_id("db-1"): snapshot_id("lost")})

    pinned = pin(a_schedule(inventory=inventory), choice, inventory)

    (finding,) = pinned.findings
    assert finding.code is FindingCode.RECOVERY_POINT_GONE
    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-1")
    assert snapshot_id("lost") in finding.fact


def test_a_snapshot_of_another_server_does_not_count() -> None:
    inventory = _two_servers()
    choice = SnapshotPerServer(snapshots={server_id("db-1"): snapshot_id("b-0")})

    pinned = pin(a_schedule(inventory=inventory), choice, inventory)

    assert [finding.code for finding in pinned.findings] == [FindingCode.RECOVERY_POINT_GONE]


def test_a_snapshot_for_a_server_outside_the_plan_is_refused() -> None:
    inventory = _two_servers()
    choice = SnapshotPerServer(snapshots={server_id("web-1"): snapshot_id("old")})

    with pytest.raises(ServersUnknown, match=server_id("web-1")):
        pin(a_schedule(inventory=inventory), choice, inventory)


def test_a_choice_is_read_by_its_kind() -> None:
    written = {"kind": "NOT_AFTER", "at": "2025-11-30T12:00:00Z"}

    read = TypeAdapter[PointInTime](PointInTime).validate_python(written)

    assert read == NotAfter(at=NOON)


def test_a_choice_of_snapshots_names_at_least_one() -> None:
    with pytest.raises(ValidationError):
        SnapshotPerServer(snapshots={})


def _two_servers() -> Inventory:
    first = (
        a_point("old", NOON - timedelta(hours=1)),
        a_point("at-noon", NOON),
        a_point("after-noon", NOON + timedelta(seconds=1)),
    )
    second = (a_point("b-0", NOON - timedelta(minutes=7)),)
    return an_inventory(
        a_server("db-1", recovery_points=first),
        a_server("db-2", recovery_points=second),
        groups=(GROUP,),
    )


def _chosen(schedule: Schedule) -> dict[str, str | None]:
    servers = schedule.wave(1).servers.values()
    return {server.hostname: server.snapshot_id for server in servers}
