"""The whole product, deployed into one local cloud with servers in two accounts and two Regions."""

from collections.abc import Iterator

import pytest

from tests.support.deployed import Deployed, deployed_product


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    folder = tmp_path_factory.mktemp("deployed")
    with deployed_product(folder=folder, world="estate") as product:
        yield product
