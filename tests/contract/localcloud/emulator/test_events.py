"""EventBridge, SNS and SQS: what reaches whom, when, and what it says."""

import json
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from tests.support.running_cloud import until
from tests.support.workshop import Json, Workshop, unique

STORING = """
    import boto3, json, os
    def handler(event, context):
        item = {"id": {"S": event["detail-type"]}, "event": {"S": json.dumps(event)}}
        boto3.client("dynamodb").put_item(TableName=os.environ["TABLE"], Item=item)
"""
COUNTING = """
    import boto3, json, os, time
    def handler(event, context):
        time.sleep(0.2)
        item = {"id": {"S": event["detail"]["number"]}, "process": {"S": str(os.getpid())}}
        boto3.client("dynamodb").put_item(TableName=os.environ["TABLE"], Item=item)
"""
FAILING = """
    import boto3, os
    def handler(event, context):
        boto3.client("dynamodb").update_item(
            TableName=os.environ["TABLE"],
            Key={"id": {"S": "calls"}},
            UpdateExpression="ADD #n :one",
            ExpressionAttributeNames={"#n": "number"},
            ExpressionAttributeValues={":one": {"N": "1"}},
        )
        raise ValueError("never")
"""
PASSING = {"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": True}}}


def emit(workshop: Workshop, source: str, kind: str, detail: Json, **more: Json) -> None:
    entry = {"Source": source, "DetailType": kind, "Detail": json.dumps(detail), **more}
    workshop.client("events").put_events(Entries=[entry])


def rule(workshop: Workshop, pattern: Json, target: Json) -> None:
    events, name = workshop.client("events"), unique("rule")
    events.put_rule(Name=name, EventPattern=json.dumps(pattern))
    events.put_targets(Rule=name, Targets=[{"Id": "target", **target}])


def executions(workshop: Workshop, machine: str) -> Json:
    states = workshop.client("stepfunctions")
    return states.list_executions(stateMachineArn=machine)["executions"]


def now(workshop: Workshop) -> datetime:
    return datetime.fromisoformat(workshop.cloud.ask("GET", "clock")["now"])


def test_a_rule_calls_a_function_for_what_its_pattern_wants(workshop: Workshop) -> None:
    table, source = workshop.table(), unique("shop")
    function = workshop.function(STORING, variables={"TABLE": table})
    workshop.client("lambda").add_permission(
        FunctionName=function,
        StatementId="rule",
        Action="lambda:InvokeFunction",
        Principal="events.amazonaws.com",
    )
    wanted = {"state": [{"prefix": "FAIL"}], "servers": [{"numeric": [">", 3]}]}
    rule(workshop, {"source": [source], "detail": wanted}, {"Arn": function})

    emit(workshop, source, "unwanted", {"state": "LAUNCHED", "servers": 9})
    emit(workshop, source, "wanted", {"state": "FAILED", "servers": 9})

    found = until(lambda: workshop.item(table, "wanted"))
    assert json.loads(found["event"]["S"])["detail"] == {"state": "FAILED", "servers": 9}
    assert workshop.item(table, "unwanted") is None


def test_events_wait_for_a_function_that_is_busy(workshop: Workshop) -> None:
    table, source = workshop.table(), unique("shop")
    function = workshop.function(COUNTING, variables={"TABLE": table})
    rule(workshop, {"source": [source]}, {"Arn": function})
    numbers = [str(number) for number in range(8)]

    for number in numbers:
        emit(workshop, source, "counted", {"number": number})

    items = [until(partial(workshop.item, table, number)) for number in numbers]
    assert len({item["process"]["S"] for item in items}) <= 2


@pytest.mark.parametrize(("retries", "calls"), [(0, 1), (2, 3)])
def test_an_event_that_a_function_cannot_handle_becomes_a_dead_letter(
    workshop: Workshop, retries: int, calls: int
) -> None:
    (url, queue), table, source = workshop.queue(), workshop.table(), unique("shop")
    function = workshop.function(FAILING, variables={"TABLE": table})
    workshop.client("lambda").put_function_event_invoke_config(
        FunctionName=function,
        MaximumRetryAttempts=retries,
        DestinationConfig={"OnFailure": {"Destination": queue}},
    )
    rule(workshop, {"source": [source]}, {"Arn": function})

    emit(workshop, source, "any", {"n": 5})

    letter = json.loads(workshop.received(url)[0])
    assert letter["requestPayload"]["detail"] == {"n": 5}
    assert letter["responsePayload"]["errorMessage"] == "never"
    assert workshop.item(table, "calls")["number"] == {"N": str(calls)}


def test_a_rule_starts_a_state_machine_with_what_it_makes_of_the_event(
    workshop: Workshop,
) -> None:
    machine, source = workshop.machine(PASSING), unique("shop")
    template = {"InputPathsMap": {"n": "$.detail.n"}, "InputTemplate": '{"servers": <n>}'}
    target = {"Arn": machine, "RoleArn": workshop.role(), "InputTransformer": template}
    rule(workshop, {"source": [source]}, target)

    emit(workshop, source, "any", {"n": 5})

    started = until(lambda: executions(workshop, machine))[0]["executionArn"]
    given = workshop.client("stepfunctions").describe_execution(executionArn=started)["input"]
    assert json.loads(given) == {"servers": 5}


def test_the_end_of_an_execution_is_an_event(workshop: Workshop) -> None:
    url, arn = workshop.queue()
    machine = workshop.machine(PASSING)
    pattern = {
        "source": ["aws.states"],
        "detail": {"stateMachineArn": [machine], "status": ["SUCCEEDED"]},
    }
    rule(workshop, pattern, {"Arn": arn})

    workshop.client("stepfunctions").start_execution(stateMachineArn=machine)

    event = json.loads(workshop.received(url)[0])
    assert event["detail-type"] == "Step Functions Execution Status Change"


def test_an_event_keeps_the_time_that_it_was_given(workshop: Workshop) -> None:
    url, arn = workshop.queue()
    source, moment = unique("shop"), datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    rule(workshop, {"source": [source]}, {"Arn": arn})

    emit(workshop, source, "any", {}, Time=moment)

    assert json.loads(workshop.received(url)[0])["time"] == "2026-01-02T03:04:05Z"


def test_an_event_without_a_time_has_the_simulated_one(workshop: Workshop) -> None:
    url, arn = workshop.queue()
    source, before = unique("shop"), now(workshop)
    rule(workshop, {"source": [source]}, {"Arn": arn})

    emit(workshop, source, "any", {})

    emitted = datetime.fromisoformat(json.loads(workshop.received(url)[0])["time"])
    assert before - timedelta(seconds=1) <= emitted <= now(workshop)


def test_a_rule_of_every_minute_fires_every_simulated_minute(workshop: Workshop) -> None:
    events, name, machine = workshop.client("events"), unique("rule"), workshop.machine(PASSING)
    events.put_rule(Name=name, ScheduleExpression="rate(1 minute)")
    target = {"Id": "target", "Arn": machine, "RoleArn": workshop.role()}
    events.put_targets(Rule=name, Targets=[target])

    fired = until(lambda: len(executions(workshop, machine)) >= 3, seconds=8)

    events.disable_rule(Name=name)
    assert fired


def test_a_schedule_fires_at_its_simulated_moment(workshop: Workshop) -> None:
    machine = workshop.machine(PASSING)
    moment = (now(workshop) + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M:%S")

    workshop.client("scheduler").create_schedule(
        Name=unique("schedule"),
        ScheduleExpression=f"at({moment})",
        FlexibleTimeWindow={"Mode": "OFF"},
        Target={"Arn": machine, "RoleArn": workshop.role(), "Input": "{}"},
    )

    assert until(lambda: executions(workshop, machine), seconds=5)


def test_a_subscription_gets_what_its_filter_lets_through(workshop: Workshop) -> None:
    notifications = workshop.client("sns")
    topic = notifications.create_topic(Name=unique("topic"))["TopicArn"]
    url, arn = workshop.queue()
    wishes = {"FilterPolicy": '{"state": ["FAILED"]}', "RawMessageDelivery": "true"}
    notifications.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=wishes)

    for state in ("LAUNCHED", "FAILED"):
        attributes = {"state": {"DataType": "String", "StringValue": state}}
        notifications.publish(TopicArn=topic, Message=state, MessageAttributes=attributes)

    assert workshop.received(url) == ["FAILED"]


def test_what_was_published_can_be_read_back(workshop: Workshop) -> None:
    topic = workshop.client("sns").create_topic(Name=unique("topic"))["TopicArn"]

    workshop.client("sns").publish(TopicArn=topic, Subject="Drill", Message="It has ended.")

    sent = [each for each in workshop.cloud.ask("GET", "sns") if each["topic_arn"] == topic]
    assert [(each["subject"], each["message"]) for each in sent] == [("Drill", "It has ended.")]


def test_what_nobody_can_handle_ends_up_in_the_dead_letter_queue(workshop: Workshop) -> None:
    queues, (dead_url, dead_arn), (url, _) = (
        workshop.client("sqs"),
        workshop.queue(),
        workshop.queue(),
    )
    redrive = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": "1"})
    attributes = {"VisibilityTimeout": "0", "RedrivePolicy": redrive}
    queues.set_queue_attributes(QueueUrl=url, Attributes=attributes)
    queues.send_message(QueueUrl=url, MessageBody="poison")

    first = workshop.received(url)
    until(lambda: not queues.receive_message(QueueUrl=url).get("Messages"))

    assert first == workshop.received(dead_url) == ["poison"]
