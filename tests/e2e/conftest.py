"""The whole product in one local cloud, reached only as its users reach it."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.support.deployed import REGION, Deployed, deployed_product
from tests.support.product_api import Api, Json
from tests.support.running_cloud import HUB

WORLD = Path(__file__).with_name("world.yaml")
START = {"accountId": HUB, "region": REGION}
MANY = {"accountId": HUB, "region": "eu-central-1"}


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    folder = tmp_path_factory.mktemp("deployed")
    with deployed_product(folder=folder, world=str(WORLD)) as product:
        yield product


@pytest.fixture(scope="session")
def api(deployed: Deployed) -> Api:
    """The account of the product itself is registered."""
    api = Api(deployed)
    regions = [place["region"] for place in (START, MANY)]
    api.made("/accounts", {"accountId": HUB, "name": "Hub", "regions": regions})
    return api


class Shelf:
    """Servers that no test has used yet: what is started keeps its servers."""

    def __init__(self, api: Api, location: Json) -> None:
        self.api = api
        self.location = location
        found = api.everything("/source-servers", **location)
        self._left = (server["serverId"] for server in found)

    def take(self, number: int = 1) -> list[str]:
        taken = list(islice(self._left, number))
        assert len(taken) == number, "tests/e2e/world.yaml has too few servers."
        return taken

    def group(self, number: int = 1) -> Json:
        """Of so many servers."""
        return self.api.group(self.location, self.take(number))


@pytest.fixture(scope="session")
def shelf(api: Api) -> Shelf:
    return Shelf(api, START)
