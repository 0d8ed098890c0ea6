"""Commands carried out: once, with the answer kept for the next decision."""

from datetime import timedelta

import pytest

from recovery.domain.errors import Unknown
from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.effects import Refusal, RefusalKind
from recovery.domain.execution.facts import RecoveryStarted, Refused
from recovery.ports.performing import Notice
from recovery.usecases.driving.deciding import Decision, TurnAsked, decide
from recovery.usecases.driving.performing import perform
from tests.support.builders import NOON
from tests.support.memory.engine_room import MemoryEngineRoom

THROTTLED = Refusal(
    kind=RefusalKind.THROTTLED, message="Rate exceeded.", retry_after=timedelta(seconds=3)
)


def key_of(kind: str, decision: Decision) -> str:
    return next(command.key for command in decision.commands if command.kind == kind)


def first_turn(memory: MemoryEngineRoom) -> Decision:
    return decide(memory.room, TurnAsked(execution_id="e-1", run=1)).decision


def test_a_recovery_is_started_and_its_job_told(memory: MemoryEngineRoom) -> None:
    key = key_of("START_RECOVERY", first_turn(memory))

    perform(memory.room, "e-1", key)

    [started] = memory.hands.done
    assert isinstance(started, StartRecovery)
    [letter] = memory.room.executions.letters("e-1")
    assert letter.fact == RecoveryStarted(at=NOON, key=key, job_id=f"drsjob-{key}")


def test_performing_twice_leaves_one_answer(memory: MemoryEngineRoom) -> None:
    key = key_of("START_RECOVERY", first_turn(memory))

    perform(memory.room, "e-1", key)
    perform(memory.room, "e-1", key)

    assert len(memory.room.executions.letters("e-1")) == 1


def test_a_command_that_was_answered_is_not_performed_again(memory: MemoryEngineRoom) -> None:
    key = key_of("START_RECOVERY", first_turn(memory))
    perform(memory.room, "e-1", key)
    first_turn(memory)
    memory.hands.done.clear()

    done = perform(memory.room, "e-1", key)

    assert (done.command, done.answer, memory.hands.done) == (None, None, [])


def test_a_refusal_is_an_answer_too(memory: MemoryEngineRoom) -> None:
    memory.hands.refusals["START_RECOVERY"] = THROTTLED
    key = key_of("START_RECOVERY", first_turn(memory))

    done = perform(memory.room, "e-1", key)

    assert done.answer == Refused(at=NOON, key=key, attempt=1, refusal=THROTTLED)
    assert [letter.fact for letter in memory.room.executions.letters("e-1")] == [done.answer]


def test_people_are_told_by_what_they_can_filter(memory: MemoryEngineRoom) -> None:
    perform(memory.room, "e-1", key_of("NOTIFY", first_turn(memory)))

    [notice] = memory.hands.done
    assert isinstance(notice, Notice)
    assert notice.subject == "Drill of Web shop started"
    assert notice.execution_id == "e-1"
    assert notice.attributes == {"topic": "STARTED", "mode": "DRILL", "planName": "Web shop"}


def test_nothing_is_performed_for_an_execution_that_is_unknown(memory: MemoryEngineRoom) -> None:
    with pytest.raises(Unknown, match="e-9"):
        perform(memory.room, "e-9", "w1-1")
