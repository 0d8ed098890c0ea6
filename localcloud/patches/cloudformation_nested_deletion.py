"""What a nested template retains is left when the whole is deleted; MiniStack deletes it.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
"""

from typing import Any

from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import edited

_RETAINED = ("Retain", "RetainExceptOnCreate")


def apply() -> None:
    nothing = "if not res"
    delete = edited(
        provisioners._cfn_nested_stack_delete,
        {f"{nothing}:": f"{nothing} or is_retained(res_defs, child_logical_id):"},
        is_retained=_is_retained,
    )
    provisioners._RESOURCE_HANDLERS["AWS::CloudFormation::Stack"]["delete"] = delete


def _is_retained(declared: dict[str, Any], logical_id: str) -> bool:
    return declared.get(logical_id, {}).get("DeletionPolicy") in _RETAINED
