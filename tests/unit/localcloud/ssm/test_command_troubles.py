"""Commands that fail, time out or are cancelled."""

from typing import Any

import pytest

from localcloud.ec2 import instances
from localcloud.faults import FailingCheck
from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import Machines, script


def steps(*lines: str, **inputs: str) -> dict[str, Any]:
    """A document with a step for each line; the inputs belong to the first."""
    return {
        "schemaVersion": "2.2",
        "mainSteps": [
            {
                "action": "aws:runShellScript",
                "name": f"step{number}",
                "inputs": {"runCommand": [line], **(inputs if number == 0 else {})},
            }
            for number, line in enumerate(lines)
        ],
    }


def statuses(machines: Machines, command_id: str) -> list[str]:
    """Of the steps of the only invocation."""
    listed = machines.ssm("ListCommandInvocations", CommandId=command_id, Details=True)
    return [each["Status"] for each in listed["CommandInvocations"][0]["CommandPlugins"]]


def test_a_fault_makes_a_document_fail_on_its_server() -> None:
    machines = Machines()
    machines.world.faults.add(FailingCheck(server="web-1", document="Check"))
    machines.create("Check", script("echo HEALTHY"))
    broken, healthy = machines.managed("web-1"), machines.managed("web-2")

    command_id = machines.send("Check", broken, healthy)
    machines.wait(60)

    failed, fine = machines.result(command_id, broken), machines.result(command_id, healthy)
    assert (failed["Status"], failed["ResponseCode"]) == ("Failed", 1)
    assert failed["StandardOutputContent"] == ""
    assert failed["StandardErrorContent"] == "failed to run commands: exit status 1"
    assert (fine["Status"], fine["StandardOutputContent"]) == ("Success", "HEALTHY\n")


def test_a_command_with_one_failed_invocation_has_failed() -> None:
    machines = Machines()
    machines.world.faults.add(FailingCheck(server="web-1", document="Check"))
    machines.create("Check", script("echo HEALTHY"))

    command_id = machines.send("Check", machines.managed("web-1"), machines.managed("web-2"))
    machines.wait(60)

    command = machines.ssm("ListCommands", CommandId=command_id)["Commands"][0]
    assert (command["Status"], command["ErrorCount"]) == ("Failed", 1)


def test_faults_of_status_checks_and_of_other_documents_do_not_matter() -> None:
    machines = Machines()
    instance_id = machines.managed()
    machines.world.faults.add(FailingCheck())
    machines.world.faults.add(FailingCheck(document="Another"))
    machines.create("Check", script("echo HEALTHY"))

    command_id = machines.send("Check", instance_id)
    machines.wait(60)

    assert machines.result(command_id, instance_id)["Status"] == "Success"


def test_a_fault_that_strikes_once_lets_the_second_try_pass() -> None:
    machines = Machines()
    machines.world.faults.add(FailingCheck(document="Check", times=1))
    machines.create("Check", script("echo HEALTHY"))
    instance_id = machines.managed()

    found = []
    for _ in range(2):
        command_id = machines.send("Check", instance_id)
        machines.wait(60)
        found.append(machines.result(command_id, instance_id)["Status"])

    assert found == ["Failed", "Success"]


def test_a_script_that_exits_with_a_code_fails_with_it() -> None:
    machines = Machines()
    instance_id = machines.managed()

    command_id = machines.send(
        "AWS-RunShellScript", instance_id, Parameters={"commands": ["df -h", "exit 3"]}
    )
    machines.wait(60)

    result = machines.result(command_id, instance_id)
    assert (result["Status"], result["ResponseCode"]) == ("Failed", 3)


def test_powershell_is_not_found_on_linux() -> None:
    machines = Machines()
    instance_id = machines.managed()

    command_id = machines.send(
        "AWS-RunPowerShellScript", instance_id, Parameters={"commands": ["Write-Output 'x'"]}
    )
    machines.wait(60)

    result = machines.result(command_id, instance_id)
    assert (result["Status"], result["ResponseCode"]) == ("Failed", 127)


def test_a_script_that_takes_too_long_times_out() -> None:
    machines = Machines()
    instance_id = machines.managed()
    parameters = {"commands": ["sleep 600"], "executionTimeout": ["60"]}

    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters=parameters)
    machines.wait(70)

    result = machines.result(command_id, instance_id)
    assert (result["Status"], result["StatusDetails"]) == ("TimedOut", "ExecutionTimedOut")


def test_after_a_failed_step_the_others_run_unless_it_says_otherwise() -> None:
    machines = Machines()
    instance_id = machines.managed()
    machines.create("Goes-on", steps("exit 1", "echo second"))
    machines.create("Ends", steps("exit 1", "echo second", onFailure="exit"))

    goes_on, ends = machines.send("Goes-on", instance_id), machines.send("Ends", instance_id)
    machines.wait(60)

    second = machines.result(ends, instance_id, PluginName="step1")["StandardOutputContent"]
    assert statuses(machines, goes_on) == ["Failed", "Success"]
    assert machines.result(goes_on, instance_id, PluginName="step1")["StandardOutputContent"] == (
        "second\n"
    )
    assert second == "Step step1 skipped due to prior step with an exit condition"


def test_a_final_step_runs_even_after_an_exit() -> None:
    machines = Machines()
    instance_id = machines.managed()
    body = steps("echo first", "echo second", "echo last", onSuccess="exit")
    body["mainSteps"][2]["inputs"]["finallyStep"] = True
    machines.create("Check", body)

    command_id = machines.send("Check", instance_id)
    machines.wait(60)

    outputs = [
        machines.result(command_id, instance_id, PluginName=f"step{n}")["StandardOutputContent"]
        for n in range(3)
    ]
    assert outputs[0] == "first\n"
    assert "skipped" in outputs[1]
    assert outputs[2] == "last\n"


def test_an_instance_that_stops_before_the_delivery_never_gets_the_command() -> None:
    machines = Machines()
    instance_id = machines.managed()
    command_id = machines.send(
        "AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]}, TimeoutSeconds=60
    )
    instances.stop(machines.world, machines.place, instance_id)

    machines.wait(3000)
    before = machines.result(command_id, instance_id)["Status"]
    machines.wait(1000)

    result = machines.result(command_id, instance_id)
    command = machines.ssm("ListCommands", CommandId=command_id)["Commands"][0]
    assert before == "Pending"
    assert (result["Status"], result["StatusDetails"]) == ("TimedOut", "DeliveryTimedOut")
    assert (command["Status"], command["DeliveryTimedOutCount"]) == ("TimedOut", 1)


def test_an_instance_that_stops_meanwhile_is_waited_for_in_vain() -> None:
    machines = Machines()
    instance_id = machines.managed()
    parameters = {"commands": ["sleep 100"], "executionTimeout": ["200"]}
    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters=parameters)
    machines.wait(20)

    instances.terminate(machines.world, machines.place, instance_id)
    machines.wait(200)
    before = machines.result(command_id, instance_id)["Status"]
    machines.wait(7200)

    assert before == "InProgress"
    assert machines.result(command_id, instance_id)["StatusDetails"] == "ExecutionTimedOut"


def test_a_command_that_nobody_has_received_is_cancelled_at_once() -> None:
    machines = Machines()
    instance_id = machines.managed()
    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]})

    machines.ssm("CancelCommand", CommandId=command_id)
    machines.wait(60)

    assert machines.result(command_id, instance_id)["Status"] == "Cancelled"


def test_a_command_that_runs_is_cancelling_first() -> None:
    machines = Machines()
    instance_id = machines.managed()
    command_id = machines.send(
        "AWS-RunShellScript", instance_id, Parameters={"commands": ["sleep 100"]}
    )
    machines.wait(20)

    machines.ssm("CancelCommand", CommandId=command_id)
    at_first = machines.ssm("ListCommands", CommandId=command_id)["Commands"][0]["Status"]
    machines.wait(200)

    assert at_first == "Cancelling"
    assert machines.result(command_id, instance_id)["Status"] == "Cancelled"
    assert machines.ssm("ListCommands", CommandId=command_id)["Commands"][0]["Status"] == (
        "Cancelled"
    )


def test_what_has_ended_is_not_cancelled_any_more() -> None:
    machines = Machines()
    instance_id = machines.managed()
    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]})
    machines.wait(60)

    machines.ssm("CancelCommand", CommandId=command_id)
    machines.wait(60)

    assert machines.result(command_id, instance_id)["Status"] == "Success"


def test_a_command_may_be_cancelled_on_some_instances_only() -> None:
    machines = Machines()
    one, two = machines.managed("a"), machines.managed("b")
    command_id = machines.send("AWS-RunShellScript", one, two, Parameters={"commands": ["sleep 9"]})
    machines.wait(5)

    machines.ssm("CancelCommand", CommandId=command_id, InstanceIds=[one])
    machines.wait(60)

    assert machines.result(command_id, one)["Status"] == "Cancelled"
    assert machines.result(command_id, two)["Status"] == "Success"


def test_only_what_exists_can_be_cancelled() -> None:
    machines = Machines()
    one, two = machines.managed("a"), machines.managed("b")
    command_id = machines.send("AWS-RunShellScript", one, Parameters={"commands": ["echo"]})

    with pytest.raises(SsmError, match="InvalidCommandId"):
        machines.ssm("CancelCommand", CommandId="00000000-0000-4000-a000-000000000000")
    with pytest.raises(SsmError, match="InvalidInstanceId"):
        machines.ssm("CancelCommand", CommandId=command_id, InstanceIds=[two])
