"""What survives the end of a deployment, and how each of it is removed by hand."""

from dataclasses import dataclass

from scripts.place import Place
from scripts.stacks import Stack

_TABLE, _POOL = "AWS::DynamoDB::Table", "AWS::Cognito::UserPool"
_STAYS = ("Retain", "RetainExceptOnCreate")
_PARTS = (
    "AWS::Cognito::UserPoolGroup",
    "AWS::Cognito::UserPoolUser",
    "AWS::Cognito::UserPoolUserToGroupAttachment",
    "AWS::Lambda::Version",
)
"""They stay or go with the user pool, or the function, that they are part of."""
_SHARED = {
    "AWS::ApiGateway::Account": "other APIs of this Region may log with it: better left",
    "AWS::IAM::Role": "API Gateway may log with it for other APIs, too: better left",
}
_BY_HAND = {
    _TABLE: (
        "aws dynamodb update-table --table-name {name} --no-deletion-protection-enabled",
        "aws dynamodb delete-table --table-name {name}",
    ),
    _POOL: (
        "aws cognito-idp update-user-pool --user-pool-id {name} --deletion-protection INACTIVE",
        "aws cognito-idp delete-user-pool --user-pool-id {name}",
    ),
    "AWS::S3::Bucket": ("aws s3 rb --force s3://{name}",),
    "AWS::Logs::LogGroup": ("aws logs delete-log-group --log-group-name {name}",),
}


@dataclass(frozen=True)
class Remain:
    kind: str
    """As CloudFormation calls it."""
    name: str

    def by_hand(self, region: str) -> list[str]:
        """Commands; or none, and then it is better left alone."""
        commands = _BY_HAND.get(self.kind, ())
        return [f"{command.format(name=self.name)} --region {region}" for command in commands]

    def __str__(self) -> str:
        advice = f" ({_SHARED[self.kind]})" if self.kind in _SHARED else ""
        return f"{self.kind.partition('::')[2]} {self.name}{advice}"


def retained(stack: Stack) -> list[Remain]:
    """What the stack and its nested ones leave when they are deleted, as their templates say."""
    declared = stack.template()["Resources"]
    ours = [
        Remain(resource["ResourceType"], resource["PhysicalResourceId"])
        for resource in stack.resources()
        if declared.get(resource["LogicalResourceId"], {}).get("DeletionPolicy") in _STAYS
        and resource["ResourceType"] not in _PARTS
    ]
    return ours + [each for nested in stack.nested() for each in retained(nested)]


def left_behind(place: Place, stack: Stack) -> list[Remain]:
    """Tables and pools under the names of a stack that is not there: no new one will use them."""
    tables = place.client("dynamodb").get_paginator("list_tables").paginate()
    pools = place.client("cognito-idp").get_paginator("list_user_pools").paginate(MaxResults=60)
    return [
        *(
            Remain(_TABLE, name)
            for page in tables
            for name in page["TableNames"]
            if name.startswith(f"{stack.name}-Storage-")
        ),
        *(
            Remain(_POOL, pool["Id"])
            for page in pools
            for pool in page["UserPools"]
            if pool["Name"] == stack.name
        ),
    ]
