"""Automations that wait for somebody, and automations that are stopped."""

from typing import Any

import pytest

from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import ROLE, Machines, a_step, runbook

APPROVE = a_step(
    "approve", "aws:approve", Approvers=["arn:aws:iam::111122223333:role/orchestrator"]
)
PAUSE = a_step("pause", "aws:sleep", Duration="PT1M")


def a_run(*steps: dict[str, Any]) -> tuple[Machines, str]:
    """Machines, and the id of an automation that is in its first step."""
    machines = Machines()
    machines.create("Restore", runbook(*steps))
    execution_id = machines.run("Restore")
    machines.wait(10)
    return machines, execution_id


def signal(machines: Machines, execution_id: str, kind: str, **payload: list[str]) -> None:
    request: dict[str, Any] = {"Payload": payload} if payload else {}
    machines.ssm(
        "SendAutomationSignal", AutomationExecutionId=execution_id, SignalType=kind, **request
    )


def status(machines: Machines, execution_id: str) -> str:
    return str(machines.execution(execution_id)["AutomationExecutionStatus"])


def test_an_automation_waits_until_it_is_approved() -> None:
    machines, execution_id = a_run(APPROVE, PAUSE)

    machines.wait(24 * 3600)
    waiting = status(machines, execution_id)
    signal(machines, execution_id, "Approve", Comment=["go ahead"])
    approved = machines.steps(execution_id)
    machines.wait(90)

    outputs = machines.execution(execution_id)["StepExecutions"][0]["Outputs"]
    assert waiting == "Waiting"
    assert approved == {"approve": "Success", "pause": "InProgress"}
    assert status(machines, execution_id) == "Success"
    assert outputs["ApprovalStatus"] == ["Approved"]
    assert ROLE in outputs["ApproverDecisions"][0]


def test_a_rejected_automation_has_failed() -> None:
    machines, execution_id = a_run(APPROVE, PAUSE)

    signal(machines, execution_id, "Reject", Comment=["not today"])

    execution = machines.execution(execution_id)
    assert execution["AutomationExecutionStatus"] == "Failed"
    assert "not today" in execution["FailureMessage"]
    assert machines.steps(execution_id) == {"approve": "Failed", "pause": "Pending"}


def test_as_many_approvals_are_needed_as_the_step_says() -> None:
    step = a_step("approve", "aws:approve", Approvers=["a", "b"], MinRequiredApprovals=2)
    machines, execution_id = a_run(step)

    signal(machines, execution_id, "Approve")
    after_one = status(machines, execution_id)
    signal(machines, execution_id, "Approve")

    assert (after_one, status(machines, execution_id)) == ("Waiting", "Success")


def test_nobody_decides_within_seven_days() -> None:
    machines, execution_id = a_run(APPROVE)

    machines.wait(6 * 24 * 3600)
    before = status(machines, execution_id)
    machines.wait(25 * 3600)

    assert (before, status(machines, execution_id)) == ("Waiting", "TimedOut")


def test_an_approval_may_time_out_sooner() -> None:
    step = a_step("approve", "aws:approve", Approvers=["a"], timeoutSeconds=60)
    machines, execution_id = a_run(step)

    machines.wait(60)

    assert machines.steps(execution_id) == {"approve": "TimedOut"}


def test_a_paused_automation_is_resumed() -> None:
    machines, execution_id = a_run(a_step("wait", "aws:pause"), PAUSE)
    waiting = status(machines, execution_id)

    signal(machines, execution_id, "Resume")
    machines.wait(90)

    assert (waiting, status(machines, execution_id)) == ("Waiting", "Success")


@pytest.mark.parametrize("kind", ["Approve", "Reject", "Resume", "StartStep"])
def test_a_signal_that_nobody_waits_for_is_refused(kind: str) -> None:
    machines, execution_id = a_run(PAUSE)

    with pytest.raises(SsmError, match="InvalidAutomationSignalException"):
        signal(machines, execution_id, kind)


def test_an_approval_is_not_resumed_and_a_pause_not_approved() -> None:
    machines, approval = a_run(APPROVE)
    machines.create("Wait", runbook(a_step("wait", "aws:pause")))
    pause = machines.run("Wait")
    machines.wait(10)

    for execution_id, kind in ((approval, "Resume"), (pause, "Approve")):
        with pytest.raises(SsmError, match="InvalidAutomationSignalException"):
            signal(machines, execution_id, kind)


def test_a_stopped_automation_is_cancelling_and_then_cancelled() -> None:
    machines, execution_id = a_run(PAUSE, a_step("then", "aws:sleep", Duration="PT1M"))

    machines.ssm("StopAutomationExecution", AutomationExecutionId=execution_id)
    at_first = status(machines, execution_id)
    machines.wait(300)

    assert (at_first, status(machines, execution_id)) == ("Cancelling", "Cancelled")
    assert machines.steps(execution_id) == {"pause": "Cancelled", "then": "Pending"}


def test_an_automation_that_waits_can_be_stopped() -> None:
    machines, execution_id = a_run(APPROVE)

    machines.ssm("StopAutomationExecution", AutomationExecutionId=execution_id, Type="Cancel")
    machines.wait(10)

    assert status(machines, execution_id) == "Cancelled"


def test_an_automation_may_complete_after_its_current_step() -> None:
    machines, execution_id = a_run(PAUSE, a_step("then", "aws:sleep", Duration="PT1M"))

    machines.ssm("StopAutomationExecution", AutomationExecutionId=execution_id, Type="Complete")
    machines.wait(300)

    assert machines.steps(execution_id) == {"pause": "Success", "then": "Pending"}
    assert status(machines, execution_id) == "Success"


def test_what_has_ended_cannot_be_stopped() -> None:
    machines, execution_id = a_run(PAUSE)
    machines.wait(120)

    with pytest.raises(SsmError, match="InvalidAutomationStatusUpdateException"):
        machines.ssm("StopAutomationExecution", AutomationExecutionId=execution_id)
