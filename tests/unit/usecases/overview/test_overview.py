"""Can we recover now: one look at everything."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from recovery.domain.inventory import RecoveryInstance, Replication
from recovery.ports.estate import Blind
from recovery.ports.paging import PageRequest
from recovery.usecases.inventory import JUST_NOW
from recovery.usecases.overview.overview import Overview, get_overview
from recovery.usecases.overview.server_counts import ServerCount, ServersOverview
from recovery.usecases.plans.plans import list_plans
from recovery.usecases.plans.view import PlanQuery
from recovery.usecases.source_servers.reading import list_source_servers
from recovery.usecases.source_servers.server_query import ServerQuery
from tests.support.builders import (
    AMERICA,
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_server,
    a_tag_group,
    a_wave,
    instance_id,
)
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld

MINUTE = timedelta(minutes=1)
LATE = Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer.")
DRILLED = RecoveryInstance(instance_id=instance_id("drill"), is_drill=True)


def a_world() -> MemoryWorld:
    """A planned database that lags, a web server in a group alone, and two in America."""
    world = MemoryWorld()
    world.has_places(EUROPE, AMERICA)
    world.has_groups(
        a_group("Database", "db-1"), a_tag_group("Front", tags={"tier": "web"}, location=EUROPE)
    )
    world.has_plans(a_plan(objectives={"rpo": 15 * MINUTE}))
    world.shows(
        a_server("db-1", lag=20 * MINUTE, replication=Replication.BACKLOG),
        a_server("web-1", tags={"tier": "web"}, instance=DRILLED),
        a_server("us-1", location=AMERICA, replication=Replication.STOPPED),
        a_server("us-2", location=AMERICA, has_recovery_point=False),
    )
    return world


def the_servers_of(overview: Overview) -> ServersOverview:
    assert overview.servers is not None
    return overview.servers


def counts_in(servers: ServersOverview) -> Iterator[ServerCount]:
    yield from (servers.ready, servers.not_ready, servers.no_group, servers.no_plan)
    yield servers.drill_instances
    yield from (*servers.obstacles, *servers.replication)


def listed_by(world: MemoryWorld, query: Mapping[str, str]) -> int:
    asked = ServerQuery.model_validate(query)
    return list_source_servers(world.ports, asked, PageRequest()).total


def test_servers_of_all_places_are_counted() -> None:
    servers = the_servers_of(get_overview(a_world().ports))

    assert (servers.total, servers.ready.count, servers.not_ready.count) == (4, 2, 2)
    assert {one.clause: one.count for one in servers.obstacles} == {
        "its replication is STOPPED": 1,
        "it has no recovery point yet": 1,
    }
    assert (servers.no_group.count, servers.no_plan.count) == (2, 1)
    assert [example.hostname for example in servers.drill_instances.examples] == ["web-1"]


def test_every_number_of_servers_is_the_length_of_the_list_that_its_filter_shows() -> None:
    world = a_world()

    counts = list(counts_in(the_servers_of(get_overview(world.ports))))

    assert len(counts) == 10
    assert [listed_by(world, one.query) for one in counts] == [one.count for one in counts]


def test_a_plan_that_breaks_its_promise_is_told() -> None:
    plans = get_overview(a_world().ports).plans

    assert plans.total == 1
    [rpo] = plans.rpo
    assert (rpo.plan_name, rpo.breaching) == ("Web shop", 1)
    assert rpo.worst[0].beyond == 5 * MINUTE


def test_a_plan_that_was_never_drilled_is_told() -> None:
    drills = get_overview(a_world().ports).plans.drills

    assert (drills.lately, drills.overdue) == (0, ())
    assert [plan.plan_name for plan in drills.never] == ["Web shop"]


def test_every_number_of_plans_is_the_length_of_the_list_that_its_filter_shows() -> None:
    world = a_world()
    world.has_plans(a_plan(plan_id="p-8", name="Mail"))

    counts = get_overview(world.ports).plans.drills.counts

    assert {one.drilled: one.count for one in counts} == {"LATELY": 0, "OVERDUE": 0, "NEVER": 2}
    assert [plans_listed_by(world, one.query) for one in counts] == [0, 0, 2]


def plans_listed_by(world: MemoryWorld, query: Mapping[str, str]) -> int:
    drilled = PlanQuery.model_validate(query).drilled
    return len(list_plans(world.ports, a_call("listPlans"), PageRequest(), drilled).items)


def test_a_place_that_was_never_read_is_in_no_number_and_told_instead() -> None:
    world = a_world()
    world.estate.put(LATE)

    overview = get_overview(world.ports)

    assert (overview.basis.places, overview.basis.unread) == (2, 1)
    [problem] = overview.basis.problems
    assert (problem.region, problem.at) == (EUROPE.region, None)
    assert the_servers_of(overview).total == 2
    [rpo] = overview.plans.rpo
    assert (rpo.servers, rpo.unseen, rpo.unread) == (0, 1, (EUROPE,))


def test_a_place_that_stopped_answering_counts_as_it_was_and_its_age_is_told() -> None:
    world = a_world()
    get_overview(world.ports)
    world.clock.forward(timedelta(hours=1))
    world.estate.put(LATE)

    overview = get_overview(world.ports)

    assert overview.at == NOON + timedelta(hours=1)
    assert (overview.basis.at, overview.basis.unread) == (NOON, 0)
    [problem] = overview.basis.problems
    assert (problem.is_stale, problem.age_seconds) == (True, 3600)
    assert the_servers_of(overview).total == 4


def test_where_nothing_could_be_read_nothing_is_said_about_servers() -> None:
    world = MemoryWorld()
    world.has_places(EUROPE)

    overview = get_overview(world.ports)

    assert overview.servers is None
    assert (overview.basis.at, overview.basis.unread) == (None, 1)


def test_where_no_place_is_registered_there_are_no_servers() -> None:
    overview = get_overview(MemoryWorld().ports)

    assert the_servers_of(overview).total == 0
    assert overview.basis.places == 0


def test_what_was_seen_lately_is_not_read_again_unless_the_newest_is_wanted() -> None:
    world = a_world()
    get_overview(world.ports)
    world.clock.forward(MINUTE)

    get_overview(world.ports)
    after_a_minute = len(world.estate.looked)
    get_overview(world.ports, max_age=JUST_NOW)

    assert after_a_minute == 2
    assert len(world.estate.looked) == 4


def test_a_group_in_no_wave_protects_no_server_by_a_plan() -> None:
    world = a_world()
    world.has_plans(a_plan(a_wave("Front"), plan_id="p-8", name="Front"))

    servers = the_servers_of(get_overview(world.ports))

    assert servers.no_plan.count == 0
