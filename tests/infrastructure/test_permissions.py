"""What roles may do: named actions, on named resources wherever AWS has any."""

import re

import pytest

from tests.support.templates import (
    NAMES,
    actions,
    lines,
    of_type,
    properties,
    resources,
    statements,
    statements_of,
    template,
)

ACTION = re.compile(r"[a-z0-9-]+:[A-Za-z0-9]+")
OPERATIONS_IN_EC2 = """
    AttachVolume AuthorizeSecurityGroupEgress AuthorizeSecurityGroupIngress CreateLaunchTemplate
    CreateLaunchTemplateVersion CreateSnapshot CreateTags CreateVolume DeleteLaunchTemplateVersions
    DeleteSnapshot DeleteVolume DescribeAccountAttributes DescribeAvailabilityZones DescribeImages
    DescribeInstanceAttribute DescribeInstanceStatus DescribeInstanceTypes DescribeInstances
    DescribeLaunchTemplateVersions DescribeLaunchTemplates DescribeSecurityGroups DescribeSnapshots
    DescribeSubnets DescribeVolumes DetachVolume ModifyInstanceAttribute ModifyLaunchTemplate
    RevokeSecurityGroupEgress RunInstances StartInstances StopInstances TerminateInstances
"""
NEEDED_TO_RECOVER = {
    "drs:CreateRecoveryInstanceForDrs",
    "drs:DescribeSourceServers",
    "drs:ListTagsForResource",
    "drs:StartRecovery",
    "drs:TagResource",
    "drs:TerminateRecoveryInstances",
    "iam:PassRole",
    *(f"ec2:{operation}" for operation in re.findall(r"\w+", OPERATIONS_IN_EC2)),
}
"""https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticdisasterrecovery.html"""

READERS = [
    ("compute.yaml", "ApiRole"),
    ("decide.yaml", "DecideRole"),
    ("events.yaml", "EventsRole"),
]


@pytest.mark.parametrize("name", NAMES)
def test_actions_are_named_one_by_one(name: str) -> None:
    for statement in statements(name):
        assert statement["Effect"] == "Allow"
        assert "NotAction" not in statement
        assert all(ACTION.fullmatch(action) for action in actions(statement))


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_allowed_on_everything_has_its_reason_beside_it(name: str) -> None:
    text = lines(name)

    for number, line in enumerate(text):
        if re.search(r'Resource: "?\*', line) or re.search(r'- "\*"', line):
            assert text[number - 1].lstrip().startswith("# "), f"{name}, line {number + 1}"


def test_the_functions_may_assume_one_role_only_in_whatever_account() -> None:
    found = [
        resources(each)
        for name in ("compute.yaml", "decide.yaml", "perform.yaml", "events.yaml")
        for each in statements(name)
        if "sts:AssumeRole" in actions(each)
    ]

    role = {"Fn::Sub": "arn:${AWS::Partition}:iam::*:role/${TargetRoleName}"}
    assert found == [[role], [role], [role]]


@pytest.mark.parametrize(("name", "role"), READERS)
def test_who_only_looks_may_change_nothing_outside(name: str, role: str) -> None:
    reading = re.compile(r"(drs|ec2|ssm|servicequotas):(Describe|Get|List)\w+")

    theirs = ("drs:", "ec2:", "ssm:", "servicequotas:", "iam:", "sns:")
    found = [action for each in statements_of(name, role) for action in actions(each)]
    assert all(reading.fullmatch(action) for action in found if action.startswith(theirs))
    assert "ManagedPolicyArns" not in properties(name, role)


def test_only_the_function_that_performs_may_launch() -> None:
    assert properties("perform.yaml", "PerformRole")["ManagedPolicyArns"] == {
        "Ref": "LaunchPolicyArns"
    }


def test_the_own_account_allows_the_same_as_every_other() -> None:
    policies = of_type("hub-account.yaml", "AWS::IAM::ManagedPolicy")

    assert policies == of_type("target-account.yaml", "AWS::IAM::ManagedPolicy")


def test_whoever_enters_other_accounts_is_told_to_their_owners() -> None:
    told = template("template.yaml")["Outputs"]["HubRoleArns"]["Value"]["Fn::Join"][1]

    assert [each["Fn::GetAtt"] for each in told] == [
        [stack, "Outputs.RoleArn"] for stack in ("Compute", "Decide", "Perform")
    ]


def test_roles_are_handed_over_by_name_and_to_one_service() -> None:
    for statement in statements("target-account.yaml"):
        if "iam:PassRole" in actions(statement):
            assert resources(statement) != ["*"]
            assert "iam:PassedToService" in statement["Condition"]["StringEquals"]


def test_a_target_account_lets_in_who_knows_its_external_id_and_nobody_else() -> None:
    (role,) = of_type("target-account.yaml", "AWS::IAM::Role").values()

    (trusted,) = role["Properties"]["AssumeRolePolicyDocument"]["Statement"]
    assert trusted["Principal"] == {"AWS": {"Ref": "HubRoleArns"}}
    assert trusted["Condition"] == {"StringEquals": {"sts:ExternalId": {"Ref": "ExternalId"}}}


def test_an_external_id_is_a_secret_that_somebody_makes_up() -> None:
    parameter = template("target-account.yaml")["Parameters"]["ExternalId"]

    assert parameter["NoEcho"] is True
    assert "Default" not in parameter


def test_a_target_account_allows_all_that_drs_does_in_the_name_of_its_caller() -> None:
    allowed = {action for each in statements("target-account.yaml") for action in actions(each)}

    assert allowed >= NEEDED_TO_RECOVER


def test_a_target_account_lets_servers_be_changed_through_drs_or_if_they_are_of_drs() -> None:
    for statement in statements("target-account.yaml"):
        changing = [each for each in actions(statement) if re.match("ec2:(?!Describe|Get)", each)]
        condition = statement.get("Condition", {})
        assert not changing or "ForAnyValue:StringEquals" in condition or "Null" in condition
