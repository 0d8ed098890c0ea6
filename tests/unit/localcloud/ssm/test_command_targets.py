"""Which instances a command goes to, and what SendCommand refuses."""

from typing import Any

import pytest

from localcloud.ec2 import instances
from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import (
    NOON,
    WINDOWS,
    Machines,
    a_machine,
    a_step,
    runbook,
    script,
)


def test_instances_are_found_by_their_tags() -> None:
    machines = Machines()
    web = [machines.launch(f"web-{n}", tags={"Tier": "Web"}) for n in (1, 2)]
    machines.launch("db-1", tags={"Tier": "Database"})
    machines.wait(600)

    targets = [{"Key": "tag:Tier", "Values": ["Web"]}]
    sent = machines.ssm(
        "SendCommand",
        DocumentName="AWS-RunShellScript",
        Targets=targets,
        Parameters={"commands": ["echo"]},
    )
    machines.wait(60)

    command = machines.ssm("ListCommands", CommandId=sent["Command"]["CommandId"])["Commands"][0]
    found = machines.ssm("ListCommandInvocations", CommandId=sent["Command"]["CommandId"])
    assert (command["TargetCount"], command["CompletedCount"], command["ErrorCount"]) == (2, 2, 0)
    assert {each["InstanceId"] for each in found["CommandInvocations"]} == set(web)


def test_a_tag_that_nobody_has_finds_nobody_and_the_command_is_over() -> None:
    machines, _ = a_machine()

    targets = [{"Key": "tag-key", "Values": ["Unused"]}]
    parameters = {"commands": ["echo"]}
    sent = machines.ssm(
        "SendCommand", DocumentName="AWS-RunShellScript", Targets=targets, Parameters=parameters
    )

    command = sent["Command"]
    assert (command["StatusDetails"], command["TargetCount"]) == ("NoInstancesInTag", 0)


def test_instances_may_also_be_named_as_a_target() -> None:
    machines, instance_id = a_machine()

    targets = [{"Key": "InstanceIds", "Values": [instance_id]}]
    parameters = {"commands": ["echo"]}
    sent = machines.ssm(
        "SendCommand", DocumentName="AWS-RunShellScript", Targets=targets, Parameters=parameters
    )

    assert sent["Command"]["TargetCount"] == 1


def test_an_instance_whose_agent_is_not_online_is_refused() -> None:
    machines = Machines()
    online = machines.managed("a")
    starting = machines.launch("b")
    stopped = machines.launch("c")
    machines.wait(20)
    instances.stop(machines.world, machines.place, stopped)

    for instance_id in (starting, stopped, "i-0123456789abcdef0"):
        with pytest.raises(SsmError, match="not in a valid state for account") as refused:
            machines.send(
                "AWS-RunShellScript", online, instance_id, Parameters={"commands": ["echo"]}
            )
        assert refused.value.code == "InvalidInstanceId"
        assert online not in refused.value.message


def test_an_instance_is_named_once() -> None:
    machines, instance_id = a_machine()

    with pytest.raises(SsmError, match="DuplicateInstanceId"):
        machines.send(
            "AWS-RunShellScript", instance_id, instance_id, Parameters={"commands": ["echo"]}
        )


def test_a_command_has_at_most_fifty_named_instances() -> None:
    machines = Machines()

    with pytest.raises(SsmError, match="ValidationException"):
        machines.send("AWS-RunShellScript", *[f"i-{n:017x}" for n in range(51)])


@pytest.mark.parametrize("targets", [None, "both"])
def test_either_instances_or_targets_are_stated(targets: str | None) -> None:
    machines, instance_id = a_machine()
    request: dict[str, Any] = {}
    if targets:
        request = {
            "InstanceIds": [instance_id],
            "Targets": [{"Key": "InstanceIds", "Values": [instance_id]}],
        }

    with pytest.raises(SsmError, match="either InstanceIds or Targets"):
        machines.ssm("SendCommand", DocumentName="AWS-RunShellScript", **request)


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ({"DocumentName": "Unknown"}, "InvalidDocument"),
        ({"DocumentName": "Restore"}, "InvalidDocument"),
        ({"DocumentVersion": "7"}, "InvalidDocumentVersion"),
        ({"Parameters": {}}, "InvalidParameters"),
        ({"Parameters": {"commands": ["x"], "unknown": ["x"]}}, "InvalidParameters"),
        ({"Parameters": {"commands": ["x"], "executionTimeout": ["x"]}}, "InvalidParameters"),
        ({"TimeoutSeconds": 29}, "ValidationException"),
    ],
)
def test_what_makes_no_sense_is_refused(stated: dict[str, Any], code: str) -> None:
    machines, instance_id = a_machine()
    machines.create("Restore", runbook(a_step("wait", "aws:sleep", Duration="PT1S")))
    usual = {
        "DocumentName": "AWS-RunShellScript",
        "InstanceIds": [instance_id],
        "Parameters": {"commands": ["echo"]},
    }

    with pytest.raises(SsmError) as refused:
        machines.ssm("SendCommand", **{**usual, **stated})

    assert refused.value.code == code


def test_a_shell_script_without_precondition_is_refused_for_windows() -> None:
    machines, instance_id = a_machine(os=WINDOWS)

    with pytest.raises(SsmError, match="UnsupportedPlatformType"):
        machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]})


def test_a_version_can_be_chosen() -> None:
    machines, instance_id = a_machine()
    machines.create("Check", script("echo one"))
    machines.ssm("UpdateDocument", Name="Check", Content=str(script("echo two")).replace("'", '"'))

    outputs = []
    for version in ("$DEFAULT", "$LATEST"):
        command_id = machines.send("Check", instance_id, DocumentVersion=version)
        machines.wait(60)
        outputs.append(machines.result(command_id, instance_id)["StandardOutputContent"])

    assert outputs == ["one\n", "two\n"]


def test_commands_are_listed_newest_first_and_filtered() -> None:
    machines, instance_id = a_machine()
    machines.create("Check", script("echo one"))
    first = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]})
    machines.wait(60)
    second = machines.send("Check", instance_id)

    def listed(**request: Any) -> list[str]:  # noqa: ANN401  # JSON
        return [each["CommandId"] for each in machines.ssm("ListCommands", **request)["Commands"]]

    assert listed() == [second, first]
    assert listed(InstanceId=instance_id, MaxResults=1) == [second]
    assert listed(Filters=[{"key": "Status", "value": "Success"}]) == [first]
    assert listed(Filters=[{"key": "DocumentName", "value": "Check"}]) == [second]
    assert listed(Filters=[{"key": "InvokedAfter", "value": "2026-08-22T12:10:30Z"}]) == [second]
    assert listed(Filters=[{"key": "InvokedBefore", "value": "2026-08-22T12:10:30Z"}]) == [first]


def test_a_command_expires_after_delivery_and_execution_have_timed_out() -> None:
    machines, instance_id = a_machine()
    parameters = {"commands": ["echo"], "executionTimeout": ["60"]}

    sent = machines.ssm(
        "SendCommand",
        DocumentName="AWS-RunShellScript",
        InstanceIds=[instance_id],
        Parameters=parameters,
        TimeoutSeconds=120,
    )

    expected = NOON.timestamp() + 600 + 120 + 60
    assert sent["Command"]["ExpiresAfter"] == expected
