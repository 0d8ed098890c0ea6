"""How the work of the overview grows: a browser asks for it again and again."""

from collections.abc import Iterator
from datetime import timedelta

from recovery.domain.inventory import SourceServer
from recovery.usecases.overview.overview import get_overview
from tests.support.builders import EUROPE, a_plan, a_server, a_tag_group, a_wave
from tests.support.counted_calls import calls_of
from tests.support.memory.world import MemoryWorld

TEAM = 20


def an_estate(servers: int) -> MemoryWorld:
    """Each team has its servers and a group that finds them by tags; a few have plans."""
    teams = [f"team-{number}" for number in range(servers // TEAM)]
    world = MemoryWorld()
    world.has_places(EUROPE)
    world.has_groups(*(a_tag_group(team, tags={"env": "prod", "team": team}) for team in teams))
    promised = {"rpo": timedelta(minutes=5)}
    world.has_plans(
        *(a_plan(a_wave(team), plan_id=team, name=team, objectives=promised) for team in teams[:9])
    )
    world.shows(*(server for team in teams for server in servers_of(team)))
    get_overview(world.ports)
    return world


def servers_of(team: str) -> Iterator[SourceServer]:
    for number in range(TEAM):
        tags = {"env": "prod", "team": team}
        yield a_server(f"{team}-{number}", tags=tags, lag=timedelta(minutes=number))


def test_ten_times_the_servers_and_groups_are_about_ten_times_the_work() -> None:
    few, many = an_estate(400), an_estate(4000)

    growth = calls_of(lambda: get_overview(many.ports)) / calls_of(lambda: get_overview(few.ports))

    assert growth <= 11
