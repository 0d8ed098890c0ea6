"""The demo with its real console, in a fast local cloud with servers for every journey."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.demo import Demo, deployed, peopled
from scripts.journeys import surroundings
from scripts.people import Person, add_person, invite
from scripts.sample import begin_drill, new_key, sample_plan
from tests.support.deployed import REGION, place_of
from tests.support.running_cloud import HUB, running_cloud

WORLD = Path(__file__).with_name("world.yaml")
SPEED = 60
REGIONS = (REGION, "eu-central-1")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    folder = tmp_path_factory.mktemp("deployed")
    with running_cloud("--world", str(WORLD), "--speed", str(SPEED), folder=folder) as cloud:
        place = place_of(cloud)
        demo = peopled(place, deployed(place))
        furnish(demo)
        yield demo


def furnish(demo: Demo) -> None:
    """A plan and a first drill of it: something to see on every page."""
    account = {"accountId": HUB, "name": "Hub", "regions": REGIONS}
    demo.api.posted("/accounts", account, key=new_key())
    begin_drill(demo.api, sample_plan(demo.api, demo.place))


@pytest.fixture(scope="session")
def told(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What every journey is told by its environment."""
    newcomer = Person("newcomer@example.com", demo.people[0].password)
    invite(demo.pool, newcomer)
    careful = add_person(demo.pool, "Viewer", name="careful", password=newcomer.password)
    told = surroundings(demo, tmp_path_factory.mktemp("sessions"))
    people = {"NEWCOMER": newcomer.email, "CAREFUL": careful.email}
    return {**told, **people, "NO_COLOR": "1"}
