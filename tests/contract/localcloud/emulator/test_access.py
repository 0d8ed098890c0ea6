"""IAM and STS: who may do what, in this account and in the next."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.running_cloud import HUB, Credentials, RunningCloud
from tests.support.workshop import Json, Workshop, allowing, unique

SPOKE = "999988887777"


def assumed(workshop: Workshop, role: str, **more: Any) -> Credentials:  # noqa: ANN401  of AssumeRole
    given = workshop.client("sts").assume_role(RoleArn=role, RoleSessionName="test", **more)
    keys = given["Credentials"]
    return Credentials(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])


def code(call: Callable[[], object]) -> str:
    with pytest.raises(ClientError) as refusal:
        call()
    return str(refusal.value.response["Error"]["Code"])


def spoke_role(emulator: RunningCloud, policy: Json, **condition: Json) -> str:
    """In another account, for callers of the hub."""
    iam = emulator.client("iam", credentials=Credentials(SPOKE, "of-root"))
    principal = {"AWS": f"arn:aws:iam::{HUB}:root"}
    trust = {"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole", **condition}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    name = unique("spoke")
    arn: str = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)["Role"]["Arn"]
    iam.put_role_policy(RoleName=name, PolicyName="granted", PolicyDocument=json.dumps(policy))
    return arn


def test_the_administrator_of_the_hub_is_in_the_hub(emulator: RunningCloud) -> None:
    who = emulator.client("sts").get_caller_identity()

    assert who["Account"] == HUB
    assert who["Arn"] == f"arn:aws:iam::{HUB}:user/administrator"


def test_the_number_of_an_account_is_a_key_to_it(emulator: RunningCloud) -> None:
    root = emulator.client("sts", credentials=Credentials(SPOKE, "anything"))

    assert root.get_caller_identity()["Arn"] == f"arn:aws:iam::{SPOKE}:root"


def test_a_wrong_secret_is_refused(emulator: RunningCloud) -> None:
    wrong = Credentials(emulator.administrator().access_key, "wrong")

    refused = code(emulator.client("dynamodb", credentials=wrong).list_tables)

    assert refused == "InvalidSignatureException"


def test_a_role_may_do_what_it_was_given_and_nothing_else(workshop: Workshop) -> None:
    session = assumed(workshop, workshop.role(allowing("drs:DescribeSourceServers")))
    drs = workshop.cloud.client("drs", credentials=session)

    found = drs.describe_source_servers(filters={})["items"]

    assert len(found) == 12
    assert code(drs.describe_jobs) == "AccessDeniedException"


def test_a_session_policy_takes_something_away(workshop: Workshop) -> None:
    role = workshop.role(allowing("drs:Describe*"))
    narrow = json.dumps(allowing("drs:DescribeJobs"))
    session = assumed(workshop, role, Policy=narrow)
    drs = workshop.cloud.client("drs", credentials=session)

    drs.describe_jobs()

    assert code(lambda: drs.describe_source_servers(filters={})) == "AccessDeniedException"


def test_a_role_of_another_account_opens_that_account(workshop: Workshop) -> None:
    role = spoke_role(workshop.cloud, allowing("ssm:*"))
    session = assumed(workshop, role)
    name = f"/{unique('setting')}"

    workshop.cloud.client("ssm", credentials=session).put_parameter(
        Name=name, Value="spoke", Type="String"
    )

    who = workshop.cloud.client("sts", credentials=session).get_caller_identity()
    assert who["Account"] == SPOKE
    assert code(lambda: workshop.client("ssm").get_parameter(Name=name)) == "ParameterNotFound"


def test_a_role_may_ask_for_an_external_id(workshop: Workshop) -> None:
    needed = {"StringEquals": {"sts:ExternalId": "agreed"}}
    role = spoke_role(workshop.cloud, allowing("ssm:*"), Condition=needed)

    with_it = assumed(workshop, role, ExternalId="agreed")

    assert with_it.session_token
    assert code(lambda: assumed(workshop, role)) == "AccessDenied"
    assert code(lambda: assumed(workshop, role, ExternalId="guessed")) == "AccessDenied"


def test_a_role_that_does_not_exist_cannot_be_assumed(workshop: Workshop) -> None:
    assert code(lambda: assumed(workshop, f"arn:aws:iam::{SPOKE}:role/none")) == "AccessDenied"


def test_every_refusal_has_a_request_id(workshop: Workshop) -> None:
    session = assumed(workshop, workshop.role(allowing("sqs:*")))

    with pytest.raises(ClientError) as refusal:
        workshop.cloud.client("dynamodb", credentials=session).list_tables()

    assert refusal.value.response["ResponseMetadata"]["RequestId"]


@pytest.mark.parametrize(("account", "status"), [(HUB, "SUCCEEDED"), (SPOKE, "FAILED")])
def test_a_service_tells_for_which_account_it_assumes_a_role(
    workshop: Workshop, account: str, status: str
) -> None:
    trust = {
        "Effect": "Allow",
        "Principal": {"Service": "states.amazonaws.com"},
        "Action": "sts:AssumeRole",
        "Condition": {"StringEquals": {"aws:SourceAccount": account}},
    }
    iam, name = workshop.client("iam"), unique("role")
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)["Role"]["Arn"]
    everything = json.dumps(allowing("*"))
    iam.put_role_policy(RoleName=name, PolicyName="all", PolicyDocument=everything)
    machine = workshop.machine(
        {
            "StartAt": "List",
            "States": {
                "List": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::aws-sdk:dynamodb:listTables",
                    "End": True,
                }
            },
        },
        role=role,
    )

    running = workshop.client("stepfunctions").start_execution(stateMachineArn=machine)

    assert workshop.ended(running["executionArn"])["status"] == status


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("AWSElasticDisasterRecoveryManaged", "InvalidLaunchTemplateId.VersionNotFound"),
        ("Somebody", "UnauthorizedOperation"),
    ],
)
def test_a_role_may_be_limited_to_launch_templates_that_carry_a_tag(
    workshop: Workshop, tag: str, expected: str
) -> None:
    drs = workshop.client("drs")
    server = drs.describe_source_servers(filters={})["items"][0]["sourceServerID"]
    template = drs.get_launch_configuration(sourceServerID=server)["ec2LaunchTemplateID"]
    policy = allowing("ec2:ModifyLaunchTemplate")
    policy["Statement"][0]["Condition"] = {"Null": {f"aws:ResourceTag/{tag}": "false"}}
    ec2 = workshop.cloud.client("ec2", credentials=assumed(workshop, workshop.role(policy)))

    refused = code(
        lambda: ec2.modify_launch_template(LaunchTemplateId=template, DefaultVersion="99")
    )

    assert refused == expected
