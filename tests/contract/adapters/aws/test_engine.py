"""Step Functions as the engine: begun once, woken in time, and never without a driver."""

from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError

from recovery.adapters.aws.engine import StepFunctionsEngine
from recovery.adapters.aws.wake_ups import WakeUps
from recovery.adapters.dynamodb.attributes import stored
from recovery.adapters.dynamodb.wake_items import first_wake_item, wake_key
from recovery.domain.errors import Busy
from recovery.ports.engine import Driven
from recovery.ports.paging import PageRequest
from tests.support.builders import NOON, an_execution
from tests.support.deployed import storage
from tests.support.running_cloud import RunningCloud, until
from tests.support.workshop import Json, Workshop

_NUMBERS = count(1)


@dataclass
class Room:
    """A state machine that parks its token as the product's own does, and ends when it is woken."""

    workshop: Workshop
    table: str

    def __post_init__(self) -> None:
        self.execution_id = f"x-{next(_NUMBERS)}"
        self.machine = self.workshop.machine(_waiting(self.table))
        states = self.workshop.client("stepfunctions")
        dynamodb = self.workshop.client("dynamodb")
        self.dynamodb = dynamodb
        self.wake_ups = WakeUps(dynamodb, execution_table=self.table)
        self.engine = StepFunctionsEngine(states, self.wake_ups, state_machine_arn=self.machine)
        execution = an_execution(execution_id=self.execution_id)
        dynamodb.put_item(TableName=self.table, Item=first_wake_item(execution))

    def item(self) -> Json:
        key = stored(wake_key(self.execution_id))
        return self.dynamodb.get_item(TableName=self.table, Key=key, ConsistentRead=True)["Item"]

    def waits(self) -> None:
        until(lambda: "taskToken" in self.item() or None)

    def runs(self) -> dict[str, str]:
        states = self.workshop.client("stepfunctions")
        found = states.list_executions(stateMachineArn=self.machine)["executions"]
        return {each["name"]: each["status"] for each in found}

    def active(self) -> set[str]:
        found = self.engine.active(PageRequest(limit=200)).items
        return {each.execution_id for each in found}

    def has_ended(self, name: str) -> None:
        until(lambda: self.runs().get(name) == "SUCCEEDED" or None)


def _waiting(table: str) -> Json:
    wait = {
        "Type": "Task",
        "Resource": "arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken",
        "Arguments": {
            "TableName": table,
            "Key": {"executionId": {"S": "{% $states.input.executionId %}"}, "sk": {"S": "WAKE"}},
            "UpdateExpression": "SET taskToken = :token, dueAt = :due",
            "ConditionExpression": "attribute_not_exists(isDue)",
            "ExpressionAttributeValues": {
                ":token": {"S": "{% $states.context.Task.Token %}"},
                ":due": {"S": "2025-11-30T12:00:00+00:00"},
            },
        },
        "Catch": [
            {"ErrorEquals": ["DynamoDb.ConditionalCheckFailedException"], "Next": "Looks at once"}
        ],
        "End": True,
    }
    return {
        "QueryLanguage": "JSONata",
        "StartAt": "Wait",
        "States": {"Wait": wait, "Looks at once": {"Type": "Succeed"}},
    }


@pytest.fixture(scope="session")
def execution_table(three_tier_cloud: RunningCloud) -> str:
    return storage(three_tier_cloud)["EXECUTION_TABLE"]


@pytest.fixture
def room(three_tier_cloud: RunningCloud, execution_table: str) -> Room:
    return Room(Workshop(three_tier_cloud), execution_table)


def test_beginning_twice_begins_once(room: Room) -> None:
    room.engine.begin(room.execution_id)
    room.engine.begin(room.execution_id)

    assert list(room.runs()) == [room.execution_id]


def test_who_waits_is_woken(room: Room) -> None:
    room.engine.begin(room.execution_id)
    room.waits()

    room.engine.wake(room.execution_id)

    room.has_ended(room.execution_id)


def test_a_wake_up_that_comes_before_the_wait_makes_it_look_at_once(room: Room) -> None:
    room.wake_ups.note(room.execution_id)

    room.engine.begin(room.execution_id)

    room.has_ended(room.execution_id)


def test_after_listening_only_a_later_wake_up_counts(room: Room) -> None:
    room.wake_ups.note(room.execution_id)
    room.engine.listen(room.execution_id)

    room.engine.begin(room.execution_id)
    room.waits()

    assert room.runs() == {room.execution_id: "RUNNING"}


def test_who_listens_is_told_whether_somebody_woke_it(room: Room) -> None:
    room.wake_ups.note(room.execution_id)

    assert room.engine.listen(room.execution_id)
    assert not room.engine.listen(room.execution_id)


def test_waking_where_no_run_is_left_starts_another(room: Room) -> None:
    room.engine.begin(room.execution_id)
    room.waits()
    room.engine.wake(room.execution_id)
    room.has_ended(room.execution_id)

    room.engine.wake(room.execution_id)

    room.has_ended(f"{room.execution_id}-2")


def test_waking_where_the_first_run_was_never_started_starts_it(room: Room) -> None:
    room.engine.wake(room.execution_id)

    room.has_ended(room.execution_id)


def test_a_run_that_works_is_not_revived(room: Room) -> None:
    room.engine.begin(room.execution_id)
    room.waits()

    assert not room.engine.revive(room.execution_id)
    assert list(room.runs()) == [room.execution_id]


def test_a_run_that_died_is_revived_once(room: Room) -> None:
    room.engine.begin(room.execution_id)
    room.waits()
    arn = room.machine.replace(":stateMachine:", ":execution:")
    states = room.workshop.client("stepfunctions")
    states.stop_execution(executionArn=f"{arn}:{room.execution_id}")
    until(lambda: room.runs()[room.execution_id] == "ABORTED" or None)

    revived = [room.engine.revive(room.execution_id), room.engine.revive(room.execution_id)]

    assert revived == [True, False]
    assert room.runs()[f"{room.execution_id}-2"] == "RUNNING"


def test_handing_over_twice_starts_one_more_run(room: Room) -> None:
    room.engine.begin(room.execution_id)
    room.waits()

    room.engine.run_again(room.execution_id, after=1)
    room.engine.run_again(room.execution_id, after=1)

    assert set(room.runs()) == {room.execution_id, f"{room.execution_id}-2"}


def test_an_execution_that_is_over_is_not_active_any_more(room: Room) -> None:
    assert room.execution_id in room.active()

    assert room.engine.retire(room.execution_id)

    assert room.execution_id not in room.active()


def test_who_was_woken_meanwhile_can_not_retire(room: Room) -> None:
    room.wake_ups.note(room.execution_id)

    assert not room.engine.retire(room.execution_id)
    assert room.execution_id in room.active()


def test_waking_who_has_retired_makes_it_active_again(room: Room) -> None:
    room.engine.retire(room.execution_id)

    room.engine.wake(room.execution_id)

    assert room.execution_id in room.active()


def test_an_execution_that_waits_tells_when_its_turn_is_due(room: Room) -> None:
    room.engine.begin(room.execution_id)
    room.waits()

    driven = room.engine.active(PageRequest(limit=200)).items

    assert Driven(execution_id=room.execution_id, due_at=NOON) in driven


class _Throttled:
    """Step Functions and DynamoDB when too much is going on."""

    def __getattr__(self, operation: str) -> Any:  # noqa: ANN401  boto3 makes its clients from data
        def refuse(**_: object) -> None:
            raise ClientError({"Error": {"Code": "ThrottlingException"}}, operation)

        return refuse


@pytest.mark.parametrize("verb", ["begin", "wake", "revive"])
def test_what_can_not_be_done_now_is_busy(verb: str) -> None:
    throttled = _Throttled()
    wake_ups = WakeUps(throttled, execution_table="executions")
    engine = StepFunctionsEngine(throttled, wake_ups, state_machine_arn="machine")

    with pytest.raises(Busy):
        getattr(engine, verb)("x-1")
