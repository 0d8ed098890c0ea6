"""Tags of every kind of resource: they work in an account that never initialised DRS, too."""

from collections.abc import Mapping
from typing import Any, Protocol

from localcloud.drs.arns import parsed_arn
from localcloud.drs.errors import ResourceNotFound, field_invalid
from localcloud.world import Caller, World

MOST_TAGS = 50


class _Tagged(Protocol):
    tags: dict[str, str]


def tag_resource(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    tags = _tags_of(world, caller, request["resourceArn"])
    added: dict[str, str] = request["tags"]
    for key in added:
        if not key or key.lower().startswith("aws:"):
            raise field_invalid("tags", f"{key!r} cannot be the key of a tag")
    if len(tags | added) > MOST_TAGS:
        raise field_invalid("tags", f"A resource can have at most {MOST_TAGS} tags")
    tags.update(added)
    return {}


def untag_resource(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    """A key that the resource does not have is no error."""
    tags = _tags_of(world, caller, request["resourceArn"])
    for key in request["tagKeys"]:
        tags.pop(key, None)
    return {}


def list_tags_for_resource(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    return {"tags": dict(_tags_of(world, caller, request["resourceArn"]))}


def _tags_of(world: World, caller: Caller, text: str) -> dict[str, str]:
    arn = parsed_arn("resourceArn", text)
    drs = world.place_of(caller).drs
    kinds: dict[str, Mapping[str, _Tagged]] = {
        "source-server": drs.source_servers,
        "recovery-instance": drs.recovery_instances,
        "job": drs.jobs,
        "launch-configuration-template": drs.launch_templates,
        "replication-configuration-template": drs.replication_templates,
    }
    is_here = (arn.account_id, arn.region) == (caller.account_id, caller.region)
    found = kinds.get(arn.kind, {}).get(arn.resource_id) if is_here else None
    if found is None:
        raise ResourceNotFound(
            f"Resource {text} does not exist.", resource_id=arn.resource_id, resource_type=arn.kind
        )
    return found.tags
