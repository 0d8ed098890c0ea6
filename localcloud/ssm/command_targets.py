"""The instances that a command goes to, or why SendCommand refuses them."""

from collections.abc import Mapping
from typing import Any

from localcloud.ec2.state import Instance
from localcloud.ssm import agents
from localcloud.ssm.actions import SHELL
from localcloud.ssm.content import Body
from localcloud.ssm.errors import SsmError, not_valid_state
from localcloud.world import Place, World

Request = Mapping[str, Any]  # in the API's own words


def targeted(world: World, place: Place, request: Request, body: Body) -> list[Instance]:
    """Instances that are named must be online; those that a tag finds may be missing."""
    named = list(request.get("InstanceIds") or [])
    targets = request.get("Targets") or []
    if bool(named) == bool(targets):
        raise SsmError("ValidationException", "Specify either InstanceIds or Targets.")
    named += [each for t in targets if t.get("Key") == "InstanceIds" for each in t["Values"]]
    if not named:
        return _tagged(world, place, targets)
    if len(set(named)) < len(named):
        raise SsmError("DuplicateInstanceId", "You can't specify an instance ID more than once.")
    offline = [each for each in named if not agents.is_online(world, place, each)]
    if offline:
        raise not_valid_state(offline, place.account_id)
    instances = [place.ec2.instances[each] for each in named]
    _check_platform(body, instances)
    return instances


def _tagged(world: World, place: Place, targets: list[Request]) -> list[Instance]:
    """All targets have to fit. Instances that never registered are not known to SSM."""
    return [
        instance
        for instance in place.ec2.instances.values()
        if agents.is_online(world, place, instance.instance_id)
        and all(_fits(instance, target) for target in targets)
    ]


def _fits(instance: Instance, target: Request) -> bool:
    key, values = str(target.get("Key")), target.get("Values", [])
    if key == "tag-key":
        return any(value in instance.tags for value in values)
    if key.startswith("tag:"):
        return instance.tags.get(key.removeprefix("tag:")) in values
    raise SsmError("ValidationException", f"The target key {key} is not supported.")


def _check_platform(body: Body, instances: list[Instance]) -> None:
    """Steps with a precondition are skipped where they do not fit; without one they are refused."""
    is_for_linux = all(
        step["action"] == SHELL and not step.get("precondition") for step in body["mainSteps"]
    )
    if is_for_linux and any(instance.is_windows for instance in instances):
        raise SsmError(
            "UnsupportedPlatformType",
            "The document doesn't support the platform type of the given instances.",
        )
