"""What a deployment leaves: found by templates and names, with the commands that remove it."""

from typing import Any

from scripts.remains import Remain, retained
from scripts.stacks import NESTED, Stack

TABLE, QUEUE = "AWS::DynamoDB::Table", "AWS::SQS::Queue"


def declared(kind: str, policy: str | None = None) -> dict[str, str]:
    return {"Type": kind} | ({"DeletionPolicy": policy} if policy else {})


class CloudFormation:
    """Stacks by their names, each with its resources by their logical ids."""

    def __init__(self, **stacks: dict[str, dict[str, str]]) -> None:
        self.stacks = stacks

    def get_template(self, *, StackName: str) -> dict[str, Any]:  # noqa: N803  as boto3 calls it
        return {"TemplateBody": {"Resources": self.stacks[StackName]}}

    def get_paginator(self, _operation: str) -> "CloudFormation":
        return self

    def paginate(self, *, StackName: str) -> list[dict[str, Any]]:  # noqa: N803  likewise
        summaries = [
            {
                "LogicalResourceId": name,
                "ResourceType": resource["Type"],
                "PhysicalResourceId": name.lower(),
            }
            for name, resource in self.stacks[StackName].items()
        ]
        return [{"StackResourceSummaries": [each]} for each in summaries]


def test_what_templates_retain_is_found_in_nested_stacks_too() -> None:
    formation = CloudFormation(
        root={"Storage": declared(NESTED), "Keys": declared(QUEUE, "RetainExceptOnCreate")},
        storage={
            "Plans": declared(TABLE, "Retain"),
            "Cache": declared(TABLE, "Delete"),
            "Plain": declared(QUEUE),
            "Viewers": declared("AWS::Cognito::UserPoolGroup", "Retain"),
        },
    )

    found = retained(Stack(formation, "root"))

    assert found == [Remain(QUEUE, "keys"), Remain(TABLE, "plans")]


def test_a_stack_that_sam_has_deployed_has_its_template_as_yaml() -> None:
    formation = CloudFormation(root={"Plans": declared(TABLE, "Retain")})
    text = "Resources:\n  Plans:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n"
    formation.get_template = lambda **_: {"TemplateBody": text}  # type: ignore[method-assign]  # SAM

    assert retained(Stack(formation, "root")) == [Remain(TABLE, "plans")]


def test_a_table_is_removed_by_hand_after_its_protection() -> None:
    commands = Remain(TABLE, "plans").by_hand("eu-west-1")

    assert commands == [
        "aws dynamodb update-table --table-name plans --no-deletion-protection-enabled"
        " --region eu-west-1",
        "aws dynamodb delete-table --table-name plans --region eu-west-1",
    ]


def test_what_others_may_share_comes_without_a_command() -> None:
    role = Remain("AWS::IAM::Role", "logs")

    assert role.by_hand("eu-west-1") == []
    assert str(role).endswith("better left)")
