"""SSM documents that run after a launch: PutLaunchAction, ListLaunchActions, DeleteLaunchAction."""

from collections.abc import Mapping
from typing import Any, Literal

from localcloud.drs.answers.settings import described_action
from localcloud.drs.errors import Conflict, ResourceNotFound, ServiceQuotaExceeded, field_invalid
from localcloud.drs.finding import launch_template_with, server_with
from localcloud.drs.pages import page_of
from localcloud.drs.permissions import must_be_allowed
from localcloud.drs.quotas import LAUNCH_ACTIONS, allowed
from localcloud.drs.settings import LaunchAction
from localcloud.world import Caller, Place, World


def put_launch_action(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    place = world.place_of(caller)
    actions = _actions_of(place, request["resourceId"])
    must_be_allowed(world, caller, "ssm:DescribeDocument")
    action = _action(place, request)
    _check_place_in_order(actions, action)
    _check_room(place, actions, action)
    actions[action.action_id] = action
    return {"resourceId": request["resourceId"], **described_action(action)}


def list_launch_actions(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    place = world.place_of(caller)
    wanted = request.get("filters", {}).get("actionIds")
    found = [
        action
        for action in _actions_of(place, request["resourceId"]).values()
        if not wanted or action.action_id in wanted
    ]
    found.sort(key=lambda action: action.order)
    return page_of(found, request, described=described_action, size=place.drs.knobs.page_size)


def delete_launch_action(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    actions = _actions_of(world.place_of(caller), request["resourceId"])
    action_id = request["actionId"]
    if actions.pop(action_id, None) is None:
        raise ResourceNotFound(
            f"Launch action {action_id} does not exist.",
            resource_id=action_id,
            resource_type="Launch action",
        )
    return {}


def _actions_of(place: Place, resource_id: str) -> dict[str, LaunchAction]:
    if resource_id.startswith("lct-"):
        launch_template_with(place, resource_id)
    else:
        server_with(place, resource_id)
    return place.drs.launch_actions.setdefault(resource_id, {})


def _action(place: Place, request: Mapping[str, Any]) -> LaunchAction:
    return LaunchAction(
        action_id=request["actionId"],
        action_code=request["actionCode"],
        name=request["name"],
        order=request["order"],
        type=_type(place, request["actionCode"]),
        action_version=request["actionVersion"],
        is_active=request["active"],
        is_optional=request["optional"],
        category=request["category"],
        description=request["description"],
        parameters={name: dict(each) for name, each in request.get("parameters", {}).items()},
    )


def _type(place: Place, action_code: str) -> Literal["SSM_AUTOMATION", "SSM_COMMAND"]:
    """``action_code``: name or ARN of a document. Amazon's own are taken to exist."""
    name = action_code.rpartition("document/")[2]
    document = place.ssm.documents.get(name)
    if document is None and not name.startswith(("AWS-", "AWSDisasterRecovery-")):
        raise field_invalid("actionCode", f"Document {name} does not exist")
    is_automation = document is not None and document.kind == "Automation"
    return "SSM_AUTOMATION" if is_automation else "SSM_COMMAND"


def _check_place_in_order(actions: Mapping[str, LaunchAction], wanted: LaunchAction) -> None:
    for action in actions.values():
        if action.order == wanted.order and action.action_id != wanted.action_id:
            raise Conflict(
                f"Order {wanted.order} is taken by launch action {action.action_id}.",
                resource_id=wanted.action_id,
                resource_type="Launch action",
            )


def _check_room(place: Place, actions: Mapping[str, LaunchAction], wanted: LaunchAction) -> None:
    limit = allowed(place, LAUNCH_ACTIONS)
    if wanted.action_id not in actions and len(actions) >= limit:
        raise ServiceQuotaExceeded(
            f"Limit of {limit} launch actions per resource exceeded",
            quota_code=LAUNCH_ACTIONS,
            resource_type="Launch action",
        )
