"""One turn of an execution: what came in or is seen leads to what to do next, and is saved.

Repeating a turn is harmless: commands are read off the saved state, under keys that never change.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from pydantic import AwareDatetime

from recovery.domain.brain.advance import advance
from recovery.domain.brain.journal import Entry
from recovery.domain.brain.outbox import commands_due
from recovery.domain.errors import Busy, ConcurrentChange, Unknown
from recovery.domain.execution.commands import StartRecovery, TerminateInstances
from recovery.domain.execution.execution import Ended, Execution, Status
from recovery.domain.execution.step import Step
from recovery.domain.value import Location, Value
from recovery.ports.engine_room import EngineRoom
from recovery.usecases.driving.looking import Seen, look, look_for_capacity
from recovery.usecases.driving.saving import TurnTaken, save_turn

_ATTEMPTS = 5
_MOST_HISTORY_EVENTS = 20_000
"""Step Functions ends an execution with 25,000: before that, another run takes over."""
_EVENTS_A_TURN = 13
_EVENTS_A_COMMAND = 14


class Next(StrEnum):
    PERFORM = "PERFORM"
    WAIT = "WAIT"
    HAND_OVER = "HAND_OVER"
    SUCCEED = "SUCCEED"
    FAIL = "FAIL"


class TurnAsked(Value):
    execution_id: str
    run: int
    """Which run of the state machine asks."""
    history_events: int = 0
    """Of that run so far."""


class DueCommand(Value):
    kind: str
    key: str


class Decision(Value):
    """What the state machine does next: ids and numbers, because its states hold 256 KB."""

    next: Next
    commands: tuple[DueCommand, ...] = ()
    wait_seconds: int | None = None
    due_at: AwareDatetime | None = None
    """When the wait ends by itself: whoever is later than that is stuck."""
    history_events: int
    reason: str = ""


class Turn(Value):
    """What came of one turn, for the state machine and for the log."""

    decision: Decision
    step: Step
    troubles: tuple[str, ...] = ()


def decide(room: EngineRoom, asked: TurnAsked) -> Turn:
    """Taken again by whoever loses against another decider, and where something came at the end."""
    for _ in range(_ATTEMPTS):
        try:
            step, troubles = _turn(room, asked.execution_id)
        except ConcurrentChange:
            continue
        if step.wake_after is None and not room.engine.retire(asked.execution_id):
            continue
        decision = _decision(asked, step, room.clock.now())
        if decision.next is Next.HAND_OVER:
            room.engine.run_again(asked.execution_id, after=asked.run)
        return Turn(decision=decision, step=step, troubles=troubles)
    message = f"Others decide about execution {asked.execution_id}. It is tried again."
    raise Busy(message)


def _turn(room: EngineRoom, execution_id: str) -> tuple[Step, tuple[str, ...]]:
    """Listens first: whoever wakes the execution from here on makes it look once more."""
    room.engine.listen(execution_id)
    record = room.executions.find(execution_id)
    if record is None:
        raise Unknown("execution", execution_id)
    letters = room.executions.letters(execution_id)
    came = tuple(letter.fact for letter in letters)
    seen = Seen(facts=came) if came else look(room, record.execution)
    entry = Entry(now=room.clock.now(), facts=seen.facts)
    step = advance(record.execution, entry.facts, entry.now)
    if places := _newly_launching(record.execution, step, entry):
        there = look_for_capacity(room, record.execution, places)
        entry = entry.changed(facts=(*entry.facts, *there.facts))
        step = advance(record.execution, entry.facts, entry.now)
    save_turn(room, record, TurnTaken(step=step, entry=entry, letters=letters))
    return step, seen.troubles


def _newly_launching(execution: Execution, step: Step, entry: Entry) -> tuple[Location, ...]:
    """Before a new job goes to DRS its place is looked at: others may have filled it meanwhile."""
    known = {command.key for command in commands_due(execution, entry.now)}
    return tuple(
        dict.fromkeys(
            command.location
            for command in step.commands
            if isinstance(command, StartRecovery | TerminateInstances) and command.key not in known
        )
    )


def _decision(asked: TurnAsked, step: Step, now: datetime) -> Decision:
    commands = tuple(DueCommand(kind=each.kind, key=each.key) for each in step.commands)
    so_far = asked.history_events + _EVENTS_A_TURN + _EVENTS_A_COMMAND * len(commands)
    decision = Decision(
        next=_following(step, so_far),
        commands=commands,
        history_events=so_far,
        reason=_outcome(step.execution),
    )
    if decision.next is not Next.WAIT or step.wake_after is None:
        return decision
    seconds = ceil(step.wake_after.total_seconds())
    return decision.changed(wait_seconds=seconds, due_at=now + timedelta(seconds=seconds))


def _following(step: Step, history_events: int) -> Next:
    if step.commands:
        return Next.PERFORM
    if step.wake_after is None:
        is_failed = step.execution.status is Status.FAILED
        return Next.FAIL if is_failed else Next.SUCCEED
    return Next.HAND_OVER if history_events > _MOST_HISTORY_EVENTS else Next.WAIT


def _outcome(execution: Execution) -> str:
    return execution.state.reason if isinstance(execution.state, Ended) else ""
