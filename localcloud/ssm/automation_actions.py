"""What the actions of automation steps do, as far as one sees it from outside.

Commands, instance states, branches, waits and approvals are carried out in the world. Calls of
other AWS APIs, scripts and functions are not: they succeed after a plausible time.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from localcloud.ec2 import instances
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import InstanceState
from localcloud.ssm import automation_runs as runs
from localcloud.ssm.automation_branches import chosen
from localcloud.ssm.automation_runs import Run
from localcloud.ssm.command_answers import command_described
from localcloud.ssm.command_runs import ACTIVE
from localcloud.ssm.commands import send_command
from localcloud.ssm.errors import SsmError
from localcloud.ssm.parameters import as_texts
from localcloud.ssm.state import AutomationStep

LOOK_EVERY_SECONDS = 5.0
PLAUSIBLE_SECONDS = {
    "aws:executeAwsApi": 2.0,
    "aws:assertAwsResourceProperty": 2.0,
    "aws:waitForAwsResourceProperty": 30.0,
    "aws:executeScript": 8.0,
    "aws:invokeLambdaFunction": 5.0,
    "aws:createImage": 300.0,
    "aws:createStack": 180.0,
}
USUAL_SECONDS = 10.0
OUTPUT_BY_TYPE = {"Boolean": "true", "Integer": "0"}
DURATION = re.compile(
    r"P(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?"
)


def act(run: Run, step: AutomationStep) -> None:
    match step.action:
        case "aws:approve" | "aws:pause":
            runs.wait(run, step)
        case "aws:sleep":
            _sleep(run, step)
        case "aws:branch":
            _branch(run, step)
        case _ if runs.strikes(run):
            then = partial(runs.fail, run, step, "The action failed: injected fault.")
            run.world.agenda.after(_seconds(run, step), then)
        case "aws:runCommand":
            _run_command(run, step)
        case "aws:changeInstanceState":
            _change_instances(run, step)
        case _:
            then = partial(runs.succeed, run, step, _plausible_outputs(step))
            run.world.agenda.after(_seconds(run, step), then)


def _sleep(run: Run, step: AutomationStep) -> None:
    then = partial(runs.succeed, run, step)
    if timestamp := step.inputs.get("Timestamp"):
        run.world.agenda.at(datetime.fromisoformat(str(timestamp)), then)
    elif match := DURATION.fullmatch(str(step.inputs.get("Duration"))):
        parts = {unit: int(number) for unit, number in match.groupdict(default="0").items()}
        run.world.agenda.after(timedelta(**parts).total_seconds(), then)
    else:
        runs.fail(run, step, f"{step.inputs.get('Duration')} is not an ISO 8601 duration.")


def _branch(run: Run, step: AutomationStep) -> None:
    name = chosen(step.inputs)
    if name is None:
        runs.fail(run, step, "No choice fits, and there is no default.")
        return
    step.status, step.ended_at = "Success", run.world.agenda.moment
    runs.follow(run, step, name)


def _run_command(run: Run, step: AutomationStep) -> None:
    wanted = {
        name: value for name, value in step.inputs.items() if name != "CloudWatchOutputConfig"
    }
    if "InstanceIds" in wanted:
        wanted["InstanceIds"] = as_texts(wanted["InstanceIds"])
    parameters: Mapping[str, Any] = wanted.get("Parameters") or {}  # JSON
    wanted["Parameters"] = {name: as_texts(value) for name, value in parameters.items()}
    try:
        sent = send_command(run.world, run.caller, wanted)
    except SsmError as refused:
        runs.fail(run, step, str(refused))
        return
    _look_after_command(run, step, str(sent["Command"]["CommandId"]))


def _look_after_command(run: Run, step: AutomationStep, command_id: str) -> None:
    command = run.place.ssm.commands[command_id]
    status = str(command_described(command)["Status"])
    if status in ACTIVE:
        again = partial(_look_after_command, run, step, command_id)
        run.world.agenda.after(LOOK_EVERY_SECONDS, again)
        return
    steps = [each for invocation in command.invocations.values() for each in invocation.steps]
    step.outputs |= {
        "CommandId": [command_id],
        "Status": [status],
        "ResponseCode": [str(max((each.response_code for each in steps), default=0))],
        "Output": ["".join(each.output for each in steps)],
    }
    if status == "Success":
        runs.succeed(run, step)
    else:
        runs.fail(run, step, f"Command {command_id} returned {status}.")


def _change_instances(run: Run, step: AutomationStep) -> None:
    wanted = InstanceState(str(step.inputs["DesiredState"]))
    change = {
        InstanceState.RUNNING: instances.start,
        InstanceState.STOPPED: instances.stop,
        InstanceState.TERMINATED: instances.terminate,
    }[wanted]
    ids = as_texts(step.inputs["InstanceIds"])
    try:
        for instance_id in ids:
            change(run.world, run.place, instance_id)
    except Ec2Refusal as refused:
        runs.fail(run, step, str(refused))
        return
    _look_after_instances(run, step, ids, wanted)


def _look_after_instances(
    run: Run, step: AutomationStep, ids: list[str], wanted: InstanceState
) -> None:
    found = [run.place.ec2.instances[each].state for each in ids if each in run.place.ec2.instances]
    if all(state is wanted for state in found):
        runs.succeed(run, step, {"InstanceStates": [wanted.value] * len(ids)})
    elif runs.is_current(run, step):
        again = partial(_look_after_instances, run, step, ids, wanted)
        run.world.agenda.after(LOOK_EVERY_SECONDS, again)


def _seconds(run: Run, step: AutomationStep) -> float:
    mean = PLAUSIBLE_SECONDS.get(step.action, USUAL_SECONDS)
    return run.world.chance.around(mean, mean / 5, step.name, step.attempts, *run.moment_names)


def _plausible_outputs(step: AutomationStep) -> dict[str, list[str]]:
    """Names are those that the document declares; nothing is known about the values."""
    declared: list[Mapping[str, str]] = step.body.get("outputs") or []
    simulated = {each["Name"]: [OUTPUT_BY_TYPE.get(each.get("Type", ""), "")] for each in declared}
    return {**simulated, "OutputPayload": [json.dumps({"Payload": {}})]}
