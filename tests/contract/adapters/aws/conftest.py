"""One local cloud for each world; a hub in it for each test."""

import json
from collections.abc import Iterator

import pytest

from tests.support.aws_hub import REGION, AwsHub, aws_hub
from tests.support.memory.world import HUB
from tests.support.running_cloud import RunningCloud, running_cloud

SPEED = "600"
"""A drill takes a second."""


@pytest.fixture(scope="session")
def three_tier_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    folder = tmp_path_factory.mktemp("three-tier")
    with running_cloud("--world", "three-tier", "--speed", SPEED, folder=folder) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def estate_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    folder = tmp_path_factory.mktemp("estate")
    with running_cloud("--world", "estate", "--speed", SPEED, folder=folder) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def broken_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    folder = tmp_path_factory.mktemp("broken")
    with running_cloud("--world", "broken", "--speed", SPEED, folder=folder) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def paged_cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    """Seven servers, each with an instance from a drill, and pages of two."""
    server = {
        "hostname": "web-{n}",
        "os": "Linux version 5.15.0",
        "ip": "10.0.0.0/24",
        "recovered": {"is_drill": True, "age": "2h"},
        "repeat": {"n": "1..7"},
    }
    place = {"account": HUB, "region": REGION, "knobs": {"page_size": 2}, "servers": [server]}
    world = tmp_path_factory.mktemp("world") / "paged.yaml"
    world.write_text(json.dumps({"name": "Paged", "places": [place]}))
    folder = tmp_path_factory.mktemp("paged")
    with running_cloud("--world", str(world), "--speed", SPEED, folder=folder) as cloud:
        yield cloud


@pytest.fixture
def paged(paged_cloud: RunningCloud) -> Iterator[AwsHub]:
    with aws_hub(paged_cloud) as hub:
        yield hub


@pytest.fixture
def shop(three_tier_cloud: RunningCloud) -> Iterator[AwsHub]:
    with aws_hub(three_tier_cloud) as hub:
        yield hub


@pytest.fixture
def company(estate_cloud: RunningCloud) -> Iterator[AwsHub]:
    with aws_hub(estate_cloud) as hub:
        yield hub


@pytest.fixture
def trouble(broken_cloud: RunningCloud) -> Iterator[AwsHub]:
    with aws_hub(broken_cloud) as hub:
        yield hub
