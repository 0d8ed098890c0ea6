"""Run Command when all is well, and what SendCommand refuses."""

from typing import Any

import pytest

from localcloud.ec2 import instances
from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import NOON, WINDOWS, Machines, a_step, runbook, script

BOTH = {
    "schemaVersion": "2.2",
    "mainSteps": [
        {
            "action": action,
            "name": f"on{platform}",
            "precondition": {"StringEquals": ["platformType", platform]},
            "inputs": {"runCommand": [f"{says} '{platform.upper()} IS FINE'"]},
        }
        for platform, action, says in (
            ("Linux", "aws:runShellScript", "echo"),
            ("Windows", "aws:runPowerShellScript", "Write-Output"),
        )
    ],
}
LINUX_ONLY = {"schemaVersion": "2.2", "mainSteps": BOTH["mainSteps"][:1]}


def a_machine(**stated: Any) -> tuple[Machines, str]:  # noqa: ANN401  # of a launch
    machines = Machines()
    return machines, machines.managed(**stated)


def test_a_command_goes_from_pending_over_in_progress_to_success() -> None:
    machines, instance_id = a_machine()
    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]})

    statuses: list[str] = []
    for seconds in (1.0, 2.0, 20):
        machines.wait(seconds if statuses else 0)
        commands = machines.ssm("ListCommands", CommandId=command_id)["Commands"]
        statuses.append(commands[0]["Status"])

    assert statuses == ["Pending", "InProgress", "Success"]


def test_the_output_is_what_the_script_prints() -> None:
    machines, instance_id = a_machine()
    lines = ["systemctl is-active nginx", 'echo "HEALTHY"']

    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": lines})
    machines.wait(60)

    result = machines.result(command_id, instance_id)
    assert result["StandardOutputContent"] == "HEALTHY\n"
    assert result["StandardErrorContent"] == ""
    assert (result["Status"], result["ResponseCode"]) == ("Success", 0)
    assert result["PluginName"] == "aws:runShellScript"


def test_parameters_are_put_into_the_script_and_its_environment() -> None:
    machines, instance_id = a_machine()
    url = {"type": "String", "allowedPattern": "https://.*", "interpolationType": "ENV_VAR"}
    body = script("echo 'by text {{ Url }}'", 'echo "by name $SSM_Url"', parameters={"Url": url})
    machines.create("Check", body)

    given = {"Url": ["https://example.com"]}
    command_id = machines.send("Check", instance_id, Parameters=given)
    machines.wait(60)

    result = machines.result(command_id, instance_id)
    assert result["StandardOutputContent"] == (
        "by text https://example.com\nby name https://example.com\n"
    )


def test_there_is_no_response_code_before_the_end() -> None:
    machines, instance_id = a_machine()

    command_id = machines.send(
        "AWS-RunShellScript", instance_id, Parameters={"commands": ["sleep 60"]}
    )
    machines.wait(30)

    result = machines.result(command_id, instance_id)
    assert (result["Status"], result["ResponseCode"]) == ("InProgress", -1)
    assert result["ExecutionStartDateTime"].startswith("2026-08-22T12:10:0")
    assert result["ExecutionEndDateTime"] == result["ExecutionElapsedTime"] == ""


def test_a_script_that_sleeps_takes_so_long() -> None:
    machines, instance_id = a_machine()
    command_id = machines.send(
        "AWS-RunShellScript", instance_id, Parameters={"commands": ["sleep 120", "echo end"]}
    )

    machines.wait(115)
    before = machines.result(command_id, instance_id)["Status"]
    machines.wait(30)

    assert before == "InProgress"
    assert machines.result(command_id, instance_id)["Status"] == "Success"


def test_right_after_it_was_sent_an_invocation_is_not_known_once() -> None:
    machines, instance_id = a_machine()
    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]})

    listed = machines.ssm("ListCommandInvocations", CommandId=command_id)
    with pytest.raises(SsmError, match="InvocationDoesNotExist"):
        machines.result(command_id, instance_id)

    assert listed["CommandInvocations"] == []
    assert machines.result(command_id, instance_id)["Status"] == "Pending"


def test_who_asks_some_time_later_gets_an_answer_at_once() -> None:
    machines, instance_id = a_machine()
    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": ["echo"]})

    machines.wait(30)

    assert machines.result(command_id, instance_id)["Status"] == "Success"


def test_an_invocation_that_was_never_sent_does_not_exist() -> None:
    machines, instance_id = a_machine()
    unknown = "00000000-0000-4000-a000-000000000000"

    with pytest.raises(SsmError, match="InvocationDoesNotExist"):
        machines.result(unknown, instance_id)
    assert machines.ssm("ListCommands", CommandId=unknown)["Commands"] == []


@pytest.mark.parametrize(
    ("stated", "name", "output"),
    [({}, "onLinux", "LINUX IS FINE\n"), ({"os": WINDOWS}, "onWindows", "WINDOWS IS FINE\n")],
)
def test_each_platform_runs_its_own_step(stated: dict[str, str], name: str, output: str) -> None:
    machines, instance_id = a_machine(**stated)
    machines.create("Check", BOTH)

    command_id = machines.send("Check", instance_id)
    machines.wait(60)

    result = machines.result(command_id, instance_id, PluginName=name)
    assert (result["Status"], result["StandardOutputContent"]) == ("Success", output)


def test_a_step_for_another_platform_is_skipped_and_the_command_succeeds_without_its_output() -> (
    None
):
    machines, instance_id = a_machine(os=WINDOWS)
    machines.create("Check", LINUX_ONLY)

    command_id = machines.send("Check", instance_id)
    machines.wait(60)

    result = machines.result(command_id, instance_id)
    assert (result["Status"], result["ResponseCode"]) == ("Success", 0)
    assert "LINUX IS FINE" not in result["StandardOutputContent"]
    assert result["StandardOutputContent"] == (
        "Step execution skipped due to unsatisfied preconditions:"
        " '\"StringEquals\": [platformType, Linux]'. Step name: onLinux"
    )


def test_with_several_steps_the_wanted_one_must_be_named() -> None:
    machines, instance_id = a_machine()
    machines.create("Check", BOTH)
    command_id = machines.send("Check", instance_id)
    machines.wait(60)

    for wanted in ({}, {"PluginName": "unknown"}):
        with pytest.raises(SsmError, match="InvalidPluginName"):
            machines.result(command_id, instance_id, **wanted)


def test_a_list_of_invocations_tells_all_steps_if_it_is_to_be_detailed() -> None:
    machines, instance_id = a_machine()
    machines.create("Check", BOTH)
    command_id = machines.send("Check", instance_id)
    machines.wait(60)

    short = machines.ssm("ListCommandInvocations", CommandId=command_id)
    detailed = machines.ssm("ListCommandInvocations", CommandId=command_id, Details=True)

    plugins = detailed["CommandInvocations"][0]["CommandPlugins"]
    assert short["CommandInvocations"][0]["CommandPlugins"] == []
    assert [(each["Name"], each["Status"]) for each in plugins] == [
        ("onLinux", "Success"),
        ("onWindows", "Success"),
    ]
    assert plugins[0]["Output"] == "LINUX IS FINE\n"


@pytest.mark.parametrize(("operation", "longest"), [("result", 24_000), ("list", 2_500)])
def test_long_output_is_cut(operation: str, longest: int) -> None:
    machines, instance_id = a_machine()
    lines = [f"echo {'x' * 99}"] * 300
    command_id = machines.send("AWS-RunShellScript", instance_id, Parameters={"commands": lines})
    machines.wait(60)

    if operation == "result":
        output = machines.result(command_id, instance_id)["StandardOutputContent"]
    else:
        listed = machines.ssm("ListCommandInvocations", CommandId=command_id, Details=True)
        output = listed["CommandInvocations"][0]["CommandPlugins"][0]["Output"]

    assert len(output) == longest
    assert output.endswith("--output truncated--")


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
