"""An update of a nested stack leaves alone what has not changed, and still knows its attributes.

MiniStack forgets them, so that ``Fn::GetAtt`` finds nothing on an unchanged resource.
"""

from ministack.services.cloudformation import provisioners

from localcloud.patches.upstream import edited


def apply() -> None:
    arguments = "old_tagged, new_tagged, child_name, child_logical_id,"
    provisioners._cfn_nested_stack_deploy = edited(
        provisioners._cfn_nested_stack_deploy,
        {arguments: f"{arguments} prev.get('Attributes'),"},
    )
