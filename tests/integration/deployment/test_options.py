"""Everything that can be switched on, switched on; and what is left when it is deleted."""

from collections.abc import Iterator
from typing import Any

import pytest

from scripts.deploy import change_code, stack_of
from scripts.failing import CannotGoOn
from scripts.package import Package
from tests.integration.deployment.conftest import Workplace
from tests.support.deployed import Deployed
from tests.support.redeployed import package_of, redeployed

EVERYTHING = {
    "DeletionProtection": "false",
    "AdminEmail": "first@example.com",
    "GradualDeployment": "true",
    "Waf": "true",
}
ENVIRONMENT = "options"
LISTED = {
    "cloudwatch": ("describe_alarms", "MetricAlarms", "AlarmName"),
    "events": ("list_rules", "Rules", "Name"),
    "lambda": ("list_functions", "Functions", "FunctionName"),
    "logs": ("describe_log_groups", "logGroups", "logGroupName"),
    "sns": ("list_topics", "Topics", "TopicArn"),
    "sqs": ("list_queues", "QueueUrls", ""),
    "stepfunctions": ("list_state_machines", "stateMachines", "name"),
}
"""How each service lists what it has: operation, field, name."""


@pytest.fixture
def outputs(deployed: Deployed, workplace: Workplace) -> Iterator[dict[str, str]]:
    yield redeployed(deployed, workplace.sources, environment=ENVIRONMENT, **EVERYTHING)
    stack_of(deployed.place, ENVIRONMENT).delete()


def administrators(deployed: Deployed, pool: str) -> set[str]:
    found = deployed.client("cognito-idp").list_users_in_group(
        UserPoolId=pool, GroupName="Administrator"
    )
    return {
        each["Value"]
        for user in found["Users"]
        for each in user["Attributes"]
        if each["Name"] == "email"
    }


def test_another_administrator_takes_nothing_from_the_first(
    deployed: Deployed, workplace: Workplace, outputs: dict[str, str]
) -> None:
    first = administrators(deployed, outputs["UserPoolId"])

    for email in ("second@example.com", ""):
        redeployed(deployed, workplace.sources, environment=ENVIRONMENT, AdminEmail=email)

    both = administrators(deployed, outputs["UserPoolId"])
    assert first == {"first@example.com"}
    assert both == {"first@example.com", "second@example.com"}


def test_the_firewall_stands_before_the_stage(deployed: Deployed, outputs: dict[str, str]) -> None:
    stage = f"arn:aws:apigateway:eu-west-1::/restapis/{outputs['ApiId']}/stages/v1"

    found = deployed.client("wafv2").get_web_acl_for_resource(ResourceArn=stage)["WebACL"]

    assert found["Name"] == "recovery-options-api"
    assert len(found["Rules"]) == 4


@pytest.mark.usefixtures("outputs")
def test_alarms_tell_the_own_topic(deployed: Deployed) -> None:
    found = deployed.client("cloudwatch").describe_alarms(AlarmNamePrefix="recovery-options-")

    told = {each["AlarmName"]: each["AlarmActions"] for each in found["MetricAlarms"]}
    heard = {name for name, actions in told.items() if actions}
    assert "recovery-options-executions-stuck" in heard
    assert told.keys() - heard == {
        "recovery-options-deployment-function-breaks",
        "recovery-options-deployment-requests-fail",
    }


@pytest.mark.usefixtures("outputs")
def test_code_alone_is_not_changed_past_a_gradual_deployment(
    deployed: Deployed, workplace: Workplace
) -> None:
    made: Package = package_of(deployed, workplace.sources)

    with pytest.raises(CannotGoOn, match="GradualDeployment"):
        change_code(deployed.place, stack_of(deployed.place, ENVIRONMENT), made, workplace.sources)


def test_what_is_deleted_leaves_people_and_their_work_and_nothing_else(
    deployed: Deployed, outputs: dict[str, str]
) -> None:
    before = {service: listed(deployed, service) for service in LISTED}

    stack_of(deployed.place, ENVIRONMENT).delete()

    left = {service: listed(deployed, service) for service in LISTED}
    assert all(before.values())
    assert left == {service: [] for service in LISTED}
    assert administrators(deployed, outputs["UserPoolId"]) == {"first@example.com"}
    for table in ("GroupTable", "PlanTable", "ExecutionTable", "AccountTable", "AuditTable"):
        assert deployed.client("dynamodb").describe_table(TableName=outputs[table])


def listed(deployed: Deployed, service: str) -> list[str]:
    """What has the name of the environment in it."""
    operation, field, name = LISTED[service]
    found: list[Any] = getattr(deployed.client(service), operation)().get(field, [])
    names = [str(each[name] if name else each) for each in found]
    return [each for each in names if f"recovery-{ENVIRONMENT}" in each]
