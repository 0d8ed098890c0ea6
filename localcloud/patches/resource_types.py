"""More types of CloudFormation's, made by what MiniStack has for the same call to a service."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import UpstreamChanged, relies_on

Made = tuple[str, dict[str, Any]]
"""The physical id, and the attributes."""
Create = Callable[[str, Any, str], Made]
"""By logical id, properties and name of the stack."""
Delete = Callable[[str, Any], None]
"""By physical id and properties."""
Update = Callable[[str, Any, Any, str], Made]
"""By physical id, properties before and after, name of the stack."""


def add_type(name: str, *, create: Create, delete: Delete, update: Update | None = None) -> None:
    """Without ``update`` every change replaces the resource."""
    relies_on(provisioners._provision_resource, 'handler["create"](logical_id, props, stack_name)')
    relies_on(provisioners._delete_resource, 'handler["delete"](physical_id, props)')
    if name in provisioners._RESOURCE_HANDLERS:
        raise UpstreamChanged(f"MiniStack has {name} now. Delete the patch that adds it.")
    changed = update or _replacing(create, delete)
    handlers = {"create": create, "update": changed, "delete": delete}
    provisioners._RESOURCE_HANDLERS[name] = handlers


def done(reply: tuple[int, Any, Any]) -> dict[str, Any]:
    """What a call of JSON has answered. CloudFormation takes a ValueError for the reason."""
    status, _headers, body = reply
    answer: dict[str, Any] = json.loads(body or b"{}")
    if status >= HTTPStatus.BAD_REQUEST:
        code = str(answer.get("__type", status)).rpartition("#")[2]
        raise ValueError(f"{code}: {answer.get('message', answer.get('Message', ''))}")
    return answer


def _replacing(create: Create, delete: Delete) -> Update:
    def replace(physical_id: str, old: Any, new: Any, stack: str) -> Made:
        made = create(physical_id, new, stack)
        if made[0] != physical_id:
            provisioners._delete_predecessor(delete, physical_id, old)
        return made

    return replace
