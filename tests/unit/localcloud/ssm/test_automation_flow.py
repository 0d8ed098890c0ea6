"""Automations: branches, failures and faults."""

from typing import Any

import pytest

from localcloud.faults import FailingCheck
from tests.support.simulated_machines import Machines, a_run, a_step, runbook


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
