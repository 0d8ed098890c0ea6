"""How soon the API answers a warm request."""

import io
import logging
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from datetime import timedelta

from benchmarks.measuring import fastest, print_times
from recovery.domain.people import Role
from tests.support.api_events import call_api
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


def report() -> None:
    print(f"\nA warm request, all in memory (ms, fastest of {REQUESTS}; in multiples of the first)")
    logging.disable(logging.CRITICAL)
    with redirect_stdout(io.StringIO()):
        times = {what: fastest(ask, runs=REQUESTS) for what, ask in _requests().items()}
    logging.disable(logging.NOTSET)
    print_times(times)


def _requests() -> Mapping[str, Callable[[], object]]:
    world = MemoryWorld()
    world.has_groups(a_group())
    world.has_plans(a_plan())
    schedule = a_schedule()
    world.has_executions(
        *(an_execution(schedule, execution_id=f"e-{n}", is_dry_run=True) for n in range(200))
    )

    def asking(path: str, **query: str) -> Callable[[], object]:
        return lambda: call_api(world, "GET", path, role=Role.VIEWER, query=query)

    estate = _a_large_estate()
    return {
        "getMe": asking("/me"),
        "listExecutions, 1 of 200": asking("/executions", limit="1"),
        "listExecutions, 50 of 200": asking("/executions", limit="50"),
        "listExecutions, all 200": asking("/executions", limit="200"),
        "getOverview, 4,000 servers": lambda: call_api(estate, "GET", "/overview"),
    }


def _a_large_estate() -> MemoryWorld:
    """4,000 servers in 200 groups; three quarters lag."""
    world = MemoryWorld()
    teams = [f"team-{number}" for number in range(200)]
    world.has_groups(*(a_tag_group(team, tags={"env": "prod", "team": team}) for team in teams))
    world.shows(
        *(
            a_server(f"{team}-{n}", tags={"env": "prod", "team": team}, lag=timedelta(minutes=n))
            for team in teams
            for n in range(20)
        )
    )
    return world
