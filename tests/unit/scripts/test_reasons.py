"""Why a deployment failed, gathered from the stacks that it consists of."""

from typing import Any

from scripts.reasons import reasons_of_failure

NESTED = "AWS::CloudFormation::Stack"


def event(
    logical_id: str,
    status: str,
    reason: str = "",
    *,
    stack: str = "root",
    kind: str = "AWS::DynamoDB::Table",
    physical_id: str = "physical",
) -> dict[str, str]:
    return {
        "StackId": stack,
        "LogicalResourceId": logical_id,
        "ResourceStatus": status,
        "ResourceStatusReason": reason,
        "ResourceType": kind,
        "PhysicalResourceId": physical_id,
    }


def begun(stack: str, status: str = "UPDATE_IN_PROGRESS") -> dict[str, str]:
    return event(stack, status, stack=stack, kind=NESTED, physical_id=stack)


class Events:
    """CloudFormation, as far as its events go: the newest first."""

    def __init__(self, **stacks: list[dict[str, str]]) -> None:
        self.stacks = stacks

    def get_paginator(self, _operation: str) -> "Events":
        return self

    def paginate(self, *, StackName: str) -> list[dict[str, Any]]:  # noqa: N803  as boto3 calls it
        newest_first = list(reversed(self.stacks[StackName]))
        return [{"StackEvents": newest_first[:2]}, {"StackEvents": newest_first[2:]}]


def test_the_reason_in_a_nested_stack_is_told_and_not_that_the_stack_failed() -> None:
    events = Events(
        root=[
            begun("root"),
            event(
                "Storage", "UPDATE_FAILED", "Embedded stack x failed", kind=NESTED, physical_id="n"
            ),
        ],
        n=[begun("n"), event("Plans", "CREATE_FAILED", "Limit exceeded", stack="n")],
    )

    assert reasons_of_failure(events, "root") == ["Plans (AWS::DynamoDB::Table): Limit exceeded"]


def test_what_was_only_stopped_is_not_a_reason() -> None:
    events = Events(
        root=[
            begun("root"),
            event("Plans", "CREATE_FAILED", "Limit exceeded"),
            event("Groups", "CREATE_FAILED", "Resource creation cancelled"),
        ]
    )

    assert reasons_of_failure(events, "root") == ["Plans (AWS::DynamoDB::Table): Limit exceeded"]


def test_failures_of_earlier_deployments_are_forgotten() -> None:
    events = Events(
        root=[
            begun("root", "CREATE_IN_PROGRESS"),
            event("Plans", "CREATE_FAILED", "the first time"),
            begun("root"),
            event("Groups", "UPDATE_FAILED", "the second time"),
        ]
    )

    assert reasons_of_failure(events, "root") == ["Groups (AWS::DynamoDB::Table): the second time"]
