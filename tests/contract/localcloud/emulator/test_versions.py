"""Versions of functions and the aliases that lead to them, whoever calls."""

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest

from tests.support.running_cloud import until
from tests.support.workshop import Json, Workshop, unique, zipped

TELLING = """
    import boto3, os
    def handler(event, context):
        seen = {{"id": {{"S": "last"}}, "version": {{"S": context.function_version}}}}
        boto3.client("dynamodb").put_item(TableName=os.environ["TABLE"], Item=seen)
        return {{"statusCode": 200, "body": "{answer}"}}
"""


class Aliased:
    """A stack whose alias ``live`` leads to the newest version of its function."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop, self.stack = workshop, unique("stack")
        self.table, self._role = workshop.table(), workshop.role()

    def deploy(self, answer: str, kind: str = "CREATE") -> None:
        bucket, key = self.workshop.stored(zipped(TELLING.format(answer=answer)), "code.zip")
        function = {
            "Runtime": "python3.12",
            "Handler": "index.handler",
            "Role": self._role,
            "Code": {"S3Bucket": bucket, "S3Key": key},
            "Environment": {"Variables": {"TABLE": self.table}},
        }
        named = {"FunctionName": {"Ref": "Function"}}
        version = {"Fn::GetAtt": [f"Of{answer}", "Version"]}
        gradual = {"ApplicationName": {"Ref": "App"}, "DeploymentGroupName": {"Ref": "Group"}}
        resources = {
            "Function": {"Type": "AWS::Lambda::Function", "Properties": function},
            f"Of{answer}": {"Type": "AWS::Lambda::Version", "Properties": named},
            "Live": {
                "Type": "AWS::Lambda::Alias",
                "UpdatePolicy": {"CodeDeployLambdaAliasUpdate": gradual},
                "Properties": {**named, "Name": "live", "FunctionVersion": version},
            },
            "App": self._codedeploy("Application", ComputePlatform="Lambda"),
            "Group": self._codedeploy(
                "DeploymentGroup", ApplicationName={"Ref": "App"}, ServiceRoleArn=self._role
            ),
        }
        template = {"Resources": resources, "Outputs": {"Live": {"Value": {"Ref": "Live"}}}}
        self.workshop.deploy(self.stack, template, kind=kind)

    def _codedeploy(self, kind: str, **properties: Json) -> Json:
        return {"Type": f"AWS::CodeDeploy::{kind}", "Properties": properties}

    @property
    def status(self) -> str:
        return str(self.workshop.described(self.stack)["StackStatus"])

    @property
    def alias(self) -> str:
        return str(self.workshop.described(self.stack)["Outputs"][0]["OutputValue"])

    @property
    def called(self) -> str | None:
        """The version that was called last."""
        found = self.workshop.item(self.table, "last")
        return str(found["version"]["S"]) if found else None


def by_itself(workshop: Workshop, alias: str) -> None:
    workshop.invoke(alias)


def by_a_state_machine(workshop: Workshop, alias: str) -> None:
    task = {"Type": "Task", "Resource": alias, "End": True}
    workshop.output({"StartAt": "Call", "States": {"Call": task}})


def by_an_event(workshop: Workshop, alias: str) -> None:
    events, name = workshop.client("events"), unique("rule")
    events.put_rule(Name=name, EventPattern=json.dumps({"source": [name]}))
    events.put_targets(Rule=name, Targets=[{"Id": "alias", "Arn": alias}])
    events.put_events(Entries=[{"Source": name, "DetailType": "any", "Detail": "{}"}])


def by_a_rest_api(workshop: Workshop, alias: str) -> None:
    gateway = workshop.client("apigateway")
    api = gateway.create_rest_api(name=unique("api"))["id"]
    root = gateway.get_resources(restApiId=api)["items"][0]["id"]
    method = {"restApiId": api, "resourceId": root, "httpMethod": "GET"}
    gateway.put_method(**method, authorizationType="NONE")
    arn = f"arn:aws:apigateway:{workshop.region}:lambda:path/2015-03-31/functions/{alias}"
    gateway.put_integration(
        **method, type="AWS_PROXY", integrationHttpMethod="POST", uri=f"{arn}/invocations"
    )
    gateway.create_deployment(restApiId=api, stageName="live")
    url = f"{workshop.cloud.endpoint}/restapis/{api}/live/_user_request_/"
    with urlopen(url, timeout=20) as reply:  # noqa: S310  loopback
        assert reply.status == 200


@pytest.fixture(scope="module")
def aliased(workshop: Workshop) -> Aliased:
    """Deployed twice: what was the first version is not what ``live`` means any more."""
    aliased = Aliased(workshop)
    aliased.deploy("First")
    aliased.deploy("Second", kind="UPDATE")
    return aliased


def test_an_update_moves_the_alias_at_once(aliased: Aliased) -> None:
    answer = aliased.workshop.invoke(aliased.alias)

    assert aliased.status == "UPDATE_COMPLETE"
    assert answer["body"] == "Second"


@pytest.mark.parametrize("call", [by_itself, by_a_state_machine, by_an_event, by_a_rest_api])
def test_whoever_calls_the_alias_gets_its_version(
    aliased: Aliased, call: Callable[[Workshop, str], None]
) -> None:
    aliased.workshop.client("dynamodb").delete_item(
        TableName=aliased.table, Key={"id": {"S": "last"}}
    )

    call(aliased.workshop, aliased.alias)

    assert until(lambda: aliased.called) == "2"
