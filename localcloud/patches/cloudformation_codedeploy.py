"""CodeDeploy's applications and groups are resources; MiniStack has no CodeDeploy at all.

Here they are names and nothing more: an alias moves to a new version at once, gradual or not.
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codedeploy-deploymentgroup.html
"""

from typing import Any

from ministack.services.cloudformation import provisioners

from localcloud.patches.resource_types import Create, Made, add_type


def apply() -> None:
    names = {"Application": "ApplicationName", "DeploymentGroup": "DeploymentGroupName"}
    for kind, name in names.items():
        add_type(
            f"AWS::CodeDeploy::{kind}",
            create=_named(name),
            delete=lambda _physical_id, _properties: None,
        )


def _named(name: str) -> Create:
    def create(logical_id: str, properties: Any, stack: str) -> Made:
        return str(properties.get(name) or provisioners._physical_name(stack, logical_id)), {}

    return create
