"""How long approvals, launch settings and actions of a wave take, drawn at random."""

from collections import Counter
from collections.abc import Iterator
from math import sqrt
from typing import NamedTuple

from recovery.domain.execution.settings import ExecutionSettings
from recovery.domain.planning.schedule import Schedule, ScheduledWave
from recovery.domain.planning.targets import stopped
from recovery.domain.rehearsal.chance import largest_of
from recovery.domain.rehearsal.network import Lasting
from recovery.domain.rehearsal.timeline import Stage
from recovery.domain.rehearsal.timings import Span, Timings
from recovery.domain.wave_actions import AutomationAction, WaveAction

_SERVERS_AT_ONCE = ExecutionSettings().servers_per_settings_change


class _Step(NamedTuple):
    span: Span
    number: int = 1
    """So many side by side: the slowest counts."""


class StepsDraw:
    """One after the other."""

    def __init__(
        self, stage: Stage, planned: ScheduledWave, schedule: Schedule, timings: Timings
    ) -> None:
        self._planned = planned
        self._schedule = schedule
        self._timings = timings
        self._steps = tuple(self._of_stage(stage))

    def __call__(self, drawn: Iterator[float]) -> Lasting:
        seconds = sum(step.span.at(largest_of(step.number, next(drawn))) for step in self._steps)
        return Lasting(seconds, seconds)

    def _of_stage(self, stage: Stage) -> Iterator[_Step]:
        match stage:
            case Stage.APPROVAL:
                yield _Step(self._timings.approval)
            case Stage.PREPARATION:
                yield from self._of_actions(self._planned.wave.actions_before)
                yield from self._of_settings()
            case _:
                yield from self._of_actions(self._planned.wave.actions_after)

    def _of_actions(self, actions: tuple[WaveAction, ...]) -> Iterator[_Step]:
        for action in actions:
            if number := self._runs(action):
                yield _Step(self._timings.answer)
                yield _Step(self._timings.of_document(action.document), number)

    def _runs(self, action: WaveAction) -> int:
        """One on each instance; an automation needs only a place."""
        if isinstance(action, AutomationAction):
            return 1 if action.location or self._planned.servers else 0
        on = action.on_wave or self._planned.name
        target = self._schedule.wave(self._schedule.number_of[on])
        return len(target.servers) - len(stopped(target))

    def _of_settings(self) -> Iterator[_Step]:
        """Batches are written side by side, the servers of one batch in turn."""
        changed = [server for server in self._planned.servers.values() if server.needs_settings]
        if changed:
            largest = max(Counter(server.location for server in changed).values())
            batch = min(largest, _SERVERS_AT_ONCE)
            span = self._timings.settings_per_server
            yield _Step(self._timings.answer)
            yield _Step(Span(mean=batch * span.mean, spread=sqrt(batch) * span.spread))
