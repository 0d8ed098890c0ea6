"""Where DRS leaves the least room."""

from datetime import timedelta

from recovery.domain.limits import DrsLimits
from recovery.ports.estate import Blind, DrsQuotas
from recovery.usecases.overview.headroom import QuotasOverview
from recovery.usecases.overview.overview import get_overview
from recovery.usecases.places import PlaceQuery
from recovery.usecases.quotas import get_quotas
from tests.support.builders import AMERICA, EUROPE, a_server
from tests.support.memory.world import MemoryWorld


def a_world(*, source_servers: int = 4) -> MemoryWorld:
    """Three servers here, one there; more are allowed there."""
    world = MemoryWorld()
    world.has_places(EUROPE, AMERICA)
    world.shows(*map(a_server, ("db-1", "db-2", "db-3")), a_server("us-1", location=AMERICA))
    world.quotas.by_location[EUROPE] = DrsQuotas(
        limits=DrsLimits(), replicating_servers=300, source_servers=source_servers
    )
    return world


def quotas_of(world: MemoryWorld) -> QuotasOverview:
    return get_overview(world.ports).quotas


def test_the_fullest_quotas_come_first_with_the_numbers_of_the_quotas() -> None:
    world = a_world()

    first, second, *others = quotas_of(world).tightest

    assert (first.region, first.quota, first.left) == (EUROPE.region, "sourceServers", 1)
    assert (second.region, second.quota) == (EUROPE.region, "replicatingServers")
    assert len(others) == 3
    europe = get_quotas(world.ports, PlaceQuery(region=EUROPE.region)).items[0]
    assert europe.source_servers.model_dump() == first.model_dump(include={"limit", "used", "left"})


def test_a_quota_that_is_more_than_full_is_the_first() -> None:
    [first, *_] = quotas_of(a_world(source_servers=2)).tightest

    assert (first.quota, first.used, first.left) == ("sourceServers", 3, 0)


def test_a_place_that_can_not_be_read_has_no_headroom_but_a_problem() -> None:
    world = a_world()
    world.clock.forward(timedelta(minutes=1))
    world.estate.put(Blind(location=EUROPE, code="ACCESS_DENIED", reason="No permission."))

    found = quotas_of(world)

    assert {room.region for room in found.tightest} == {AMERICA.region}
    [unknown] = found.unknown
    assert (unknown.region, unknown.problem.code) == (EUROPE.region, "ACCESS_DENIED")
