"""A bus has a policy that IAM can judge by: PutPermission, ``AWS::Events::EventBusPolicy``.

MiniStack refuses templates with the resource type, ignores a policy that is given as a whole, keeps
accounts and conditions in a form that no policy has, and permits what nobody has asked for when a
bus or statement does not exist.
https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html
"""

import json
from typing import Any

from ministack.core.responses import error_response_json, get_account_id, get_region, json_response
from ministack.services import eventbridge

from localcloud.patches.resource_types import Made, add_type
from localcloud.patches.upstream import relies_on


def apply() -> None:
    relies_on(eventbridge._put_permission, '"Principal": data.get("Principal", "*"),')
    relies_on(eventbridge._remove_permission, 'data.get("RemoveAllPermissions", False)')
    relies_on(eventbridge._describe_event_bus, "policy = _event_bus_policies.get(name)")
    relies_on(eventbridge.handle_request, '"PutPermission": _put_permission,')
    eventbridge._put_permission = _put_permission
    eventbridge._remove_permission = _remove_permission
    add_type("AWS::Events::EventBusPolicy", create=_create, delete=_delete)


def _put_permission(asked: dict[str, Any]) -> Any:
    bus = asked.get("EventBusName", "default")
    if bus not in eventbridge._event_buses:
        return _missing(f"Event bus {bus} does not exist.")
    if "Policy" in asked:
        eventbridge._event_bus_policies[bus] = json.loads(asked["Policy"])
    else:
        _put(bus, _statement(bus, asked))
    return json_response({})


def _remove_permission(asked: dict[str, Any]) -> Any:
    bus = asked.get("EventBusName", "default")
    if asked.get("RemoveAllPermissions"):
        eventbridge._event_bus_policies.pop(bus, None)
    elif not _remove(bus, asked.get("StatementId", "")):
        return _missing("Statement with the provided id does not exist.")
    return json_response({})


def _create(_logical_id: str, properties: Any, _stack: str) -> Made:
    bus = properties.get("EventBusName", "default")
    eventbridge._ensure_default_bus()
    if bus not in eventbridge._event_buses:
        raise ValueError(f"Event bus {bus} does not exist.")
    whole = properties.get("Statement") or _statement(bus, properties)
    _put(bus, {**whole, "Sid": properties["StatementId"]})
    return f"{bus}|{properties['StatementId']}", {}


def _delete(physical_id: str, _properties: Any) -> None:
    bus, _, statement_id = physical_id.partition("|")
    _remove(bus, statement_id)


def _statement(bus: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Of an account, or of everybody under a condition."""
    account = asked["Principal"]
    here = f"arn:aws:events:{get_region()}:{get_account_id()}:event-bus/{bus}"
    statement = {
        "Sid": asked["StatementId"],
        "Effect": "Allow",
        "Principal": "*" if account == "*" else {"AWS": f"arn:aws:iam::{account}:root"},
        "Action": asked["Action"],
        "Resource": here,
    }
    if condition := asked.get("Condition"):
        statement["Condition"] = {condition["Type"]: {condition["Key"]: condition["Value"]}}
    return statement


def _put(bus: str, statement: dict[str, Any]) -> None:
    _remove(bus, statement["Sid"])
    policy = eventbridge._event_bus_policies.get(bus) or {"Version": "2012-10-17", "Statement": []}
    policy["Statement"] = [*policy["Statement"], statement]
    eventbridge._event_bus_policies[bus] = policy


def _remove(bus: str, statement_id: str) -> bool:
    """Whether there was one."""
    policy = eventbridge._event_bus_policies.get(bus)
    kept = [each for each in (policy or {}).get("Statement", []) if each.get("Sid") != statement_id]
    if policy is None or len(kept) == len(policy["Statement"]):
        return False
    if kept:
        eventbridge._event_bus_policies[bus] = {**policy, "Statement": kept}
    else:
        eventbridge._event_bus_policies.pop(bus)
    return True


def _missing(message: str) -> Any:
    return error_response_json("ResourceNotFoundException", message, 400)
