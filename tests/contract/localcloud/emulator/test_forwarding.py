"""Events on their way from bus to bus: who may send them, and what they still say on arrival."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.running_cloud import HUB, Credentials
from tests.support.workshop import Json, Workshop, allowing, unique

SPOKE = "999988887777"
ELSEWHERE = "eu-central-1"
BUS_POLICY = "AWS::Events::EventBusPolicy"


@dataclass
class Hub:
    """A bus of its own for each test, and a queue that gets what arrives there."""

    workshop: Workshop
    bus: str = field(default_factory=lambda: unique("bus"))

    def __post_init__(self) -> None:
        events = self.workshop.client("events")
        events.create_event_bus(Name=self.bus)
        self._url, queue = self.workshop.queue()
        name, pattern = unique("rule"), json.dumps({"source": [{"prefix": "shop"}]})
        events.put_rule(Name=name, EventBusName=self.bus, EventPattern=pattern)
        target = {"Id": "queue", "Arn": queue}
        events.put_targets(Rule=name, EventBusName=self.bus, Targets=[target])

    @property
    def arn(self) -> str:
        return self.workshop.arn("events", f"event-bus/{self.bus}")

    def lets_in(self, account: str, source: str = "shop") -> None:
        condition = {"StringEquals": {"events:source": source}}
        statement = {
            "Effect": "Allow",
            "Principal": {"AWS": account},
            "Action": "events:PutEvents",
            "Resource": self.arn,
            "Condition": condition,
        }
        self.workshop.stack({"Resources": {"Policy": self.policy(statement)}})

    def policy(self, statement: Json) -> Json:
        properties = {"EventBusName": self.bus, "StatementId": "in", "Statement": statement}
        return {"Type": BUS_POLICY, "Properties": properties}

    def arrived(self) -> list[Json]:
        """Events are handed on before PutEvents answers, so this one is behind all the others."""
        own = {"Source": "shop", "DetailType": "last", "Detail": "{}", "EventBusName": self.bus}
        self.workshop.client("events").put_events(Entries=[own])
        events: list[Json] = []
        while not any(event["detail-type"] == "last" for event in events):
            events += [json.loads(body) for body in self.workshop.received(self._url)]
        return [event for event in events if event["detail-type"] != "last"]


@dataclass(frozen=True)
class Sender:
    """A bus somewhere else."""

    workshop: Workshop
    account: str = SPOKE
    region: str = ELSEWHERE
    bus: str = field(default_factory=lambda: unique("bus"))

    def __post_init__(self) -> None:
        self.client("events").create_event_bus(Name=self.bus)

    def client(self, service: str) -> Any:  # noqa: ANN401  boto3 makes its clients from data
        root = Credentials(self.account, "of-root")
        return self.workshop.cloud.client(service, region=self.region, credentials=root)

    def forwards(self, bus_arn: str, policy: Json, service: str = "events") -> None:
        events, name = self.client("events"), unique("rule")
        pattern = json.dumps({"source": [{"prefix": "shop"}]})
        events.put_rule(Name=name, EventBusName=self.bus, EventPattern=pattern)
        target = {"Id": "hub", "Arn": bus_arn, "RoleArn": self.role(policy, service)}
        events.put_targets(Rule=name, EventBusName=self.bus, Targets=[target])

    def role(self, policy: Json, service: str) -> str:
        trust = {
            "Effect": "Allow",
            "Principal": {"Service": f"{service}.amazonaws.com"},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"aws:SourceAccount": self.account}},
        }
        iam, name = self.client("iam"), unique("role")
        document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
        made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=document)
        iam.put_role_policy(RoleName=name, PolicyName="all", PolicyDocument=json.dumps(policy))
        return str(made["Role"]["Arn"])

    def emit(self, kind: str, source: str = "shop") -> None:
        entry = {"Source": source, "DetailType": kind, "Detail": '{"n": 5}', "Resources": ["r"]}
        self.client("events").put_events(Entries=[{**entry, "EventBusName": self.bus}])


@pytest.fixture
def hub(workshop: Workshop) -> Hub:
    return Hub(workshop)


def sending_to(hub: Hub) -> Json:
    return allowing("events:PutEvents", resource=hub.arn)


def test_an_event_of_another_account_arrives_as_it_was(hub: Hub) -> None:
    sender = Sender(hub.workshop)
    hub.lets_in(SPOKE)
    sender.forwards(hub.arn, sending_to(hub))

    sender.emit("sold")

    (event,) = hub.arrived()
    told = [event[name] for name in ("account", "region", "source", "resources", "detail")]
    assert told == [SPOKE, ELSEWHERE, "shop", ["r"], {"n": 5}]


def test_another_region_of_the_same_account_needs_no_policy(hub: Hub) -> None:
    sender = Sender(hub.workshop, account=HUB)
    sender.forwards(hub.arn, sending_to(hub))

    sender.emit("sold")

    assert [event["region"] for event in hub.arrived()] == [ELSEWHERE]


@pytest.mark.parametrize(
    ("invited", "source"), [(None, "shop"), ("222233334444", "shop"), (SPOKE, "shop.other")]
)
def test_a_policy_that_does_not_allow_it_keeps_events_out(
    hub: Hub, invited: str | None, source: str
) -> None:
    sender = Sender(hub.workshop)
    if invited:
        hub.lets_in(invited)
    sender.forwards(hub.arn, sending_to(hub))

    sender.emit("sold", source)

    assert hub.arrived() == []


@pytest.mark.parametrize("account", [HUB, SPOKE])
def test_a_role_that_may_not_send_there_sends_nothing(hub: Hub, account: str) -> None:
    sender = Sender(hub.workshop, account=account)
    hub.lets_in(SPOKE)
    sender.forwards(hub.arn, allowing("events:PutEvents", resource=f"{hub.arn}-of-others"))

    sender.emit("sold")

    assert hub.arrived() == []


def test_a_role_that_does_not_trust_events_sends_nothing(hub: Hub) -> None:
    sender = Sender(hub.workshop, account=HUB)
    sender.forwards(hub.arn, sending_to(hub), service="states")

    sender.emit("sold")

    assert hub.arrived() == []


def test_an_event_is_not_sent_on_a_second_time(hub: Hub) -> None:
    second = Sender(hub.workshop, account=HUB, region="us-east-1")
    first = Sender(hub.workshop, account=HUB)
    between = f"arn:aws:events:us-east-1:{HUB}:event-bus/{second.bus}"
    first.forwards(between, allowing("events:PutEvents"))
    second.forwards(hub.arn, sending_to(hub))

    first.emit("from afar")
    second.emit("from the one between")

    assert [event["detail-type"] for event in hub.arrived()] == ["from the one between"]


def test_a_bus_policy_is_changed_and_goes_with_its_stack(hub: Hub) -> None:
    events, stack = hub.workshop.client("events"), unique("stack")
    statement = {"Effect": "Allow", "Principal": {"AWS": SPOKE}, "Action": "events:PutEvents"}
    statement["Resource"] = hub.arn
    hub.workshop.deploy(stack, {"Resources": {"Policy": hub.policy(statement)}})
    changed = {**statement, "Principal": {"AWS": HUB}}

    hub.workshop.deploy(stack, {"Resources": {"Policy": hub.policy(changed)}}, kind="UPDATE")

    (said,) = json.loads(events.describe_event_bus(Name=hub.bus)["Policy"])["Statement"]
    assert said == {**changed, "Sid": "in"}
    hub.workshop.client("cloudformation").delete_stack(StackName=stack)
    assert "Policy" not in events.describe_event_bus(Name=hub.bus)


def test_a_permission_is_a_statement_that_can_be_taken_back(hub: Hub) -> None:
    events = hub.workshop.client("events")
    condition = {"Type": "StringEquals", "Key": "aws:PrincipalOrgID", "Value": "o-1"}
    given = {"EventBusName": hub.bus, "Action": "events:PutEvents"}
    events.put_permission(**given, StatementId="spoke", Principal=SPOKE)
    events.put_permission(**given, StatementId="all", Principal="*", Condition=condition)

    statements = json.loads(events.describe_event_bus(Name=hub.bus)["Policy"])["Statement"]

    spoke, everybody = statements
    assert spoke["Principal"] == {"AWS": f"arn:aws:iam::{SPOKE}:root"}
    assert everybody["Condition"] == {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}
    events.remove_permission(EventBusName=hub.bus, StatementId="spoke")
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        events.remove_permission(EventBusName=hub.bus, StatementId="spoke")


def test_a_policy_may_be_given_as_a_whole(hub: Hub) -> None:
    events = hub.workshop.client("events")
    policy = {"Version": "2012-10-17", "Statement": []}

    events.put_permission(EventBusName=hub.bus, Policy=json.dumps(policy))

    assert events.list_event_buses(NamePrefix=hub.bus)["EventBuses"][0]["Policy"]
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        events.put_permission(EventBusName="none", Policy=json.dumps(policy))
