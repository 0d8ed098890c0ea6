"""A turn, taken: what came in, what is seen, what follows from it, and all of it saved."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import AwareDatetime

from recovery.domain.brain.advance import advance
from recovery.domain.brain.drs_looks import Looked
from recovery.domain.brain.journal import Entry
from recovery.domain.brain.outbox import commands_due
from recovery.domain.brain.wake import SOONEST, wake_after
from recovery.domain.errors import Unknown
from recovery.domain.execution.commands import StartRecovery, TerminateInstances
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.step import Step
from recovery.domain.value import Location, Value
from recovery.ports.engine_room import DecidingRoom
from recovery.ports.executions import Letter
from recovery.ports.records import ExecutionRecord
from recovery.usecases.driving.looking import Seen, look, look_for_capacity
from recovery.usecases.driving.saving import TurnTaken, save_turn


class Taken(Value):
    before: Execution
    step: Step
    looked: Mapping[str, AwareDatetime] | None
    """When each job in DRS was looked at; None: all of them have to be in the next turn."""
    troubles: tuple[str, ...]


def take_turn(room: DecidingRoom, execution_id: str, *, looked: Looked | None) -> Taken:
    """``looked`` is what the last turn has left."""
    record = room.executions.find(execution_id)
    if record is None:
        raise Unknown("execution", execution_id)
    letters = room.executions.letters(execution_id)
    seen = _look_before_waiting(room, record, letters, Seen(looked=looked))
    facts = (*(letter.fact for letter in letters), *seen.facts)
    entry = Entry(now=room.clock.now(), facts=facts)
    step = advance(record.execution, entry.facts, entry.now)
    if places := _newly_launching(record.execution, step, entry):
        there = look_for_capacity(room, record.execution, places)
        entry = entry.changed(facts=(*entry.facts, *there.facts))
        step = advance(record.execution, entry.facts, entry.now)
    save_turn(room, record, TurnTaken(step=step, entry=entry, letters=letters))
    return Taken(
        before=record.execution,
        step=step,
        looked=seen.looked,
        troubles=seen.troubles,
    )


def _look_before_waiting(
    room: DecidingRoom, record: ExecutionRecord, letters: tuple[Letter, ...], last: Seen
) -> Seen:
    """What came may have work in it, which goes first. But nobody waits without having looked:

    who was woken by an event finds letters as well, and would wait past what the event told of.
    Nor is anything given up without having looked: it may have ended while nobody could see it.
    """
    came, now = tuple(letter.fact for letter in letters), room.clock.now()
    is_late = _is_late(record.execution, now)
    if came and not is_late and advance(record.execution, came, now).commands:
        return last
    return look(room, record.execution, last.looked)


def _is_late(execution: Execution, now: datetime) -> bool:
    """A time limit has passed; looks that are due do not count."""
    wait = wake_after(execution, now)
    return wait is not None and wait <= SOONEST


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
