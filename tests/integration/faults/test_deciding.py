"""Calls of the functions that decide, hear and sweep, broken: it becomes what the page says."""

import pytest

from tests.integration.faults.conftest import CleanDrill
from tests.support.faults.book import PAGE, read
from tests.support.faults.outcomes import outcome, trouble_of
from tests.support.faults.points import Blow, Fault, Point, Work
from tests.support.running_cloud import RunningCloud

WRITTEN = read(PAGE.read_text())
TRIED = [
    (Work.DECIDE, "dynamodb.UpdateItem", [Fault.DIES_AFTER]),
    (Work.DECIDE, "dynamodb.TransactWriteItems", [Fault.DIES_AFTER, Fault.NO_REPLY, Fault.RIVAL]),
    (Work.DECIDE, "ec2.DescribeInstanceStatus", [Fault.DENIED]),
    (Work.EVENT, "dynamodb.UpdateItem", [Fault.DIES_AFTER]),
    (Work.EVENT, "sfn.SendTaskSuccess", [Fault.REPLY_LOST]),
    (Work.SWEEP, "sfn.DescribeExecution", [Fault.DENIED]),
]
BLOWS = [Blow(Point(work, call), fault) for work, call, faults in TRIED for fault in faults]


@pytest.mark.parametrize("blow", BLOWS, ids=str)
def test_a_broken_call_ends_as_the_page_says(
    blow: Blow, cloud: RunningCloud, clean_drill: CleanDrill
) -> None:
    found = outcome(cloud, trouble_of(blow), usual=clean_drill.took)

    assert found == WRITTEN.cells[blow]
