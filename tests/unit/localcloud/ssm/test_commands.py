"""Run Command when all is well: states, scripts, output."""

import pytest

from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import BOTH_PLATFORMS, LINUX_ONLY, WINDOWS, a_machine, script


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
    machines.create("Check", BOTH_PLATFORMS)

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
    machines.create("Check", BOTH_PLATFORMS)
    command_id = machines.send("Check", instance_id)
    machines.wait(60)

    for wanted in ({}, {"PluginName": "unknown"}):
        with pytest.raises(SsmError, match="InvalidPluginName"):
            machines.result(command_id, instance_id, **wanted)


def test_a_list_of_invocations_tells_all_steps_if_it_is_to_be_detailed() -> None:
    machines, instance_id = a_machine()
    machines.create("Check", BOTH_PLATFORMS)
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
