"""What is wrong with a plan whatever DRS says."""

import pytest

from recovery.domain.errors import PlanInvalid
from recovery.domain.findings import FindingCode
from recovery.domain.planning.judged_alone import judged_alone, refuse_senseless
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import (
    NOON,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_wave,
    an_automation,
)

SENSELESS = {
    FindingCode.WAVE_NAME_TWICE: a_plan(a_wave(), a_wave(group_ids=())),
    FindingCode.DEPENDENCY_UNKNOWN: a_plan(a_wave("Database", "App")),
    FindingCode.DEPENDENCY_CYCLE: a_plan(a_wave("Database", "Database")),
    FindingCode.GROUP_UNKNOWN: a_plan(a_wave("Web")),
    FindingCode.GROUP_TWICE: a_plan(a_wave(), a_wave("Web", group_ids=("Database",))),
    FindingCode.ACTION_HAS_NO_INSTANCES: a_plan(a_wave(actions_before=(a_command(),))),
    FindingCode.ACTION_HAS_NO_LOCATION: a_plan(
        a_wave(group_ids=(), actions_after=(an_automation(),))
    ),
}


@pytest.mark.parametrize("code", SENSELESS)
def test_a_plan_that_makes_no_sense_is_refused_with_its_findings(code: FindingCode) -> None:
    findings = judged_alone(SENSELESS[code], (a_group(),), NOON)

    with pytest.raises(PlanInvalid) as refused:
        refuse_senseless(findings)

    assert code in {finding.code for finding in refused.value.findings}


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (a_plan().changed(waves=()), FindingCode.PLAN_HAS_NO_WAVES),
        (a_plan(a_wave(group_ids=())), FindingCode.WAVE_EMPTY),
        (a_plan(a_wave(group_ids=("Database", "Database"))), FindingCode.GROUP_TWICE),
        (a_plan(a_wave(checks=(a_document_check(),))), FindingCode.CHECK_NEEDS_AGENT),
    ],
)
def test_what_can_still_be_mended_is_told_and_not_refused(
    plan: RecoveryPlan, code: FindingCode
) -> None:
    findings = judged_alone(plan, (a_group(),), NOON)

    refuse_senseless(findings)

    assert [finding.code for finding in findings] == [code]


def test_nothing_is_said_about_servers_that_nobody_looked_at() -> None:
    group = a_group(launch_settings={"subnet_id": "subnet-9"})
    action = a_command(document="seed-data")
    plan = a_plan(a_wave(actions_after=(action,)), objectives={"rpo": "PT1M"})

    assert judged_alone(plan, (group,), NOON) == ()
