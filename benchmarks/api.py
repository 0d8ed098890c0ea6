"""How soon the API answers a warm request, all in memory: in multiples of getMe."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from benchmarks.drills import SIZES, Size, Trial, drill
from benchmarks.measuring import fastest
from benchmarks.quiet import quiet
from benchmarks.table import Row, joined
from recovery.domain.inventory import SourceServer
from recovery.domain.people import Role
from tests.support.api_events import an_event, answered_over, call_api
from tests.support.builders import (
    a_group,
    a_plan,
    a_schedule,
    a_server,
    a_tag_group,
    an_execution,
)
from tests.support.memory.world import MemoryWorld

REQUESTS = 20
EXECUTIONS = (1, 50, 200)
_TEAM = 20
"""Servers of one group in a large estate."""


def rows() -> Iterator[Row]:
    with quiet():
        base = _time(MemoryWorld(), "/me")
        lists = [time / base for time in _lists()]
        pages = [_execution(size) / base for size in SIZES]
        overviews = [_overview(size.servers) / base for size in SIZES]
    yield Row(
        "API, warm: getMe",
        "1.0",
        f"{base * 1e3:.2f} ms, all in memory; the fastest of {REQUESTS}",
    )
    yield Row("API, warm: getExecution", _multiples(pages), "in multiples of getMe")
    yield Row("API, warm: getOverview", _multiples(overviews), "likewise")
    yield Row(
        f"API, warm: listExecutions, {joined(map(str, EXECUTIONS))} of 200 in a page",
        _multiples(lists),
        "likewise",
    )


def _multiples(times: list[float]) -> str:
    return joined(f"{time:.1f}" for time in times)


def _time(world: MemoryWorld, path: str, query: Mapping[str, str] | None = None) -> float:
    def ask() -> object:
        return call_api(world, "GET", path, role=Role.VIEWER, query=query or {})

    return fastest(ask, runs=REQUESTS)


def _lists() -> Iterator[float]:
    world = MemoryWorld()
    world.has_groups(a_group())
    world.has_plans(a_plan())
    schedule = a_schedule()
    world.has_executions(
        *(an_execution(schedule, execution_id=f"e-{n}", is_dry_run=True) for n in range(200))
    )
    for number in EXECUTIONS:
        yield _time(world, "/executions", {"limit": str(number)})


def _execution(size: Size) -> float:
    """Of one that has ended, with all that it can tell."""
    outcome = drill(Trial(size))
    event = an_event("GET", f"/executions/{outcome.execution.execution_id}", role=Role.VIEWER)
    return fastest(lambda: answered_over(outcome.engine.ports, event), runs=REQUESTS)


def _overview(servers: int) -> float:
    """Half of them lag."""
    world = MemoryWorld()
    teams = [f"team-{number}" for number in range(max(1, servers // _TEAM))]
    world.has_groups(*(a_tag_group(team, tags={"env": "prod", "team": team}) for team in teams))
    world.shows(*(_server(number, teams) for number in range(servers)))
    return _time(world, "/overview")


def _server(number: int, teams: list[str]) -> SourceServer:
    team = teams[number % len(teams)]
    tags = {"env": "prod", "team": team}
    return a_server(f"{team}-{number}", tags=tags, lag=timedelta(minutes=number % _TEAM))
