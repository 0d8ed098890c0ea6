"""What Step Functions and EventBridge call."""

import json
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

import pytest
from pydantic import ValidationError

from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.handlers.engine import decide, events, perform
from recovery.observability import logger
from tests.support.api_events import a_context
from tests.support.builders import EUROPE, a_group, a_plan, an_execution, server_id
from tests.support.memory.engine_room import MemoryEngineRoom
from tests.support.memory.world import MemoryWorld

MEASURED = ("ActiveExecutions", "RevivedExecutions", "StuckExecutions")
ASKED = {"executionId": "e-1", "run": 1, "historyEvents": 0}


@pytest.fixture(autouse=True)
def memory(monkeypatch: pytest.MonkeyPatch) -> MemoryEngineRoom:
    world = MemoryWorld()
    world.has_groups(a_group())
    world.has_plans(a_plan())
    world.has_executions(an_execution())
    world.engine.begin("e-1")
    made = MemoryEngineRoom(world)
    monkeypatch.setattr(decide, "deciding_room", lambda: made.room)
    monkeypatch.setattr(perform, "performing_room", lambda: made.room)
    monkeypatch.setattr(events, "sweeping_room", lambda: made.room)
    return made


@dataclass
class Log:
    """Lines of the logger; metrics go to standard output."""

    text: StringIO = field(default_factory=StringIO)

    def lines(self, message: str) -> list[dict[str, Any]]:
        told = [json.loads(line) for line in self.text.getvalue().splitlines()]
        return [line for line in told if line["message"] == message]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    made = Log()
    monkeypatch.setattr(logger.registered_handler, "stream", made.text)
    return made


def an_event(**stated: object) -> dict[str, object]:
    arn = f"arn:aws:drs:{EUROPE.region}:{EUROPE.account_id}:source-server/{server_id('db-1')}"
    return {
        "version": "0",
        "source": "aws.drs",
        "detail-type": "DRS Source Server Launch Result",
        "account": EUROPE.account_id,
        "region": EUROPE.region,
        "resources": [arn],
        "detail": {"state": "RECOVERY_LAUNCH_SUCCEEDED", "job-id": "drsjob-1", "is-drill": "TRUE"},
    } | stated


def test_a_decision_is_what_the_state_machine_can_read() -> None:
    decision = decide.handler(ASKED, a_context())

    assert decision["next"] == "PERFORM"
    assert decision["commands"][0].keys() == {"kind", "key"}
    assert json.loads(json.dumps(decision)) == decision


def test_a_decision_is_told_in_one_line(log: Log) -> None:
    decide.handler(ASKED, a_context())

    (line,) = log.lines("decision")
    assert (line["execution_id"], line["status"], line["next"]) == ("e-1", "RUNNING", "PERFORM")
    assert any("started by" in reason for reason in line["reason"])


def test_a_command_is_carried_out_and_told_in_one_line(memory: MemoryEngineRoom, log: Log) -> None:
    (command, *_) = decide.handler(ASKED, a_context())["commands"]

    perform.handler({"executionId": "e-1", "key": command["key"]}, a_context())

    (line,) = log.lines("effect")
    assert (line["command"], line["answer"]) == ("START_RECOVERY", "RECOVERY_STARTED")
    assert (line["account"], line["region"]) == (EUROPE.account_id, EUROPE.region)
    assert memory.room.executions.letters("e-1")


def test_a_command_that_is_not_due_any_more_is_told_and_not_done(
    memory: MemoryEngineRoom, log: Log
) -> None:
    perform.handler({"executionId": "e-1", "key": "e-1/1/9"}, a_context())

    (line,) = log.lines("effect")
    assert line["answer"] == "NOT_DUE"
    assert memory.hands.done == []


def test_a_refusal_is_told_with_what_aws_said(
    memory: MemoryEngineRoom, log: Log, capsys: pytest.CaptureFixture[str]
) -> None:
    (command, *_) = decide.handler(ASKED, a_context())["commands"]
    refusal = Refusal(kind=RefusalKind.CONFLICT, message="Server db-1 is in another job.")
    memory.hands.refusals["START_RECOVERY"] = refusal

    perform.handler({"executionId": "e-1", "key": command["key"]}, a_context())

    (measured,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["reason"] for line in log.lines("effect")] == [refusal.message]
    assert (measured["RefusedCommands"], measured["kind"]) == ([1.0], "CONFLICT")


def test_an_event_of_another_form_is_refused() -> None:
    with pytest.raises(ValidationError):
        events.handler({"source": "aws.drs"}, a_context())


def test_what_is_not_asked_in_our_form_is_refused() -> None:
    with pytest.raises(ValidationError):
        decide.handler({"executionId": "e-1"}, a_context())


def test_a_launch_result_wakes_the_execution_that_has_the_server(log: Log) -> None:
    events.handler(an_event(), a_context())

    assert log.lines("event")[0]["woken"] == ["e-1"]


def test_an_event_that_names_no_server_wakes_nobody(log: Log) -> None:
    events.handler(an_event(resources=[]), a_context())

    assert log.lines("event")[0]["woken"] == []


def test_the_schedule_sweeps(capsys: pytest.CaptureFixture[str]) -> None:
    events.handler(an_event(source="aws.events", resources=["rule/minute"]), a_context())

    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    measured = {name: line[name] for line in told for name in MEASURED if name in line}
    assert measured == dict(zip(MEASURED, ([1.0], [0.0], [0.0]), strict=True))
