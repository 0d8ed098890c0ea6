"""EC2's face to callers, for what belongs to DRS: its instances and its launch templates.

The rest of EC2 is left to the embedded AWS, and so is describing and tagging these instances,
which it learns of from a mirror.
"""

from collections.abc import Callable, Mapping
from typing import Any

from localcloud.ec2 import instances, status_checks, templates
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import InstanceState
from localcloud.grammar.ec2_query import parsed_query, refused_xml, rendered_xml
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.parsing import Call, NoOperation
from localcloud.world import Caller, Place, World

Input = Mapping[str, Any]  # in the API's own words
Output = dict[str, Any]  # likewise
Operation = Callable[[World, Place, Input], Output]


def is_ours(world: World, caller: Caller, request: Request) -> bool:
    """Whether the request is about instances or templates of ours, or about all that there are."""
    call = _call(request)
    if call is None or call.operation.name not in _OPERATIONS:
        return False
    place = world.place_of(caller)
    named = _named(call.input)
    known = place.ec2.instances.keys() | place.ec2.templates.keys()
    known |= {template.name for template in place.ec2.templates.values()}
    return bool(named & known) if named else bool(known)


def answer(world: World, caller: Caller, request: Request) -> Response:
    """For requests that are ours. May be called from any thread."""
    call = parsed_query(request)
    with world.lock:
        world.agenda.run_due()
        try:
            output = _OPERATIONS[call.operation.name](world, world.place_of(caller), call.input)
        except Ec2Refusal as refusal:
            return refused_xml(refusal.code, refusal.message)
    return rendered_xml(call.operation, output)


def _call(request: Request) -> Call | None:
    try:
        return parsed_query(request)
    except NoOperation:
        return None


def _named(wanted: Input) -> set[str]:
    single = ("InstanceId", "LaunchTemplateId", "LaunchTemplateName")
    several = ("InstanceIds", "LaunchTemplateIds", "LaunchTemplateNames")
    named = {wanted[field] for field in single if field in wanted}
    return named.union(*(wanted.get(field, []) for field in several))


def _start(world: World, place: Place, wanted: Input) -> Output:
    return {"StartingInstances": _changed(world, place, wanted, instances.start)}


def _stop(world: World, place: Place, wanted: Input) -> Output:
    return {"StoppingInstances": _changed(world, place, wanted, instances.stop)}


def _terminate(world: World, place: Place, wanted: Input) -> Output:
    return {"TerminatingInstances": _changed(world, place, wanted, instances.terminate)}


def _changed(
    world: World, place: Place, wanted: Input, change: Callable[[World, Place, str], None]
) -> list[Output]:
    """All or none: EC2 refuses the whole call for one instance that it does not know."""
    ids = wanted["InstanceIds"]
    before = {each: _known(place, each, change.__name__) for each in ids}
    for instance_id in ids:
        change(world, place, instance_id)
    return [
        {
            "InstanceId": each,
            "PreviousState": _state(before[each]),
            "CurrentState": _state(place.ec2.instances[each].state),
        }
        for each in ids
    ]


def _known(place: Place, instance_id: str, verb: str) -> InstanceState:
    operation = f"{verb.capitalize()}Instances"
    return instances.known(place, instance_id, operation=operation).state


def _state(state: InstanceState) -> Output:
    return {"Code": state.code, "Name": state.value}


def _modify(_world: World, place: Place, wanted: Input) -> Output:
    is_protected = wanted.get("DisableApiTermination", {}).get("Value")
    if is_protected is not None:
        change = instances.protect if is_protected else instances.unprotect
        change(place, wanted["InstanceId"])
    return {}


_OPERATIONS: Mapping[str, Operation] = {
    "CreateLaunchTemplateVersion": templates.create_launch_template_version,
    "DeleteLaunchTemplate": lambda _, place, wanted: templates.delete_launch_template(
        place, wanted
    ),
    "DeleteLaunchTemplateVersions": lambda _, place, wanted: (
        templates.delete_launch_template_versions(place, wanted)
    ),
    "DescribeInstanceStatus": status_checks.describe_instance_status,
    "DescribeLaunchTemplateVersions": lambda _, place, wanted: (
        templates.describe_launch_template_versions(place, wanted)
    ),
    "DescribeLaunchTemplates": lambda _, place, wanted: templates.describe_launch_templates(
        place, wanted
    ),
    "ModifyInstanceAttribute": _modify,
    "ModifyLaunchTemplate": lambda _, place, wanted: templates.modify_launch_template(
        place, wanted
    ),
    "StartInstances": _start,
    "StopInstances": _stop,
    "TerminateInstances": _terminate,
}
