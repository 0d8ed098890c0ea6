"""Drives executions in virtual time by what cfn/statemachines/execution.asl.json says.

Its retries are read from the file; the order of its states is written here once more.
"""

import json
from collections.abc import Callable, Generator
from datetime import timedelta
from functools import partial
from itertools import count

from botocore.exceptions import ClientError

from tests.support.engine.virtual_time import Nap, Process, VirtualTime
from tests.support.faults.functions import Functions, Json, Unanswered
from tests.support.faults.states import States
from tests.support.kept_in_dynamodb import DynamoRepositories
from tests.support.running_cloud import ROOT

_FILE = ROOT / "cfn" / "statemachines" / "execution.asl.json"
_LATENCY = timedelta(seconds=1)
"""From the moment when a function is wanted until it begins."""


class Machine:
    def __init__(
        self,
        time: VirtualTime,
        functions: Functions,
        states: States,
        kept: DynamoRepositories,
    ) -> None:
        self._time = time
        self._functions = functions
        self._states = states
        self._kept = kept
        asl = json.loads(_FILE.read_text())["States"]
        self._deciding = asl["Decide"]["Retry"][0]
        self._performing = asl["Perform"]["ItemProcessor"]["States"]["Notify"]["Retry"][0]
        states.begin = self._begin

    def _begin(self, name: str, execution_id: str, run: int) -> None:
        process = self._drive(name, execution_id, run)
        self._time.after(timedelta(), lambda: self._time.follow(process))

    def _drive(self, name: str, execution_id: str, run: int) -> Process:
        event = {"executionId": execution_id, "run": run, "historyEvents": 0, "looked": None}
        while True:
            decision = yield from self._decided(event)
            if decision is None or decision["next"] == "FAIL":
                self._states.runs[name] = "FAILED"
                return
            event |= {told: decision[told] for told in ("historyEvents", "looked")}
            match decision["next"]:
                case "PERFORM":
                    yield from self._perform(execution_id, decision["commands"])
                case "WAIT":
                    yield from self._wait(execution_id, decision)
                case _:
                    self._states.runs[name] = "SUCCEEDED"
                    return

    def _decided(self, event: Json) -> Generator[Nap, None, Json | None]:
        """None: all tries have failed, and nothing in the machine catches that."""
        decisions: list[Json] = []
        tries = count()

        def act() -> None:
            forgets = {"looked": None} if next(tries) else {}
            decisions.append(self._functions.decide(event | forgets))

        yield from self._tried(act, self._deciding)
        return decisions[0] if decisions else None

    def _perform(self, execution_id: str, commands: list[Json]) -> Process:
        """One that is not answered is asked for again by the next decision."""
        for command in commands:
            event = {"executionId": execution_id, "key": command["key"]}
            act = partial(self._functions.perform, command["kind"], event)
            yield from self._tried(act, self._performing)

    def _tried(self, act: Callable[[], None], retry: Json) -> Process:
        pause = retry["IntervalSeconds"]
        for _ in range(1 + retry["MaxAttempts"]):
            yield Nap(_LATENCY)
            try:
                act()
            except Unanswered:
                yield Nap(timedelta(seconds=min(pause, retry["MaxDelaySeconds"])))
                pause *= retry["BackoffRate"]
            else:
                return

    def _wait(self, execution_id: str, decision: Json) -> Process:
        nap = Nap(timedelta(seconds=decision["waitSeconds"]))
        token = self._states.token(nap)
        if self._is_parked(execution_id, token, decision["dueAt"]):
            yield nap

    def _is_parked(self, execution_id: str, token: str, due_at: str) -> bool:
        try:
            self._kept.client.update_item(
                TableName=self._kept.tables.executions,
                Key={"executionId": {"S": execution_id}, "sk": {"S": "WAKE"}},
                UpdateExpression="SET taskToken = :token, dueAt = :due",
                ConditionExpression="attribute_not_exists(isDue)",
                ExpressionAttributeValues={":token": {"S": token}, ":due": {"S": due_at}},
            )
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise
            return False
        return True
