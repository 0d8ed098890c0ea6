"""Automations: their steps, one after the other."""

from typing import Any

import pytest

from localcloud.ec2 import instances
from localcloud.faults import FailingCheck
from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import NOON, ROLE, Machines, a_step, runbook, script

TOKEN = "11111111-2222-4333-a444-555555555555"  # noqa: S105  # not a secret
PAUSE = a_step("pause", "aws:sleep", Duration="PT1M")


def a_run(*steps: dict[str, Any], **stated: Any) -> tuple[Machines, str]:  # noqa: ANN401  # JSON
    """Machines, and the id of a running automation of the document Restore."""
    machines = Machines()
    machines.create("Restore", runbook(*steps))
    return machines, machines.run("Restore", **stated)


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


@pytest.mark.parametrize(
    ("choice", "taken"),
    [
        ({"Variable": "{{ Way }}", "StringEquals": "left"}, "left"),
        ({"Variable": "{{ Way }}", "StringEquals": "up"}, "right"),
        ({"Variable": "{{ Way }}", "StartsWith": "le"}, "left"),
        ({"Not": {"Variable": "{{ Way }}", "Contains": "ef"}}, "right"),
        (
            {
                "And": [
                    {"Variable": "{{ Way }}", "EndsWith": "t"},
                    {"Variable": "3", "NumericGreater": 2},
                ]
            },
            "left",
        ),
        (
            {
                "Or": [
                    {"Variable": "{{ Way }}", "EqualsIgnoreCase": "LEFT"},
                    {"Variable": "x", "NumericEquals": 2},
                ]
            },
            "left",
        ),
        ({"Variable": "no number", "NumericLesser": 2}, "right"),
    ],
)
def test_a_branch_goes_the_way_that_fits(choice: dict[str, Any], taken: str) -> None:
    machines = Machines()
    steps = [
        a_step("fork", "aws:branch", Choices=[{**choice, "NextStep": "left"}], Default="right"),
        a_step("left", "aws:sleep", Duration="PT1S", isEnd=True),
        a_step("right", "aws:sleep", Duration="PT1S", isEnd=True),
    ]
    parameters = {"Way": {"type": "String"}}
    machines.create("Restore", runbook(*steps, parameters=parameters))

    execution_id = machines.run("Restore", Parameters={"Way": ["left"]})
    machines.wait(10)

    found = machines.steps(execution_id)
    assert machines.execution(execution_id)["AutomationExecutionStatus"] == "Success"
    assert [name for name in ("left", "right") if found[name] == "Success"] == [taken]


def test_a_branch_that_leads_nowhere_fails() -> None:
    choices = [{"Variable": "a", "StringEquals": "b", "NextStep": "fork"}]
    machines, execution_id = a_run(a_step("fork", "aws:branch", Choices=choices))

    machines.wait(10)

    assert machines.execution(execution_id)["AutomationExecutionStatus"] == "Failed"


def test_steps_may_be_left_out_by_naming_the_next() -> None:
    machines, execution_id = a_run(
        a_step("first", "aws:sleep", Duration="PT1S", nextStep="third"),
        a_step("second", "aws:sleep", Duration="PT1S"),
        a_step("third", "aws:sleep", Duration="PT1S"),
    )

    machines.wait(10)

    assert machines.steps(execution_id) == {
        "first": "Success",
        "second": "Pending",
        "third": "Success",
    }


@pytest.mark.parametrize(
    ("beside", "status", "second"),
    [
        ({}, "Failed", "Pending"),
        ({"onFailure": "Continue"}, "Success", "Success"),
        ({"onFailure": "Continue", "isCritical": True}, "Failed", "Success"),
        ({"onFailure": "step:clean"}, "Failed", "Pending"),
        ({"onFailure": "step:clean", "isCritical": False}, "Success", "Pending"),
        ({"maxAttempts": 2}, "Success", "Success"),
    ],
)
def test_a_failure_is_followed_by_what_the_step_says(
    beside: dict[str, Any], status: str, second: str
) -> None:
    machines = Machines()
    machines.world.faults.add(FailingCheck(document="Restore", times=1))
    work = a_step("work", "aws:invokeLambdaFunction", FunctionName="x", **beside)
    last = a_step("clean", "aws:sleep", Duration="PT1S")
    machines.create("Restore", runbook(work, a_step("more", "aws:sleep", Duration="PT1S"), last))

    execution_id = machines.run("Restore")
    machines.wait(60)

    assert machines.execution(execution_id)["AutomationExecutionStatus"] == status
    assert machines.steps(execution_id)["more"] == second


def test_a_fault_is_about_servers_that_the_parameters_name() -> None:
    machines = Machines()
    broken, healthy = machines.managed("web-1"), machines.managed("web-2")
    machines.world.faults.add(FailingCheck(server="web-1", document="AWS-StopEC2Instance"))

    found = []
    for instance_id in (healthy, broken):
        execution_id = machines.run("AWS-StopEC2Instance", Parameters={"InstanceId": [instance_id]})
        machines.wait(120)
        found.append(machines.execution(execution_id)["AutomationExecutionStatus"])

    assert found == ["Success", "Failed"]


def test_a_step_that_takes_too_long_times_out() -> None:
    machines, execution_id = a_run(a_step("pause", "aws:sleep", Duration="PT1H", timeoutSeconds=60))

    machines.wait(70)

    assert machines.steps(execution_id) == {"pause": "TimedOut"}
    assert machines.execution(execution_id)["AutomationExecutionStatus"] == "TimedOut"


def test_the_same_token_starts_nothing_again() -> None:
    machines, execution_id = a_run(PAUSE, ClientToken=TOKEN)

    again = machines.run("Restore", ClientToken=TOKEN)

    assert again == execution_id
    assert len(machines.place.ssm.automations) == 1
    with pytest.raises(SsmError, match="IdempotentParameterMismatch"):
        machines.run("AWS-StopEC2Instance", ClientToken=TOKEN)


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"DocumentName": "Unknown"}, "AutomationDefinitionNotFoundException"),
        ({"DocumentName": "AWS-RunShellScript"}, "AutomationDefinitionNotFoundException"),
        ({"DocumentVersion": "5"}, "AutomationDefinitionVersionNotFoundException"),
        ({"Parameters": {"X": ["y"]}}, "InvalidAutomationExecutionParametersException"),
        ({"Parameters": {"X": "y"}}, "ValidationException"),
        ({"ClientToken": "short"}, "ValidationException"),
        ({"Targets": [{"Key": "tag:A", "Values": ["b"]}]}, "InvalidTarget"),
    ],
)
def test_what_makes_no_sense_is_refused(request_: dict[str, Any], code: str) -> None:
    machines = Machines()
    machines.create("Restore", runbook(PAUSE))

    with pytest.raises(SsmError) as refused:
        machines.ssm("StartAutomationExecution", **{"DocumentName": "Restore", **request_})

    assert refused.value.code == code


def test_a_value_that_is_not_allowed_is_named() -> None:
    machines = Machines()
    parameters = {"Action": {"type": "String", "allowedValues": ["Install", "Uninstall"]}}
    machines.create("Restore", runbook(PAUSE, parameters=parameters))

    with pytest.raises(SsmError, match=r'value "install" not found in \[Install, Uninstall\]'):
        machines.run("Restore", Parameters={"Action": ["install"]})


def test_an_unknown_execution_does_not_exist() -> None:
    machines = Machines()

    for operation in ("GetAutomationExecution", "StopAutomationExecution"):
        with pytest.raises(SsmError, match="AutomationExecutionNotFoundException"):
            machines.ssm(operation, AutomationExecutionId=TOKEN)


def test_executions_are_described_newest_first_and_filtered() -> None:
    machines, first = a_run(PAUSE)
    machines.wait(120)
    second = machines.run("Restore", Tags=[{"Key": "Team", "Value": "recovery"}])
    machines.wait(10)

    def described(key: str, *values: str) -> list[str]:
        filters = [{"Key": key, "Values": list(values)}]
        found = machines.ssm("DescribeAutomationExecutions", Filters=filters)
        return [e["AutomationExecutionId"] for e in found["AutomationExecutionMetadataList"]]

    assert described("DocumentNamePrefix", "Rest") == [second, first]
    assert described("ExecutionStatus", "Success") == [first]
    assert described("ExecutionId", first) == [first]
    assert described("CurrentAction", "aws:sleep") == [second]
    assert described("TagKey", "Team") == [second]
    assert described("StartTimeAfter", "2026-08-22T12:01:00Z") == [second]
    assert described("StartTimeBefore", "2026-08-22T12:01:00Z") == [first]
    with pytest.raises(SsmError, match="InvalidFilterKey"):
        described("OpsItemId", "x")


def test_steps_can_be_described_by_themselves() -> None:
    machines, execution_id = a_run(PAUSE, a_step("then", "aws:sleep", Duration="PT5M"))
    machines.wait(90)

    found = machines.ssm(
        "DescribeAutomationStepExecutions", AutomationExecutionId=execution_id, ReverseOrder=True
    )

    steps = [(each["StepName"], each["StepStatus"]) for each in found["StepExecutions"]]
    assert steps == [("then", "InProgress"), ("pause", "Success")]
