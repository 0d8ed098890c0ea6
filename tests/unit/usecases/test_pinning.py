"""Recovery points are looked up only where they matter."""

from datetime import timedelta

import pytest

from recovery.domain.errors import LocationUnreachable, ServersUnknown
from recovery.domain.findings import FindingCode
from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.compile_plan import compile_plan
from recovery.domain.planning.point_in_time import Latest, NotAfter, PointInTime, SnapshotPerServer
from recovery.ports.estate import Blind
from recovery.usecases.pinning import PinnedCompilation, with_points
from tests.support.builders import (
    EUROPE,
    NOON,
    a_plan,
    a_point,
    a_wave,
    an_inventory_of,
    server_id,
    snapshot_id,
)
from tests.support.memory.world import MemoryWorld

HOUR = timedelta(hours=1)
TWO = an_inventory_of({"Database": ("db-1", "db-2")})


def a_world() -> MemoryWorld:
    """Of db-1 there is one recovery point; of db-2 there is none."""
    world = MemoryWorld()
    world.recovery_points.by_server[server_id("db-1")] = (a_point("old", NOON - HOUR),)
    return world


def pinned(
    world: MemoryWorld, wanted: PointInTime, inventory: Inventory = TWO
) -> PinnedCompilation:
    compilation = compile_plan(a_plan(), inventory, Limits())
    return with_points(world.ports, compilation, inventory, wanted)


def snapshots(found: PinnedCompilation) -> dict[str, str | None]:
    schedule = found.compilation.schedule
    assert schedule
    return {server.hostname: server.snapshot_id for server in schedule.wave(1).servers.values()}


def test_for_the_latest_data_nothing_is_looked_up() -> None:
    world = a_world()
    world.estate.put(Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer."))

    found = pinned(world, Latest())

    assert found.pinned is None
    assert snapshots(found) == {"db-1": None, "db-2": None}


def test_a_point_is_pinned_to_the_server_that_names_it() -> None:
    wanted = SnapshotPerServer(snapshots={server_id("db-1"): snapshot_id("old")})

    found = pinned(a_world(), wanted)

    assert snapshots(found) == {"db-1": snapshot_id("old"), "db-2": None}
    assert found.compilation.findings == ()


def test_a_server_without_such_a_point_is_a_finding_beside_the_others() -> None:
    found = pinned(a_world(), NotAfter(at=NOON))

    (finding,) = found.compilation.findings
    assert (finding.code, finding.thing) == (
        FindingCode.POINT_IN_TIME_TOO_EARLY,
        server_id("db-2"),
    )


def test_a_point_of_a_stranger_is_refused() -> None:
    wanted = SnapshotPerServer(snapshots={server_id("web-9"): snapshot_id("old")})

    with pytest.raises(ServersUnknown):
        pinned(a_world(), wanted)


def test_a_place_that_does_not_tell_its_points_is_not_passed_over() -> None:
    world = a_world()
    world.estate.put(Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer."))

    with pytest.raises(LocationUnreachable):
        pinned(world, NotAfter(at=NOON))


def test_a_plan_without_a_schedule_has_nothing_to_pin() -> None:
    compilation = compile_plan(a_plan(a_wave("Database", "Nowhere")), TWO, Limits())

    found = with_points(a_world().ports, compilation, TWO, NotAfter(at=NOON))

    assert found.compilation == compilation
    assert found.pinned is None
