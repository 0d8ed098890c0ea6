"""The state machine itself: every state is entered and every transition taken, by scripts.

The machine is the product's own; only what it asks is scripted, so that each way can be forced.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.deployed import storage
from tests.support.running_cloud import ROOT, RunningCloud, running_cloud, until
from tests.support.workshop import Json, Workshop

DEFINITION = json.loads((ROOT / "cfn/statemachines/execution.asl.json").read_text())
STATES = DEFINITION["States"]
COMMANDS = STATES["Perform"]["ItemProcessor"]["States"]
KINDS = [
    "START_RECOVERY",
    "FIND_RECOVERY",
    "APPLY_LAUNCH_SETTINGS",
    "RUN_COMMAND",
    "START_AUTOMATION",
    "TERMINATE_INSTANCES",
    "NOTIFY",
]
SOON, NEVER = 60, 100_000
"""Seconds of product time; the first pass in a moment."""


def perform(*keys: str) -> Json:
    commands = [{"kind": kind, "key": key} for kind in KINDS for key in keys]
    return {"next": "PERFORM", "commands": commands}


def wait(seconds: int) -> Json:
    return {"next": "WAIT", "waitSeconds": seconds, "dueAt": "2025-11-30T12:00:00+00:00"}


SCRIPTS: Mapping[str, list[Json]] = {
    "performs": [perform("good"), {"next": "SUCCEED"}],
    "is-not-answered": [perform("bad"), {"next": "SUCCEED"}],
    "waits": [wait(SOON), {"next": "SUCCEED"}],
    "is-woken": [wait(NEVER), {"next": "SUCCEED"}],
    "was-woken-before": [wait(NEVER), {"next": "SUCCEED"}],
    "hands-over": [{"next": "HAND_OVER"}],
    "fails": [{"next": "FAIL", "reason": "Wave Database failed."}],
}
DECIDE = f"""
import json
SCRIPTS = json.loads({json.dumps(json.dumps(SCRIPTS))})

def handler(asked, context):
    turn = asked["historyEvents"]
    return {{**SCRIPTS[asked["executionId"]][turn], "historyEvents": turn + 1, "looked": {{}}}}
"""
PERFORM = """
def handler(asked, context):
    if asked["key"] == "bad":
        raise RuntimeError("It can not be done.")
"""


class Machine:
    """The product's definition, with scripted functions in it."""

    def __init__(self, workshop: Workshop, table: str) -> None:
        self.workshop, self.table = workshop, table
        substitutions = {
            "Partition": "aws",
            "DecideFunctionArn": workshop.function(DECIDE),
            "PerformFunctionArn": workshop.function(PERFORM),
            "ExecutionTable": table,
        }
        text = json.dumps(DEFINITION)
        for name, value in substitutions.items():
            text = text.replace(f"${{{name}}}", value)
        self.arn = workshop.machine(json.loads(text))
        self.runs: dict[str, str] = {}

    def start(self, script: str) -> str:
        states = self.workshop.client("stepfunctions")
        given = json.dumps({"executionId": script, "run": 1})
        started = states.start_execution(stateMachineArn=self.arn, name=script, input=given)
        self.runs[script] = str(started["executionArn"])
        return self.runs[script]

    def update(self, script: str, expression: str, **values: Any) -> None:  # noqa: ANN401  JSON
        self.workshop.client("dynamodb").update_item(
            TableName=self.table,
            Key={"executionId": {"S": script}, "sk": {"S": "WAKE"}},
            UpdateExpression=expression,
            ExpressionAttributeValues=values,
        )

    def parked(self, script: str) -> str:
        key = {"executionId": {"S": script}, "sk": {"S": "WAKE"}}

        def look() -> str | None:
            found = self.workshop.client("dynamodb").get_item(TableName=self.table, Key=key)
            token = found.get("Item", {}).get("taskToken", {}).get("S")
            return str(token) if token else None

        return until(look, seconds=60)

    def way(self, script: str) -> list[str]:
        """The states that were entered, in their order; those of commands included."""
        states = self.workshop.client("stepfunctions")
        pages = states.get_paginator("get_execution_history").paginate(
            executionArn=self.runs[script]
        )
        events = [event for page in pages for event in page["events"]]
        entered = (event.get("stateEnteredEventDetails") for event in events)
        return [str(details["name"]) for details in entered if details]


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    folder: Path = tmp_path_factory.mktemp("machine")
    with running_cloud("--world", "three-tier", "--speed", "600", folder=folder) as cloud:
        made = Machine(Workshop(cloud), execution_table(cloud))
        made.update("was-woken-before", "SET isDue = :yes", **{":yes": {"N": "1"}})
        for script in SCRIPTS:
            made.start(script)
        token = made.parked("is-woken")
        made.workshop.client("stepfunctions").send_task_success(taskToken=token, output="{}")
        yield made


def execution_table(cloud: RunningCloud) -> str:
    return str(storage(cloud)["EXECUTION_TABLE"])


@pytest.fixture(scope="module")
def ended(machine: Machine) -> Mapping[str, Json]:
    """How each script came out."""
    return {
        script: machine.workshop.ended(arn, seconds=120) for script, arn in machine.runs.items()
    }


LOOP = ["Begin", "Decide", "What next?", "Wait for progress", "Decide", "What next?", "Succeeded"]


@pytest.mark.parametrize("script", ["waits", "is-woken", "was-woken-before"])
def test_a_wait_ends_by_time_by_a_wake_up_or_by_an_earlier_one(
    script: str, machine: Machine, ended: Mapping[str, Json]
) -> None:
    assert ended[script]["status"] == "SUCCEEDED"
    assert machine.way(script) == LOOP


def test_each_command_has_its_own_state_and_then_it_is_decided_again(
    machine: Machine, ended: Mapping[str, Json]
) -> None:
    way = machine.way("performs")

    assert ended["performs"]["status"] == "SUCCEEDED"
    assert way[:4] == ["Begin", "Decide", "What next?", "Perform"]
    assert sorted(way[4:-3]) == sorted(
        [*(name for name in COMMANDS if name != "Not answered"), *["Which command?"] * 6]
    )
    assert way[-3:] == ["Decide", "What next?", "Succeeded"]


def test_a_command_that_fails_again_and_again_is_left_to_the_next_decision(
    machine: Machine, ended: Mapping[str, Json]
) -> None:
    way = machine.way("is-not-answered")

    assert ended["is-not-answered"]["status"] == "SUCCEEDED"
    assert way.count("Not answered") == len(KINDS)
    assert way[-3:] == ["Decide", "What next?", "Succeeded"]


def test_a_run_that_hands_over_has_succeeded(machine: Machine, ended: Mapping[str, Json]) -> None:
    assert ended["hands-over"]["status"] == "SUCCEEDED"
    assert machine.way("hands-over")[-2:] == ["What next?", "Handed over"]


def test_a_failed_execution_fails_with_its_reason(
    machine: Machine, ended: Mapping[str, Json]
) -> None:
    failed = ended["fails"]

    assert (failed["status"], failed["cause"]) == ("FAILED", "Wave Database failed.")
    assert machine.way("fails")[-1] == "Failed"


def test_no_state_was_left_out(machine: Machine, ended: Mapping[str, Json]) -> None:
    entered = {name for script in ended for name in machine.way(script)}

    assert entered == {*STATES, *COMMANDS}
