"""One turn of an execution: what came in or is seen leads to what to do next, and is saved.

Repeating a turn is harmless: commands are read off the saved state, under keys that never change.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from pydantic import AwareDatetime

from recovery.domain.brain.wake import wake_after
from recovery.domain.errors import Busy, ConcurrentChange
from recovery.domain.execution.execution import Ended, Execution, Status
from recovery.domain.execution.step import Step
from recovery.domain.value import Value
from recovery.ports.engine_room import DecidingRoom
from recovery.usecases.driving.taking import Taken, take_turn

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
    looked: Mapping[str, AwareDatetime] | None = None
    """What the last decision says."""


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
    looked: Mapping[str, AwareDatetime] | None = None
    """When each job in DRS was looked at: the next turn is told."""
    reason: str = ""


class Turn(Value):
    """What came of one turn, for the state machine and for the log."""

    decision: Decision
    before: Execution
    step: Step
    troubles: tuple[str, ...] = ()


def decide(room: DecidingRoom, asked: TurnAsked) -> Turn:
    """Taken again by whoever loses against another decider, and where something came at the end."""
    looked = asked.looked
    for _ in range(_ATTEMPTS):
        # Listens first: whoever wakes the execution from here on makes it look once more.
        if room.engine.listen(asked.execution_id):
            looked = None
        try:
            taken = take_turn(room, asked.execution_id, looked=looked)
        except ConcurrentChange:
            continue
        if taken.step.wake_after is None and not room.engine.retire(asked.execution_id):
            continue
        decision = _decision(asked, taken, room.clock.now())
        if decision.next is Next.HAND_OVER:
            room.engine.run_again(asked.execution_id, after=asked.run)
        return Turn(
            decision=decision, before=taken.before, step=taken.step, troubles=taken.troubles
        )
    message = f"Others decide about execution {asked.execution_id}. It is tried again."
    raise Busy(message)


def _decision(asked: TurnAsked, taken: Taken, now: datetime) -> Decision:
    step = taken.step
    commands = tuple(DueCommand(kind=each.kind, key=each.key) for each in step.commands)
    so_far = asked.history_events + _EVENTS_A_TURN + _EVENTS_A_COMMAND * len(commands)
    decision = Decision(
        next=_following(step, so_far),
        commands=commands,
        history_events=so_far,
        looked=taken.looked,
        reason=_outcome(step.execution),
    )
    wait = wake_after(step.execution, now, looked=taken.looked)
    if decision.next is not Next.WAIT or wait is None:
        return decision
    seconds = max(ceil(wait.total_seconds()), 1)
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
