"""A custom resource of a nested stack that gets another physical id is deleted under the old one.

MiniStack does so in the root only, at the end of an update. Nested stacks have no such end there:
the other types delete what they replace at once, and so does this.
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/crpg-ref-requesttypes-update.html
"""

from typing import Any

from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import relies_on


def apply() -> None:
    relies_on(provisioners._cfn_nested_stack_deploy, "_DEFERRED_PREDECESSOR_DELETES.set(None)")
    relies_on(provisioners._custom_resource_update, 'invoke_custom_resource(\n        "Update",')
    relies_on(provisioners._delete_predecessor, "delete_fn(*args, **kwargs)")
    update = provisioners._custom_resource_update

    def update_and_replace(
        physical_id: str, old: Any, new: Any, stack: str, **which: Any
    ) -> tuple[str, Any]:
        made: tuple[str, Any] = update(physical_id, old, new, stack, **which)
        is_nested = provisioners._DEFERRED_PREDECESSOR_DELETES.get() is None
        if made[0] != physical_id and is_nested:
            delete = provisioners._custom_resource_delete
            provisioners._delete_predecessor(delete, physical_id, old, stack, **which)
        return made

    provisioners._custom_resource_update = update_and_replace
