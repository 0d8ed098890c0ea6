"""What DRS allows in each account and Region, what is used, and what is left."""

import pytest

from recovery.domain.errors import Unknown
from recovery.domain.inventory import Replication
from recovery.domain.limits import DrsLimits
from recovery.ports.estate import Blind, DrsQuotas, LiveJob
from recovery.usecases.places import PlaceQuery
from recovery.usecases.quotas import Usage, get_quotas
from tests.support.builders import AMERICA, EUROPE, NOON, a_server, server_id
from tests.support.memory.world import MemoryWorld

EVERYWHERE = PlaceQuery()


def a_job(job_id: str, *hostnames: str) -> LiveJob:
    server_ids = tuple(server_id(hostname) for hostname in hostnames)
    return LiveJob(job_id=job_id, kind="LAUNCH", started_at=NOON, server_ids=server_ids)


def test_what_is_used_is_counted_and_what_is_left_follows() -> None:
    world = MemoryWorld()
    world.has_places(EUROPE)
    servers = (
        a_server("db-1"),
        a_server("db-2"),
        a_server("db-3", replication=Replication.STOPPED),
    )
    jobs = (a_job("drsjob-1", "db-1", "db-2"), a_job("drsjob-2", "db-3"))
    world.shows(*servers, live_jobs=jobs)
    world.quotas.by_location[EUROPE] = DrsQuotas(
        limits=DrsLimits(servers_per_job=10, servers_in_jobs=50, jobs=5),
        replicating_servers=300,
        source_servers=4000,
    )

    (found,) = get_quotas(world.ports, EVERYWHERE).items

    assert found.jobs == Usage(limit=5, used=2, left=3)
    assert found.servers_in_jobs == Usage(limit=50, used=3, left=47)
    assert found.servers_per_job == Usage(limit=10, used=2, left=8)
    assert found.replicating_servers == Usage(limit=300, used=2, left=298)
    assert found.source_servers == Usage(limit=4000, used=3, left=3997)
    assert (found.at, found.problem) == (NOON, None)


def test_more_than_is_allowed_leaves_nothing() -> None:
    world = MemoryWorld()
    world.has_places(EUROPE)
    world.shows(a_server("db-1"), live_jobs=(a_job("drsjob-1", "db-1"), a_job("drsjob-2", "db-2")))
    world.quotas.by_location[EUROPE] = DrsQuotas(
        limits=DrsLimits(jobs=1), replicating_servers=300, source_servers=4000
    )

    (found,) = get_quotas(world.ports, EVERYWHERE).items

    assert found.jobs == Usage(limit=1, used=2, left=0)


def test_where_no_job_runs_none_is_the_largest() -> None:
    world = MemoryWorld()
    world.has_places(EUROPE)
    world.shows(a_server("db-1"))

    (found,) = get_quotas(world.ports, EVERYWHERE).items

    assert found.servers_per_job == Usage(limit=100, used=0, left=100)


def test_a_place_that_can_not_be_read_says_so_and_hides_no_other() -> None:
    world = MemoryWorld()
    world.has_places(EUROPE, AMERICA)
    world.shows(a_server("web-1", location=AMERICA))
    world.estate.put(Blind(location=EUROPE, code="ACCESS_DENIED", reason="No permission."))

    europe, america = get_quotas(world.ports, EVERYWHERE).items

    assert europe.problem is not None
    assert europe.problem.code == "ACCESS_DENIED"
    assert (europe.jobs, europe.at) == (Usage(), None)
    assert america.jobs == Usage(limit=20, used=0, left=20)


def test_usage_that_was_seen_before_is_told_with_its_age_when_reading_fails() -> None:
    world = MemoryWorld()
    world.has_places(EUROPE)
    world.shows(a_server("db-1"))
    get_quotas(world.ports, EVERYWHERE)
    world.estate.put(Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer."))

    (found,) = get_quotas(world.ports, EVERYWHERE).items

    assert found.source_servers == Usage(limit=None, used=1, left=None)
    assert found.at == NOON
    assert found.problem is not None


def test_one_account_and_one_region_can_be_asked_for() -> None:
    world = MemoryWorld()
    world.has_places(EUROPE, AMERICA)

    by_account = get_quotas(world.ports, PlaceQuery(account_id=AMERICA.account_id))
    by_region = get_quotas(world.ports, PlaceQuery(region=EUROPE.region))

    assert [one.region for one in by_account.items] == [AMERICA.region]
    assert [one.region for one in by_region.items] == [EUROPE.region]


def test_an_account_that_nobody_registered_is_unknown() -> None:
    with pytest.raises(Unknown):
        get_quotas(MemoryWorld().ports, PlaceQuery(account_id="777788889999"))
