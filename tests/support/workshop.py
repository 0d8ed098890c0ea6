"""What tests of the running local cloud make in it: functions, tables, state machines, stacks."""

import json
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZipFile

from tests.support.running_cloud import HUB, RunningCloud, until

Json = Any  # what AWS takes and gives
SERVICES = ["lambda", "states", "events", "scheduler"]
_NUMBERS = count(1)


def unique(name: str) -> str:
    return f"{name}-{next(_NUMBERS)}"


def zipped(source: str, name: str = "index.py") -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(name, textwrap.dedent(source))
    return packed.getvalue()


def allowing(*actions: str, resource: str | list[str] = "*") -> Json:
    statement = {"Effect": "Allow", "Action": list(actions), "Resource": resource}
    return {"Version": "2012-10-17", "Statement": [statement]}


@dataclass
class Workshop:
    cloud: RunningCloud
    region: str = "eu-west-1"
    _all_powerful: str = field(default="", init=False)

    def client(self, service: str) -> Any:  # noqa: ANN401  boto3 makes its clients from data
        return self.cloud.client(service, region=self.region)

    def arn(self, service: str, resource: str) -> str:
        return f"arn:aws:{service}:{self.region}:{HUB}:{resource}"

    def role(self, policy: Json = None) -> str:
        """For services of AWS and for this account; without a policy it may do everything."""
        if policy is None and self._all_powerful:
            return self._all_powerful
        trusted = {
            "Service": [f"{service}.amazonaws.com" for service in SERVICES],
            "AWS": f"arn:aws:iam::{HUB}:root",
        }
        trust = {"Effect": "Allow", "Principal": trusted, "Action": "sts:AssumeRole"}
        iam, name = self.client("iam"), unique("role")
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        arn: str = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)["Role"]["Arn"]
        granted = json.dumps(policy or allowing("*"))
        iam.put_role_policy(RoleName=name, PolicyName="granted", PolicyDocument=granted)
        if policy is None:
            self._all_powerful = arn
        return arn

    def function(
        self,
        source: str,
        *,
        role: str | None = None,
        timeout: int = 15,
        variables: Mapping[str, str] | None = None,
    ) -> str:
        made = self.client("lambda").create_function(
            FunctionName=unique("function"),
            Runtime="python3.12",
            Handler="index.handler",
            Role=role or self.role(),
            Code={"ZipFile": zipped(source)},
            Timeout=timeout,
            Environment={"Variables": dict(variables or {})},
        )
        return str(made["FunctionArn"])

    def invoke(self, function: str, event: Json = None) -> Json:
        reply = self.client("lambda").invoke(FunctionName=function, Payload=json.dumps(event))
        return json.loads(reply["Payload"].read())

    def table(self) -> str:
        """With a string key ``id``."""
        name = unique("table")
        self.client("dynamodb").create_table(
            TableName=name,
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        )
        return name

    def item(self, table: str, item_id: str) -> Json:
        found = self.client("dynamodb").get_item(TableName=table, Key={"id": {"S": item_id}})
        return found.get("Item")

    def queue(self) -> tuple[str, str]:
        """URL and ARN; everybody may send."""
        sqs, name = self.client("sqs"), unique("queue")
        everybody = {"Effect": "Allow", "Principal": "*", "Action": "sqs:*", "Resource": "*"}
        policy = json.dumps({"Version": "2012-10-17", "Statement": [everybody]})
        url: str = sqs.create_queue(QueueName=name, Attributes={"Policy": policy})["QueueUrl"]
        return url, self.arn("sqs", name)

    def received(self, queue_url: str, *, seconds: float = 10) -> list[str]:
        """Bodies of messages, as soon as there are some."""
        sqs = self.client("sqs")
        messages = until(
            lambda: sqs.receive_message(QueueUrl=queue_url, MaxNumberOfMessages=10).get("Messages"),
            seconds=seconds,
        )
        return [str(message["Body"]) for message in messages]

    def machine(self, definition: Json, *, kind: str = "STANDARD", role: str | None = None) -> str:
        made = self.client("stepfunctions").create_state_machine(
            name=unique("machine"),
            definition=json.dumps(definition),
            roleArn=role or self.role(),
            type=kind,
        )
        return str(made["stateMachineArn"])

    def start(self, definition: Json, given: Json = None) -> str:
        started = self.client("stepfunctions").start_execution(
            stateMachineArn=self.machine(definition), input=json.dumps(given or {})
        )
        return str(started["executionArn"])

    def ended(self, execution: str, *, seconds: float = 25) -> Json:
        states = self.client("stepfunctions")

        def over() -> Json:
            found = states.describe_execution(executionArn=execution)
            return found if found["status"] != "RUNNING" else None

        return until(over, seconds=seconds)

    def run(self, definition: Json, given: Json = None) -> Json:
        return self.ended(self.start(definition, given))

    def output(self, definition: Json, given: Json = None) -> Json:
        ended = self.run(definition, given)
        assert ended["status"] == "SUCCEEDED", ended
        return json.loads(ended["output"])

    def stack(self, template: Json) -> Json:
        """Made like ``aws cloudformation deploy`` makes it; its outputs."""
        name = unique("stack")
        self.deploy(name, template)
        found = self.described(name)
        assert found["StackStatus"] == "CREATE_COMPLETE", self.failures(name)
        return {each["OutputKey"]: each["OutputValue"] for each in found.get("Outputs", [])}

    def deploy(self, name: str, template: Json, *, kind: str = "CREATE") -> None:
        """Through a change set; returns when nothing is in progress any more."""
        formation, change_set = self.client("cloudformation"), unique("changes")
        formation.create_change_set(
            StackName=name,
            ChangeSetName=change_set,
            ChangeSetType=kind,
            TemplateBody=json.dumps(template),
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        )
        self._settled(lambda: self._change_set_status(name, change_set))
        formation.execute_change_set(StackName=name, ChangeSetName=change_set)
        self._settled(lambda: str(self.described(name)["StackStatus"]))

    def described(self, name: str) -> Json:
        return self.client("cloudformation").describe_stacks(StackName=name)["Stacks"][0]

    def failures(self, name: str) -> list[str]:
        events = self.client("cloudformation").describe_stack_events(StackName=name)["StackEvents"]
        return [
            f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}"
            for event in events
            if "FAILED" in event["ResourceStatus"]
        ]

    def stored(self, content: bytes | str, name: str) -> tuple[str, str]:
        """Bucket and key of an artifact."""
        bucket, storage = unique("artifacts"), self.client("s3")
        storage.create_bucket(
            Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": self.region}
        )
        storage.put_object(Bucket=bucket, Key=name, Body=content)
        return bucket, name

    def _change_set_status(self, stack: str, change_set: str) -> str:
        found = self.client("cloudformation").describe_change_set(
            StackName=stack, ChangeSetName=change_set
        )
        return str(found["Status"])

    def _settled(self, status: Callable[[], str]) -> None:
        until(lambda: not status().endswith(("_IN_PROGRESS", "_PENDING")), seconds=30)
