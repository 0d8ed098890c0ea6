"""One local cloud for all tests of this folder; each test makes what it needs in it."""

from collections.abc import Iterator

import pytest

from tests.support.running_cloud import RunningCloud, running_cloud
from tests.support.workshop import Workshop


@pytest.fixture(scope="session")
def emulator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    with running_cloud("--speed", "60", folder=tmp_path_factory.mktemp("emulator")) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def workshop(emulator: RunningCloud) -> Workshop:
    return Workshop(emulator)
