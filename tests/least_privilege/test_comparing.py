"""The comparison itself: what nobody uses is found, and so is what nobody allows."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.least_privilege.calls import Call, recorded
from tests.support.least_privilege.comparing import denied, not_allowed, outdated, unused
from tests.support.least_privilege.grants import Grants

ROOT = """
Resources:
  Storage:
    Type: AWS::CloudFormation::Stack
    Properties: {TemplateURL: storage.yaml}
  Engine:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: engine.yaml
      Parameters: {PlanTable: !GetAtt Storage.Outputs.PlanTable}
"""
STORAGE = """
Resources:
  RecoveryPlans: {Type: AWS::DynamoDB::Table}
Outputs:
  PlanTable: {Value: !Ref RecoveryPlans}
"""
ENGINE = """
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      ManagedPolicyArns: [!Ref Launch]
      Policies:
        - PolicyName: engine
          PolicyDocument:
            Statement:
              - Sid: Plans
                Effect: Allow
                Action:
                  - dynamodb:GetItem
                  - dynamodb:Query  # Not used in tests: for people who look.
                Resource: !Sub arn:${AWS::Partition}:dynamodb:*:*:table/${PlanTable}
              - Sid: Trace
                Effect: Allow
                # Not used in tests: nobody
                # traces them.
                Action: [xray:PutTraceSegments, xray:PutTelemetryRecords]
                Resource: "*"
  Launch:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Sid: ByDrs
            Effect: Allow
            Action: ec2:RunInstances
            Resource: "*"
            Condition:
              ForAnyValue:StringEquals: {"aws:CalledVia": drs.amazonaws.com}
"""
TABLE = "arn:aws:dynamodb:eu-west-1:111122223333:table/recovery-test-Storage-1a-{}-2B"


@pytest.fixture
def grants(tmp_path: Path) -> Grants:
    templates = {"template": ROOT, "storage": STORAGE, "engine": ENGINE}
    for name, text in templates.items():
        (tmp_path / f"{name}.yaml").write_text(text)
    return Grants(tmp_path)


def a_call(action: str = "dynamodb:GetItem", resource: str | None = None, **stated: bool) -> Call:
    """Of the only role, to the table of plans."""
    return Call(
        principal="arn:aws:sts::111122223333:assumed-role/recovery-test-Engine-1a-Role-2B",
        action=action,
        resource=resource or TABLE.format("RecoveryPlans"),
        is_forwarded=stated.get("is_forwarded", False),
        is_allowed=stated.get("is_allowed", True),
    )


LAUNCHES = a_call("ec2:RunInstances", "*", is_forwarded=True)


def test_what_is_used_and_allowed_is_no_finding(grants: Grants) -> None:
    calls = [a_call(), LAUNCHES]

    assert list(not_allowed(calls, grants)) == []
    assert list(unused(calls, grants, {})) == []


def test_an_action_that_nobody_uses_is_found(grants: Grants) -> None:
    (found,) = unused([LAUNCHES], grants, {})

    assert found.startswith("engine.yaml, Plans: nobody used dynamodb:GetItem. Remove it, or say")


def test_an_action_that_aws_itself_uses_needs_no_call(grants: Grants) -> None:
    assert list(unused([LAUNCHES], grants, {"dynamodb:GetItem": "AWS does it."})) == []


def test_a_reason_counts_for_its_line_or_for_all_of_its_statement(grants: Grants) -> None:
    assert {grant.action: grant.reason for grant in grants.all} == {
        "dynamodb:GetItem": None,
        "dynamodb:Query": "for people who look.",
        "xray:PutTraceSegments": "nobody traces them.",
        "xray:PutTelemetryRecords": "nobody traces them.",
        "ec2:RunInstances": None,
    }


def test_a_reason_for_what_is_used_by_now_is_found(grants: Grants) -> None:
    (found,) = outdated([a_call("dynamodb:Query")], grants)

    assert found.startswith("engine.yaml, Plans: dynamodb:Query is used (recovery-test-Engine-")


@pytest.mark.parametrize(
    "call",
    [
        a_call("dynamodb:PutItem"),
        a_call(resource=TABLE.format("ProtectionGroups")),
        a_call("ec2:RunInstances", "*"),
    ],
    ids=["another action", "another table", "without DRS in between"],
)
def test_a_call_that_no_statement_allows_is_found(grants: Grants, call: Call) -> None:
    (found,) = not_allowed([call], grants)

    assert found.endswith("is not allowed by any statement of engine.yaml, Role.")


def test_a_template_that_is_deployed_by_itself_does_not_say_on_what(grants: Grants) -> None:
    role = "arn:aws:sts::111122223333:assumed-role/recovery-alone-Role-2B"
    call = replace(a_call(resource=TABLE.format("Others")), principal=role)

    assert list(not_allowed([call], grants)) == []
    assert list(not_allowed([replace(call, action="dynamodb:Scan")], grants))


def test_a_denied_call_is_found_unless_a_test_wants_it(grants: Grants) -> None:
    call = a_call("dynamodb:Scan", is_allowed=False)

    assert list(denied([call], grants, wanted=["dynamodb:Scan"])) == []
    assert list(denied([call], grants, wanted=[])) == [f"{call} was denied."]


def test_calls_of_other_roles_are_nobodys_business(grants: Grants) -> None:
    call = Call("arn:aws:sts::111122223333:assumed-role/role-7", "s3:PutObject", "*", False, False)  # noqa: FBT003  as it is written down

    assert [*not_allowed([call], grants), *denied([call], grants, wanted=())] == []


def test_records_of_all_processes_are_read(tmp_path: Path) -> None:
    line = (
        '{"principal": "arn:aws:sts::111122223333:assumed-role/a", "action": "sns:Publish",'
        ' "resource": "*", "is_forwarded": false, "is_allowed": true}\n'
    )
    (tmp_path / "1.jsonl").write_text(line)
    (tmp_path / "2.jsonl").write_text(line + line.replace("sns:Publish", "sns:Subscribe"))

    assert {call.action for call in recorded(tmp_path)} == {"sns:Publish", "sns:Subscribe"}
