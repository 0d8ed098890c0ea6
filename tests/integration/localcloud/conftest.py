"""A local cloud of its own, whose clock runs fast enough for whole drills."""

from collections.abc import Iterator

import pytest

from tests.support.running_cloud import RunningCloud, running_cloud
from tests.support.workshop import Workshop


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    folder = tmp_path_factory.mktemp("cloud")
    with running_cloud("--world", "three-tier", "--speed", "600", folder=folder) as running:
        yield running


@pytest.fixture
def clear_cloud(cloud: RunningCloud) -> Iterator[RunningCloud]:
    """Without faults, before and after."""
    cloud.ask("DELETE", "faults")
    yield cloud
    cloud.ask("DELETE", "faults")


@pytest.fixture(scope="session")
def workshop(cloud: RunningCloud) -> Workshop:
    return Workshop(cloud)
