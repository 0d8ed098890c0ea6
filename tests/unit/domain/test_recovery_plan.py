"""A recovery plan: waves of protection groups that form a dependency graph."""

import pytest
from pydantic import ValidationError

from recovery.domain.health_checks import AgentCheck, StatusCheck
from recovery.domain.recovery_plan import FailurePolicy, FailureThreshold, RecoveryPlan
from tests.support.builders import (
    a_command,
    a_document_check,
    a_plan,
    a_wave,
    an_automation,
)


def test_without_a_threshold_no_failure_is_tolerated() -> None:
    threshold = FailureThreshold()

    assert threshold.tolerated(out_of=100) == 0


@pytest.mark.parametrize(("servers", "percent", "tolerated"), [(3, 10, 3), (1, 10, 2), (0, 4, 0)])
def test_the_more_generous_of_number_and_percentage_holds(
    servers: int, percent: int, tolerated: int
) -> None:
    threshold = FailureThreshold(servers=servers, percent=percent)

    assert threshold.tolerated(out_of=20) == tolerated


def test_a_wave_is_careful_if_nothing_else_is_said() -> None:
    wave = a_wave()

    assert wave.on_failure is FailurePolicy.STOP
    assert wave.checks == (StatusCheck(), AgentCheck())
    assert wave.approval is None


def test_actions_and_checks_are_read_by_their_kind() -> None:
    plan = a_plan(
        a_wave(
            actions_before=(an_automation(),),
            actions_after=(a_command(),),
            checks=(StatusCheck(), AgentCheck(), a_document_check()),
        )
    )

    read = RecoveryPlan.model_validate_json(plan.model_dump_json())

    assert read == plan


def test_checks_are_called_by_what_they_ask() -> None:
    checks = (StatusCheck(), AgentCheck(), a_document_check("Shop answers"))

    names = [str(check) for check in checks]

    assert names == ["EC2 status checks", "SSM agent online", "Shop answers"]


@pytest.mark.parametrize("document", ["rm -rf /", "ab", ""])
def test_what_can_not_be_a_document_is_refused(document: str) -> None:
    with pytest.raises(ValidationError):
        a_command(document=document)


def test_a_plan_knows_the_groups_of_all_its_waves() -> None:
    plan = a_plan(a_wave("Web", group_ids=("Web", "App")), a_wave("App"), a_wave(group_ids=()))

    assert plan.group_ids == {"Web", "App"}
