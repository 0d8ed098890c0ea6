"""Saves a turn: the new state, what it took in, what happened, and at the end its locks let go."""

from recovery.domain.brain.journal import Entry
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Ended, Execution
from recovery.domain.execution.step import Step
from recovery.domain.server_locks import ServerLocks
from recovery.domain.value import Value
from recovery.ports.engine_room import DecidingRoom
from recovery.ports.executions import Letter, Saving
from recovery.ports.records import ExecutionRecord


class TurnTaken(Value):
    step: Step
    entry: Entry
    letters: tuple[Letter, ...]
    """What had come; it is thrown away together with the save."""


def save_turn(room: DecidingRoom, before: ExecutionRecord, taken: TurnTaken) -> None:
    """A look that shows nothing new writes nothing."""
    execution = taken.step.execution
    if execution == before.execution and not taken.letters:
        return
    has_ended = isinstance(execution.state, Ended) and not isinstance(before.execution.state, Ended)
    room.executions.save(
        Saving(
            before=before,
            execution=execution,
            entry=taken.entry,
            events=_events(before, taken),
            taken=tuple(letter.letter_id for letter in taken.letters),
            released=_released(room, execution) if has_ended else None,
        )
    )


def _events(before: ExecutionRecord, taken: TurnTaken) -> tuple[ExecutionEvent, ...]:
    """Why something waits changes with every look and is no event."""
    changes = (reason for reason in taken.step.reasons if reason.kind == "CHANGE")
    return tuple(
        ExecutionEvent(
            number=number,
            at=taken.entry.now,
            text=reason.text,
            wave=reason.wave,
            server_ids=reason.server_ids,
        )
        for number, reason in enumerate(changes, start=before.last_event + 1)
    )


def _released(room: DecidingRoom, execution: Execution) -> tuple[ServerLocks, ...]:
    if execution.is_dry_run:
        return ()
    places = dict.fromkeys(
        server.location for wave in execution.schedule.waves for server in wave.servers.values()
    )
    held = (room.executions.locks(place) for place in places)
    return tuple(locks.released_by(execution.execution_id) for locks in held)
