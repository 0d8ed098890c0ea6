"""A local cloud for its DynamoDB, and what a drill looks like in which nothing breaks."""

from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

import pytest

from tests.support.faults.points import Point
from tests.support.faults.story import told
from tests.support.faults.trouble import Trouble
from tests.support.faults.verdict import Verdict, verdict
from tests.support.running_cloud import RunningCloud, running_cloud


class CleanDrill(NamedTuple):
    verdict: Verdict
    took: timedelta
    points: list[Point]


@pytest.fixture(scope="session")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    with running_cloud("--speed", "60", folder=tmp_path_factory.mktemp("tables")) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def clean_drill(cloud: RunningCloud) -> CleanDrill:
    with told(cloud, Trouble()) as story:
        return CleanDrill(verdict(story), story.took, story.gate.points)
