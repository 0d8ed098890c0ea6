"""Every test of this folder runs against every face."""

from collections.abc import Iterator

import pytest

from tests.support.drs_faces import Face, InProcess
from tests.support.drs_over_http import SPEED, Accounts, OverHttp, world_file
from tests.support.running_cloud import RunningCloud, running_cloud


@pytest.fixture(scope="session")
def cloud_of_accounts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    world = world_file(tmp_path_factory.mktemp("world"))
    folder = tmp_path_factory.mktemp("cloud")
    with running_cloud("--world", str(world), "--speed", str(SPEED), folder=folder) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def accounts() -> Accounts:
    return Accounts()


@pytest.fixture(params=["in process", "over HTTP"])
def face(request: pytest.FixtureRequest) -> Iterator[Face]:
    if request.param == "in process":
        yield InProcess()
        return
    cloud: RunningCloud = request.getfixturevalue("cloud_of_accounts")
    yield OverHttp(cloud, request.getfixturevalue("accounts"))
    cloud.ask("DELETE", "faults")
