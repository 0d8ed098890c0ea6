"""``AWS::SSM::Document`` is a resource; MiniStack refuses every template that has one.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-document.html
"""

from typing import Any

from ministack.core.responses import get_account_id, get_region
from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import relies_on
from localcloud.ssm import resource
from localcloud.ssm.errors import SsmError
from localcloud.world import Caller, World


def apply(world: World) -> None:
    relies_on(provisioners._provision_resource, 'handler["create"](logical_id, props, stack_name)')
    relies_on(provisioners._physical_name, "def _physical_name(")
    documents = _Documents(world)
    provisioners._RESOURCE_HANDLERS["AWS::SSM::Document"] = {
        "create": documents.create,
        "update": documents.update,
        "delete": documents.delete,
    }


class _Documents:
    """The name of a document is its physical id, and what ``Ref`` gives."""

    def __init__(self, world: World) -> None:
        self._world = world

    def create(self, logical_id: str, properties: Any, stack: str) -> tuple[str, Any]:
        name = properties.get("Name") or provisioners._physical_name(stack, logical_id, max_len=128)
        with self._world.lock:
            _or_fail(resource.create, self._world, _cloudformation(), name, properties)
        return name, {}

    def update(self, name: str, _old: Any, properties: Any, _stack: str) -> tuple[str, Any]:
        with self._world.lock:
            _or_fail(resource.update, self._world, _cloudformation(), name, properties)
        return name, {}

    def delete(self, name: str, _properties: Any) -> None:
        with self._world.lock:
            _or_fail(resource.delete, self._world, _cloudformation(), name)


def _cloudformation() -> Caller:
    account, region = get_account_id(), get_region()
    return Caller(account, region, f"arn:aws:iam::{account}:root")


def _or_fail(change: Any, *arguments: Any) -> None:
    """CloudFormation takes a ValueError for the reason why a resource failed."""
    try:
        change(*arguments)
    except SsmError as refusal:
        raise ValueError(f"{refusal.code}: {refusal.message}") from refusal
