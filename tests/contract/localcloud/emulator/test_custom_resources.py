"""Custom resources: functions that CloudFormation asks, and what becomes of their answers."""

import json
from dataclasses import dataclass, field

import pytest

from tests.support.running_cloud import until
from tests.support.workshop import Json, Workshop, unique

BY_CRHELPER = """
    import os, boto3
    from crhelper import CfnResource

    def handler(event, context):
        wanted = event["ResourceProperties"]["Name"]
        call = f"{event['RequestType']} {event.get('PhysicalResourceId', '')} {wanted}"
        boto3.client("dynamodb").update_item(
            TableName=os.environ["TABLE"],
            Key={"id": {"S": "calls"}},
            UpdateExpression="SET calls = list_append(if_not_exists(calls, :none), :call)",
            ExpressionAttributeValues={":none": {"L": []}, ":call": {"L": [{"S": call}]}},
        )
        if wanted == "mute":
            return
        resource = CfnResource(log_level="CRITICAL", sleep_on_delete=0)

        def make(event, context):
            if wanted == "bad":
                raise ValueError("bad is no name")
            resource.Data["Backwards"] = wanted[::-1]
            return wanted

        resource.create(make)
        resource.update(make)
        resource.delete(lambda *_: None)
        resource(event, context)
"""


@dataclass
class Named:
    """A stack with one resource: its name is its physical id, so another name is another one."""

    workshop: Workshop
    stack: str = field(default_factory=lambda: unique("stack"))

    def __post_init__(self) -> None:
        self._table = self.workshop.table()
        variables = {"TABLE": self._table}
        self._function = self.workshop.function(BY_CRHELPER, variables=variables)

    def template(self, name: str, kind: str = "Custom::Named") -> Json:
        properties = {"ServiceToken": self._function, "ServiceTimeout": 30, "Name": name}
        return {
            "Resources": {"Thing": {"Type": kind, "Properties": properties}},
            "Outputs": {
                "Id": {"Value": {"Ref": "Thing"}},
                "Backwards": {"Value": {"Fn::GetAtt": ["Thing", "Backwards"]}},
            },
        }

    def deploy(self, name: str, kind: str = "CREATE") -> None:
        self.workshop.deploy(self.stack, self.template(name), kind=kind)

    def deploy_inside(self, name: str, kind: str = "CREATE") -> None:
        """In a nested stack."""
        template = json.dumps(self.template(name))
        bucket, key = self.workshop.stored(template, "child.json")
        url = f"https://{bucket}.s3.amazonaws.com/{key}"
        child = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url}}
        self.workshop.deploy(self.stack, {"Resources": {"Child": child}}, kind=kind)

    @property
    def status(self) -> str:
        return str(self.workshop.described(self.stack)["StackStatus"])

    @property
    def outputs(self) -> dict[str, str]:
        found = self.workshop.described(self.stack)["Outputs"]
        return {each["OutputKey"]: each["OutputValue"] for each in found}

    @property
    def calls(self) -> list[str]:
        """What was asked of which, with which name."""
        found = self.workshop.item(self._table, "calls")
        return [call["S"] for call in found["calls"]["L"]]


@pytest.fixture
def named(workshop: Workshop) -> Named:
    return Named(workshop)


def test_it_answers_by_tls_whom_it_can_trust(named: Named) -> None:
    named.deploy("first")

    assert named.outputs == {"Id": "first", "Backwards": "tsrif"}


@pytest.mark.parametrize("how", ["deploy", "deploy_inside"])
def test_another_physical_id_replaces_it_and_the_old_one_is_deleted(named: Named, how: str) -> None:
    getattr(named, how)("first")

    getattr(named, how)("second", kind="UPDATE")

    assert named.calls == ["Create  first", "Update first second", "Delete first first"]


@pytest.mark.parametrize("how", ["deploy", "deploy_inside"])
def test_it_is_deleted_with_its_stack(named: Named, how: str) -> None:
    getattr(named, how)("first")

    named.workshop.client("cloudformation").delete_stack(StackName=named.stack)

    until(lambda: named.calls == ["Create  first", "Delete first first"])


def test_its_failure_is_told_and_the_stack_rolled_back(named: Named) -> None:
    named.deploy("bad")

    (reason,) = named.workshop.failures(named.stack)
    assert named.status == "ROLLBACK_COMPLETE"
    assert "Message returned: bad is no name (RequestId: " in reason


def test_a_failed_update_asks_for_what_was_before(named: Named) -> None:
    named.deploy("first")

    named.deploy("bad", kind="UPDATE")

    assert named.status == "UPDATE_ROLLBACK_COMPLETE"
    assert named.calls == ["Create  first", "Update first bad", "Update first first"]


def test_who_does_not_answer_in_simulated_time_has_failed(named: Named) -> None:
    named.deploy("mute")

    (reason, *_) = named.workshop.failures(named.stack)
    assert named.status == "ROLLBACK_COMPLETE"
    assert "timed out after 30s" in reason
