"""Run Command: SendCommand and what is asked about a command afterwards."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from localcloud.ec2.state import Instance
from localcloud.ssm import command_runs
from localcloud.ssm.command_answers import command_described, invocation_described, result_described
from localcloud.ssm.command_targets import targeted
from localcloud.ssm.content import Body
from localcloud.ssm.documents import find, version_of
from localcloud.ssm.errors import SsmError, invalid_parameters, not_valid_state
from localcloud.ssm.ids import new_uuid
from localcloud.ssm.pages import page_of
from localcloud.ssm.parameters import ParameterRefused, bound
from localcloud.ssm.state import Command, Invocation, StepRun
from localcloud.world import Caller, Place, World

Request = Mapping[str, Any]  # in the API's own words
Answer = dict[str, Any]  # likewise

DELIVERY_TIMEOUT_SECONDS = 3600
PAGE_SIZE = 50
UNKNOWN_FOR = timedelta(seconds=1)
"""SSM is eventually consistent: at first a command has no invocations."""


def send_command(world: World, caller: Caller, request: Request) -> Answer:
    place = world.place_of(caller)
    body, version = _document(place, request)
    instances = targeted(world, place, request, body)
    try:
        values = bound(body, request.get("Parameters", {}))
    except ParameterRefused as refused:
        raise invalid_parameters(str(refused)) from refused
    command = _new_command(world, request, values, version)
    patience = request.get("TimeoutSeconds", DELIVERY_TIMEOUT_SECONDS)
    longest = command_runs.longest_seconds(body, values)
    command.expires_at += timedelta(seconds=patience + longest)
    place.ssm.commands[command.command_id] = command
    for instance in instances:
        invocation = _new_invocation(world, instance, body)
        command.invocations[instance.instance_id] = invocation
        command_runs.begin(
            command_runs.Run(world, place, command, invocation, body, instance),
        )
    return {"Command": command_described(command)}


def get_command_invocation(world: World, caller: Caller, request: Request) -> Answer:
    place = world.place_of(caller)
    command = place.ssm.commands.get(request["CommandId"])
    invocation = command.invocations.get(request["InstanceId"]) if command else None
    if command is None or invocation is None or _is_not_known_yet(world, invocation):
        raise SsmError("InvocationDoesNotExist")
    return result_described(command, invocation, _step(invocation, request.get("PluginName")))


def list_command_invocations(world: World, caller: Caller, request: Request) -> Answer:
    """Newest first; nothing about a command that was sent a moment ago."""
    found = [
        (command, invocation)
        for command in _chosen(world, caller, request)
        for invocation in command.invocations.values()
        if request.get("InstanceId") in {None, invocation.instance_id}
        and world.agenda.moment - invocation.requested_at >= UNKNOWN_FOR
        and _matches(request, invocation.status, command)
    ]
    page, more = page_of(found, request, size=PAGE_SIZE)
    is_detailed = bool(request.get("Details"))
    answers = [invocation_described(*each, is_detailed=is_detailed) for each in page]
    return {"CommandInvocations": answers, **more}


def list_commands(world: World, caller: Caller, request: Request) -> Answer:
    found = [
        command
        for command in _chosen(world, caller, request)
        if request.get("InstanceId") in {None, *command.invocations}
        and _matches(request, command_described(command)["Status"], command)
    ]
    page, more = page_of(found, request, size=PAGE_SIZE)
    return {"Commands": [command_described(command) for command in page], **more}


def cancel_command(world: World, caller: Caller, request: Request) -> Answer:
    """Of what has ended nothing changes: there is no guarantee that a cancel comes in time."""
    place = world.place_of(caller)
    command = place.ssm.commands.get(request["CommandId"])
    if command is None:
        raise SsmError("InvalidCommandId", "The specified command ID isn't valid.")
    wanted = request.get("InstanceIds") or list(command.invocations)
    if strangers := [each for each in wanted if each not in command.invocations]:
        raise not_valid_state(strangers, caller.account_id)
    command.is_cancelling = len(wanted) == len(command.invocations)
    for instance_id in wanted:
        command_runs.cancel(world, command.invocations[instance_id])
    return {}


def _document(place: Place, request: Request) -> tuple[Body, str]:
    document = find(place, str(request["DocumentName"]))
    if document.kind != "Command":
        raise SsmError("InvalidDocument", f"Document type {document.kind} is not supported.")
    wanted = str(request.get("DocumentVersion", "$DEFAULT"))
    return version_of(document, wanted).body, wanted


def _new_command(
    world: World, request: Request, values: dict[str, list[str]], version: str
) -> Command:
    return Command(
        command_id=new_uuid(world.chance),
        document_name=str(request["DocumentName"]).rpartition("/")[2],
        document_version=version,
        requested_at=world.agenda.moment,
        expires_at=world.agenda.moment,
        parameters=values,
        request=request,
    )


def _new_invocation(world: World, instance: Instance, body: Body) -> Invocation:
    steps = [StepRun(step["name"], step["action"]) for step in body["mainSteps"]]
    return Invocation(instance.instance_id, instance.hostname, world.agenda.moment, steps)


def _is_not_known_yet(world: World, invocation: Invocation) -> bool:
    """Once: who asks again gets an answer."""
    invocation.reads += 1
    age = world.agenda.moment - invocation.requested_at
    return invocation.reads == 1 and age < UNKNOWN_FOR


def _step(invocation: Invocation, name: str | None) -> StepRun:
    if name is None and len(invocation.steps) == 1:
        return invocation.steps[0]
    for step in invocation.steps:
        if step.name == name:
            return step
    raise SsmError("InvalidPluginName", "The plugin name isn't valid.")


def _chosen(world: World, caller: Caller, request: Request) -> list[Command]:
    commands = reversed(world.place_of(caller).ssm.commands.values())
    wanted = request.get("CommandId")
    return [command for command in commands if wanted in {None, command.command_id}]


def _matches(request: Request, status: str, command: Command) -> bool:
    for each in request.get("Filters", []):
        key, value = each["key"], each["value"]
        at = command.requested_at.isoformat()
        found = {
            "Status": status == value,
            "DocumentName": command.document_name == value,
            "InvokedAfter": at >= value,
            "InvokedBefore": at < value,
        }
        if key not in found:
            raise SsmError("InvalidFilterKey", f"The filter key {key} is not valid.")
        if not found[key]:
            return False
    return True
