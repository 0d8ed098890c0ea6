"""What callers ask of automations: starting them, looking at them."""

from typing import Any

import pytest

from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import Machines, a_run, a_step, runbook

TOKEN = "11111111-2222-4333-a444-555555555555"  # noqa: S105  # not a secret
PAUSE = a_step("pause", "aws:sleep", Duration="PT1M")


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
