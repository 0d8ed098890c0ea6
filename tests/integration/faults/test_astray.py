"""Invocations and events that go astray: what becomes of it is what the page says."""

import pytest

from tests.integration.faults.conftest import CleanDrill
from tests.support.faults.book import PAGE, read
from tests.support.faults.outcomes import OTHER_TROUBLES, outcome
from tests.support.running_cloud import RunningCloud

WRITTEN = read(PAGE.read_text())


@pytest.mark.parametrize("name", OTHER_TROUBLES)
def test_what_goes_astray_ends_as_the_page_says(
    name: str, cloud: RunningCloud, clean_drill: CleanDrill
) -> None:
    found = outcome(cloud, OTHER_TROUBLES[name], usual=clean_drill.took)

    assert found == WRITTEN.others[name]
