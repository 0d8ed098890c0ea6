"""Calls of the function that performs, broken: what becomes of it is what the page says."""

import pytest

from tests.integration.faults.conftest import CleanDrill
from tests.support.faults.book import PAGE, read
from tests.support.faults.outcomes import outcome, trouble_of
from tests.support.faults.points import Blow, Fault, Point, Work
from tests.support.running_cloud import RunningCloud

WRITTEN = read(PAGE.read_text())
TRIED = [
    (Work.START, "drs.StartRecovery", [*Fault]),
    (Work.START, "drs.DescribeJobs", [Fault.DENIED]),
    (Work.START, "sts.AssumeRole", [Fault.DENIED]),
    (Work.START, "dynamodb.PutItem", [Fault.DIES_BEFORE]),
    (Work.SETTINGS, "ec2.CreateLaunchTemplateVersion", [Fault.DIES_AFTER]),
    (Work.SETTINGS, "ec2.ModifyLaunchTemplate", [Fault.DIES_BEFORE]),
    (Work.COMMAND, "ssm.SendCommand", [Fault.DIES_AFTER, Fault.RIVAL]),
    (Work.AUTOMATION, "ssm.StartAutomationExecution", [Fault.NO_REPLY]),
    (Work.TERMINATE, "drs.TerminateRecoveryInstances", [Fault.DIES_AFTER, Fault.DENIED]),
    (Work.NOTIFY, "sns.Publish", [Fault.DENIED]),
]
BLOWS = [Blow(Point(work, call), fault) for work, call, faults in TRIED for fault in faults]


@pytest.mark.parametrize("blow", BLOWS, ids=str)
def test_a_broken_call_ends_as_the_page_says(
    blow: Blow, cloud: RunningCloud, clean_drill: CleanDrill
) -> None:
    found = outcome(cloud, trouble_of(blow), usual=clean_drill.took)

    assert found == WRITTEN.cells[blow]
