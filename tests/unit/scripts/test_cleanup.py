"""A deletion that fails: told with its reason, and tried again by the same command."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from scripts.cleanup import delete
from scripts.failing import CannotGoOn
from scripts.stacks import Stack

ARN = "arn:aws:cloudformation:eu-west-1:111122223333:stack/recovery-dev/1"
NOT_EMPTY = "The bucket you tried to delete is not empty"


class CloudFormation:
    """One stack, which is in the given statuses one after the other once it is to be deleted."""

    def __init__(self, *statuses: str) -> None:
        self.status = "CREATE_COMPLETE"
        self.coming = list(statuses)
        self.is_leaving = False

    def describe_stacks(self, *, StackName: str) -> dict[str, Any]:  # noqa: N803  as boto3 calls it
        if self.is_leaving and self.coming:
            self.status = self.coming.pop(0)
        if self.status == "DELETE_COMPLETE" and StackName != ARN:
            message = f"Stack with id {StackName} does not exist"
            raise ClientError({"Error": {"Message": message}}, "DescribeStacks")
        return {"Stacks": [{"StackId": ARN, "StackStatus": self.status}]}

    def delete_stack(self, **_: str) -> None:
        self.is_leaving = True

    def get_paginator(self, operation: str) -> "Pages":
        return Pages(self.status if operation == "list_stack_resources" else None)


class Pages:
    def __init__(self, status: str | None) -> None:
        self.status = status

    def paginate(self, **_: str) -> list[dict[str, Any]]:
        named = {"LogicalResourceId": "Files", "ResourceType": "AWS::S3::Bucket"}
        if self.status:
            return [{"StackResourceSummaries": [{**named, "ResourceStatus": self.status}]}]
        failed = {"ResourceStatus": "DELETE_FAILED", "ResourceStatusReason": NOT_EMPTY}
        ids = {"PhysicalResourceId": "files", "StackId": ARN}
        return [{"StackEvents": [{**named, **failed, **ids}]}]


def the_stack(formation: CloudFormation) -> Stack:
    return Stack(formation, "recovery-dev", pause=lambda _: None)


def test_it_waits_for_the_end_and_tells_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    formation = CloudFormation("DELETE_IN_PROGRESS", "DELETE_IN_PROGRESS", "DELETE_COMPLETE")

    delete(the_stack(formation))

    assert formation.status == "DELETE_COMPLETE"
    assert "progress    Files DELETE_IN_PROGRESS\n" in capsys.readouterr().out


def test_what_cannot_be_deleted_is_named_with_the_reason() -> None:
    formation = CloudFormation("DELETE_IN_PROGRESS", "DELETE_FAILED")

    with pytest.raises(CannotGoOn) as failure:
        delete(the_stack(formation))

    assert "The stack recovery-dev is DELETE_FAILED." in str(failure.value)
    assert f"Files (AWS::S3::Bucket): {NOT_EMPTY}" in str(failure.value)


def test_a_stack_that_is_gone_already_is_no_failure() -> None:
    formation = CloudFormation()
    formation.status = "DELETE_COMPLETE"

    delete(the_stack(formation))

    assert not formation.is_leaving
