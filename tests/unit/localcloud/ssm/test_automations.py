"""Automations: their steps, one after the other."""

from typing import Any

import pytest

from localcloud.ec2 import instances
from localcloud.faults import FailingCheck
from tests.support.simulated_machines import NOON, ROLE, Machines, a_run, a_step, runbook, script

PAUSE = a_step("pause", "aws:sleep", Duration="PT1M")


def test_an_automation_is_pending_then_in_progress_then_a_success() -> None:
    machines, execution_id = a_run(PAUSE)

    found = [machines.execution(execution_id)["AutomationExecutionStatus"]]
    for seconds in (10, 60):
        machines.wait(seconds)
        found.append(machines.execution(execution_id)["AutomationExecutionStatus"])

    assert found == ["Pending", "InProgress", "Success"]


def test_an_execution_tells_where_it_is() -> None:
    machines, execution_id = a_run(PAUSE, a_step("then", "aws:sleep", Duration="PT5M"))

    machines.wait(90)

    execution = machines.execution(execution_id)
    assert (execution["CurrentStepName"], execution["CurrentAction"]) == ("then", "aws:sleep")
    assert execution["ExecutedBy"] == ROLE
    assert execution["ExecutionStartTime"] == NOON.timestamp()
    assert "ExecutionEndTime" not in execution
    assert machines.steps(execution_id) == {"pause": "Success", "then": "InProgress"}


@pytest.mark.parametrize(
    ("duration", "seconds"), [("PT45S", 45), ("PT2M", 120), ("PT1H30M", 5400), ("P1D", 86_400)]
)
def test_a_sleep_takes_as_long_as_it_says(duration: str, seconds: int) -> None:
    machines, execution_id = a_run(a_step("pause", "aws:sleep", Duration=duration))

    machines.wait(seconds - 1)
    before = machines.steps(execution_id)["pause"]
    machines.wait(5)

    assert (before, machines.steps(execution_id)["pause"]) == ("InProgress", "Success")


def test_a_sleep_may_last_until_a_moment() -> None:
    machines, execution_id = a_run(a_step("pause", "aws:sleep", Timestamp="2026-08-22T12:05:00Z"))

    machines.wait(299)
    before = machines.steps(execution_id)["pause"]
    machines.wait(2)

    assert (before, machines.steps(execution_id)["pause"]) == ("InProgress", "Success")


def test_a_sleep_of_no_known_length_fails() -> None:
    machines, execution_id = a_run(a_step("pause", "aws:sleep", Duration="a while"))

    machines.wait(5)

    assert (
        "a while is not an ISO 8601 duration" in machines.execution(execution_id)["FailureMessage"]
    )


@pytest.mark.parametrize(
    "action",
    [
        a_step("step", "aws:executeAwsApi", Service="ec2", Api="DescribeInstances"),
        a_step("step", "aws:executeScript", Runtime="python3.11", Script="pass"),
        a_step("step", "aws:invokeLambdaFunction", FunctionName="restore"),
        a_step(
            "step",
            "aws:assertAwsResourceProperty",
            Service="ec2",
            Api="DescribeInstances",
            PropertySelector="$.x",
            DesiredValues=["running"],
        ),
    ],
)
def test_what_cannot_be_carried_out_succeeds_after_a_plausible_time(action: dict[str, Any]) -> None:
    machines, execution_id = a_run(action)

    machines.wait(1.5)
    before = machines.steps(execution_id)["step"]
    machines.wait(60)

    assert (before, machines.steps(execution_id)["step"]) == ("InProgress", "Success")


def test_outputs_that_a_step_declares_can_be_referred_to() -> None:
    step = a_step("ask", "aws:executeAwsApi", Service="ec2", Api="DescribeInstances")
    step["outputs"] = [{"Name": "IsUp", "Selector": "$.x", "Type": "Boolean"}]
    machines = Machines()
    machines.create("Restore", runbook(step, outputs=["ask.IsUp"]))

    execution_id = machines.run("Restore")
    machines.wait(60)

    assert machines.execution(execution_id)["Outputs"] == {"ask.IsUp": ["true"]}


def test_a_command_of_a_step_runs_on_the_instances() -> None:
    machines = Machines()
    instance_id = machines.managed()
    machines.create("Check", script("echo HEALTHY"))
    parameters = {"InstanceIds": {"type": "StringList"}}
    step = a_step("run", "aws:runCommand", DocumentName="Check", InstanceIds="{{ InstanceIds }}")
    machines.create("Restore", runbook(step, parameters=parameters))

    execution_id = machines.run("Restore", Parameters={"InstanceIds": [instance_id]})
    machines.wait(60)

    found = machines.execution(execution_id)["StepExecutions"][0]
    assert found["StepStatus"] == "Success"
    assert found["Outputs"]["Output"] == ["HEALTHY\n"]
    assert found["Outputs"]["ResponseCode"] == ["0"]
    assert len(machines.place.ssm.commands) == 1


def test_a_step_fails_with_its_command() -> None:
    machines = Machines()
    instance_id = machines.managed("web-1")
    machines.create("Check", script("echo HEALTHY"))
    machines.world.faults.add(FailingCheck(server="web-1", document="Check"))
    step = a_step("run", "aws:runCommand", DocumentName="Check", InstanceIds=[instance_id])
    machines.create("Restore", runbook(step))

    execution_id = machines.run("Restore")
    machines.wait(60)

    execution = machines.execution(execution_id)
    assert execution["AutomationExecutionStatus"] == "Failed"
    assert "returned Failed" in execution["FailureMessage"]


def test_a_step_fails_if_its_command_is_refused() -> None:
    machines, execution_id = a_run(
        a_step(
            "run",
            "aws:runCommand",
            DocumentName="AWS-RunShellScript",
            InstanceIds=["i-0123456789abcdef0"],
            Parameters={"commands": ["echo"]},
        )
    )

    machines.wait(60)

    assert "InvalidInstanceId" in machines.execution(execution_id)["FailureMessage"]


@pytest.mark.parametrize(
    ("document", "state"),
    [
        ("AWS-StopEC2Instance", "stopped"),
        ("AWS-RestartEC2Instance", "running"),
        ("AWS-TerminateEC2Instance", "terminated"),
    ],
)
def test_runbooks_of_amazon_change_instances(document: str, state: str) -> None:
    machines = Machines()
    instance_id = machines.managed()

    execution_id = machines.run(document, Parameters={"InstanceId": [instance_id]})
    machines.wait(300)

    assert machines.execution(execution_id)["AutomationExecutionStatus"] == "Success"
    assert machines.state(instance_id) == state


def test_a_stopped_instance_is_started() -> None:
    machines = Machines()
    instance_id = machines.launch(disposition="STOPPED")
    machines.wait(60)

    execution_id = machines.run("AWS-StartEC2Instance", Parameters={"InstanceId": [instance_id]})
    machines.wait(60)

    assert machines.execution(execution_id)["AutomationExecutionStatus"] == "Success"
    assert machines.state(instance_id) == "running"


def test_what_ec2_refuses_fails_the_step() -> None:
    machines = Machines()
    instance_id = machines.managed()
    instances.protect(machines.place, instance_id)

    execution_id = machines.run(
        "AWS-TerminateEC2Instance", Parameters={"InstanceId": [instance_id]}
    )
    machines.wait(60)

    assert "OperationNotPermitted" in machines.execution(execution_id)["FailureMessage"]
