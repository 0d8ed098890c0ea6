"""What state machines do elsewhere: calls to services, task tokens, and how long they may take."""

import json
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.running_cloud import Credentials
from tests.support.workshop import Json, Workshop, allowing

SPEED = 60


def task(resource: str, parameters: Json, **more: Json) -> Json:
    """A machine of one task, and of a state that catches what goes wrong."""
    catch = [{"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Caught"}]
    state = {
        "Type": "Task",
        "Resource": f"arn:aws:states:::{resource}",
        "Parameters": parameters,
        "Catch": catch,
        "End": True,
        **more,
    }
    return {"StartAt": "Call", "States": {"Call": state, "Caught": {"Type": "Pass", "End": True}}}


def waiting(queue_url: str, **more: Json) -> Json:
    """Sends its token to a queue and waits."""
    parameters = {"QueueUrl": queue_url, "MessageBody": {"token.$": "$$.Task.Token"}}
    return task("sqs:sendMessage.waitForTaskToken", parameters, **more)


def token_from(workshop: Workshop, queue_url: str) -> str:
    return str(json.loads(workshop.received(queue_url)[0])["token"])


def answering_as(workshop: Workshop, role: str) -> Any:  # noqa: ANN401  boto3 makes its clients from data
    sts = workshop.client("sts")
    found = sts.assume_role(RoleArn=role, RoleSessionName="answering")["Credentials"]
    who = Credentials(found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"])
    return workshop.cloud.client("stepfunctions", region=workshop.region, credentials=who)


def test_a_task_token_is_answered_from_outside(workshop: Workshop) -> None:
    url, _ = workshop.queue()
    running = workshop.start(waiting(url))

    workshop.client("stepfunctions").send_task_success(
        taskToken=token_from(workshop, url), output='{"by": "me"}'
    )

    assert json.loads(workshop.ended(running)["output"]) == {"by": "me"}


def test_a_task_token_is_refused_from_outside(workshop: Workshop) -> None:
    url, _ = workshop.queue()
    running = workshop.start(waiting(url))

    workshop.client("stepfunctions").send_task_failure(
        taskToken=token_from(workshop, url), error="Rejected", cause="not today"
    )

    error = json.loads(workshop.ended(running)["output"])["error"]
    assert error == {"Error": "Rejected", "Cause": "not today"}


def test_a_task_token_is_good_for_one_answer(workshop: Workshop) -> None:
    url, _ = workshop.queue()
    states, running = workshop.client("stepfunctions"), workshop.start(waiting(url))
    token = token_from(workshop, url)
    states.send_task_success(taskToken=token, output="1")

    with pytest.raises(ClientError) as at_once:
        states.send_task_success(taskToken=token, output="2")
    workshop.ended(running)
    with pytest.raises(ClientError) as later:
        states.send_task_success(taskToken=token, output="2")

    codes = [refusal.value.response["Error"]["Code"] for refusal in (at_once, later)]
    assert codes == ["TaskTimedOut", "TaskTimedOut"]


def test_a_task_token_is_answered_by_who_may_do_so_for_its_state_machine(
    workshop: Workshop,
) -> None:
    url, _ = workshop.queue()
    execution = workshop.start(waiting(url))
    machine = execution.replace(":execution:", ":stateMachine:").rpartition(":")[0]
    token, answer = token_from(workshop, url), "states:SendTaskSuccess"
    another = answering_as(workshop, workshop.role(allowing(answer, resource=f"{machine}-2")))
    its_own = answering_as(workshop, workshop.role(allowing(answer, resource=machine)))

    with pytest.raises(ClientError, match="AccessDenied"):
        another.send_task_success(taskToken=token, output="1")
    its_own.send_task_success(taskToken=token, output="2")

    assert json.loads(workshop.ended(execution)["output"]) == 2


def test_an_unknown_task_token_is_invalid(workshop: Workshop) -> None:
    with pytest.raises(ClientError) as refusal:
        workshop.client("stepfunctions").send_task_success(taskToken="none", output="1")

    assert refusal.value.response["Error"]["Code"] == "InvalidToken"


def test_branches_have_tokens_of_their_own(workshop: Workshop) -> None:
    url, _ = workshop.queue()
    branches = [
        {"StartAt": name, "States": {name: {**waiting(url)["States"]["Call"], "Catch": []}}}
        for name in ("A", "B", "C")
    ]
    parallel = {"Type": "Parallel", "Branches": branches, "End": True}
    running = workshop.start({"StartAt": "All", "States": {"All": parallel}})
    tokens: set[str] = set()
    while len(tokens) < len(branches):
        tokens |= {json.loads(body)["token"] for body in workshop.received(url)}

    for token in tokens:
        workshop.client("stepfunctions").send_task_success(taskToken=token, output="1")

    assert json.loads(workshop.ended(running)["output"]) == [1, 1, 1]


def test_a_map_runs_forty_iterations_at_once(workshop: Workshop) -> None:
    url, _ = workshop.queue()
    processor = waiting(url)
    each = {"Type": "Map", "ItemProcessor": processor, "End": True}
    running = workshop.start({"StartAt": "Each", "States": {"Each": each}}, list(range(45)))
    states, waited = workshop.client("stepfunctions"), {"Type": "Wait", "Seconds": 60, "End": True}

    workshop.run({"StartAt": "Wait", "States": {"Wait": waited}})

    events = states.get_execution_history(executionArn=running, maxResults=1000)["events"]
    states.stop_execution(executionArn=running)
    assert [event["type"] for event in events].count("TaskSubmitted") == 40


def test_waiting_for_a_token_ends_on_the_scaled_clock(workshop: Workshop) -> None:
    url, _ = workshop.queue()

    ended = workshop.run(waiting(url, TimeoutSeconds=300))

    assert json.loads(ended["output"])["error"]["Error"] == "States.Timeout"
    assert (ended["stopDate"] - ended["startDate"]).total_seconds() >= 300


def test_a_token_that_came_too_late_is_refused(workshop: Workshop) -> None:
    url, _ = workshop.queue()
    workshop.run(waiting(url, TimeoutSeconds=20))

    with pytest.raises(ClientError) as refusal:
        workshop.client("stepfunctions").send_task_success(
            taskToken=token_from(workshop, url), output="1"
        )

    assert refusal.value.response["Error"]["Code"] == "TaskTimedOut"


def test_heartbeats_keep_a_task_alive(workshop: Workshop) -> None:
    url, _ = workshop.queue()
    states = workshop.client("stepfunctions")
    running = workshop.start(waiting(url, HeartbeatSeconds=180, TimeoutSeconds=3600))
    token, began = token_from(workshop, url), monotonic()

    while monotonic() - began < 240 / SPEED:
        states.send_task_heartbeat(taskToken=token)
    alive = states.describe_execution(executionArn=running)["status"]
    silent = json.loads(workshop.ended(running)["output"])

    assert alive == "RUNNING"
    assert silent["error"]["Error"] in {"States.HeartbeatTimeout", "States.Timeout"}


def test_a_function_that_hangs_is_given_up_in_real_time(workshop: Workshop) -> None:
    function = workshop.function("import time\ndef handler(event, context): time.sleep(event)")
    parameters = {"FunctionName": function, "Payload.$": "$.seconds"}
    definition = task("lambda:invoke", parameters, TimeoutSeconds=5)

    quick = workshop.output(definition, {"seconds": 0.5})
    slow = workshop.output(definition, {"seconds": 10})

    assert quick["StatusCode"] == 200
    assert slow["error"]["Error"] == "States.Timeout"


def test_waits_and_the_dates_of_the_history_are_simulated_time(workshop: Workshop) -> None:
    wait = {"Type": "Wait", "Seconds": 120, "End": True}

    ended = workshop.run({"StartAt": "Wait", "States": {"Wait": wait}})

    simulated = ended["stopDate"] - ended["startDate"]
    events = workshop.client("stepfunctions").get_execution_history(
        executionArn=ended["executionArn"]
    )["events"]
    assert simulated.total_seconds() >= 120
    assert (events[-1]["timestamp"] - events[0]["timestamp"]).total_seconds() >= 120


def test_a_wait_until_a_moment_means_a_simulated_one(workshop: Workshop) -> None:
    now = datetime.fromisoformat(workshop.cloud.ask("GET", "clock")["now"])
    moment = datetime.fromtimestamp(now.timestamp() + 90, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    wait = {"Type": "Wait", "TimestampPath": "$.at", "End": True}

    ended = workshop.run({"StartAt": "Wait", "States": {"Wait": wait}}, {"at": moment})

    assert ended["status"] == "SUCCEEDED"
    assert (ended["stopDate"] - ended["startDate"]).total_seconds() >= 30


def test_retries_wait_on_the_scaled_clock(workshop: Workshop) -> None:
    function = workshop.function("def handler(event, context): raise ValueError('no')")
    retry = [{"ErrorEquals": ["ValueError"], "IntervalSeconds": 30, "MaxAttempts": 2}]
    began = monotonic()

    output = workshop.output(task("lambda:invoke", {"FunctionName": function}, Retry=retry))

    assert output["error"]["Error"] == "ValueError"
    assert monotonic() - began > 90 / SPEED


def test_a_conditional_write_fails_by_name(workshop: Workshop) -> None:
    table = workshop.table()
    parameters = {
        "TableName": table,
        "Item": {"id": {"S.$": "$.id"}},
        "ConditionExpression": "attribute_not_exists(id)",
    }
    definition = task("dynamodb:putItem", parameters)

    workshop.output(definition, {"id": "a"})
    again = workshop.output(definition, {"id": "a"})

    assert again["error"]["Error"] == "DynamoDB.ConditionalCheckFailedException"


def test_any_operation_of_an_sdk_can_be_called(workshop: Workshop) -> None:
    definition = task("aws-sdk:drs:describeSourceServers", {"filters": {}})

    output = workshop.output(definition)

    assert len(output["Items"]) == 12


def test_an_error_of_an_sdk_call_has_the_name_of_the_service(workshop: Workshop) -> None:
    definition = task("aws-sdk:ssm:getParameter", {"Name": "/not/there"})

    output = workshop.output(definition)

    assert output["error"]["Error"] == "Ssm.ParameterNotFoundException"


def test_a_state_machine_may_do_only_what_its_role_allows(workshop: Workshop) -> None:
    table = workshop.table()
    definition = task("dynamodb:getItem", {"TableName": table, "Key": {"id": {"S": "a"}}})
    role = workshop.role(allowing("sqs:*"))
    states = workshop.client("stepfunctions")

    running = states.start_execution(stateMachineArn=workshop.machine(definition, role=role))

    output = json.loads(workshop.ended(running["executionArn"])["output"])
    assert "AccessDenied" in output["error"]["Error"]


def test_a_nested_execution_is_waited_for(workshop: Workshop) -> None:
    inner = workshop.machine(
        {
            "StartAt": "Wait",
            "States": {
                "Wait": {"Type": "Wait", "Seconds": 30, "Next": "Give"},
                "Give": {"Type": "Pass", "Result": {"done": True}, "End": True},
            },
        }
    )
    parameters = {"StateMachineArn": inner, "Input": {}}
    definition = task("states:startExecution.sync:2", parameters, OutputPath="$.Output")

    assert workshop.output(definition) == {"done": True}
