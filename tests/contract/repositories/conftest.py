"""Every test here runs twice: over the repositories in memory, and over those on DynamoDB."""

from collections.abc import Iterator

import pytest

from tests.support.kept_in_dynamodb import DynamoRepositories, kept_in_dynamodb
from tests.support.memory.world import MemoryWorld
from tests.support.repositories import Repositories
from tests.support.running_cloud import RunningCloud, running_cloud


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    with running_cloud("--speed", "60", folder=tmp_path_factory.mktemp("tables")) as cloud:
        yield cloud


@pytest.fixture
def dynamo(cloud: RunningCloud) -> Iterator[DynamoRepositories]:
    with kept_in_dynamodb(cloud) as kept:
        yield kept


@pytest.fixture(params=["memory", "dynamodb"])
def kept(request: pytest.FixtureRequest) -> Repositories:
    if request.param == "memory":
        return MemoryWorld().ports
    found: DynamoRepositories = request.getfixturevalue("dynamo")
    return found
