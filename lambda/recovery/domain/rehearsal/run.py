"""Drives ``advance`` on a virtual clock from start to end, and notes when each stage began."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from recovery.domain.brain.advance import advance
from recovery.domain.brain.begin import Start, execution_of
from recovery.domain.brain.room import Limit, Room
from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.effects import Queued
from recovery.domain.execution.execution import Ended, Execution, Mode, Status
from recovery.domain.execution.settings import ExecutionSettings, Pace, Polls
from recovery.domain.execution.step import Step
from recovery.domain.people import Actor
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.world import World

_NEVER = timedelta(days=365)
_NO_POLLS = Polls(
    snapshot=_NEVER,
    conversion=_NEVER,
    launch=Pace.every(_NEVER),
    instance=_NEVER,
    checks=Pace.every(_NEVER),
    documents=Pace.every(_NEVER),
    termination=_NEVER,
    overdue=_NEVER,
    capacity=_NEVER,
    unanswered=_NEVER,
    idle=_NEVER,
)
"""The world tells of everything by itself: only deadlines need a look."""


@dataclass(frozen=True)
class Run:
    """One rehearsal as it went."""

    execution: Execution
    end: Ended
    stages: Mapping[int, Mapping[str, datetime]]
    """For each wave, when it came into each status."""
    asked: Mapping[str, datetime]
    """For each launch job by key, when DRS was asked for it."""
    queued: Mapping[str, tuple[datetime, Limit]]
    """For each launch job that had to wait, since when and for which quota."""
    advances: int

    @property
    def is_complete(self) -> bool:
        return self.end.outcome is Status.COMPLETED


def run_virtually(schedule: Schedule, durations: Durations, now: datetime) -> Run:
    start = Start(
        execution_id="rehearsal",
        mode=Mode.DRILL,
        by=Actor(user_id="rehearsal", name="rehearsal"),
        at=now,
        settings=ExecutionSettings(polls=_NO_POLLS),
    )
    notes = _Notes(execution_of(schedule, start))
    world = World(notes.execution, durations)
    while not isinstance(end := notes.execution.state, Ended):
        step = advance(notes.execution, world.facts_until(now), now)
        notes.take(step, now)
        for command in step.commands:
            world.perform(command, now)
        world.decide(step.execution, now)
        deadline = now + (step.wake_after or timedelta())
        now = min(world.next_at or deadline, deadline)
    return Run(notes.execution, end, notes.stages, notes.asked, notes.queued, notes.advances)


class _Notes:
    def __init__(self, execution: Execution) -> None:
        self.execution = execution
        self.stages: dict[int, dict[str, datetime]] = {}
        self.asked: dict[str, datetime] = {}
        self.queued: dict[str, tuple[datetime, Limit]] = {}
        self.advances = 0

    def take(self, step: Step, now: datetime) -> None:
        for before, after in zip(self.execution.waves, step.execution.waves, strict=True):
            if after.state is not before.state:
                self.stages.setdefault(after.number, {}).setdefault(after.state.status, now)
        self.execution = step.execution
        self.advances += 1
        for command in step.commands:
            if isinstance(command, StartRecovery):
                self.asked.setdefault(command.key, now)
        self._note_queued(now)

    def _note_queued(self, now: datetime) -> None:
        room = None
        for wave in self.execution.waves:
            for job in wave.jobs:
                if isinstance(job.state, Queued) and job.key not in self.queued:
                    room = room or Room(self.execution)
                    if obstacle := room.obstacle(job.location, job.server_ids):
                        self.queued[job.key] = (now, obstacle.limit)
