"""What a turn has brought to an end or to a start, for those who measure how executions do."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from recovery.domain.execution.execution import Ended, Execution, Status
from recovery.domain.execution.wave_run import WaveEnded, WaveRun
from recovery.domain.value import Value


class WaveTime(Value):
    outcome: str
    took: timedelta


class Milestones(Value):
    outcome: Status | None = None
    """Of the execution, if it has ended in this turn."""
    ended_waves: tuple[WaveTime, ...] = ()
    handovers: tuple[timedelta, ...] = ()
    """From the last server that came up to the start of a wave that had to wait for it."""


def milestones(before: Execution, after: Execution) -> Milestones:
    has_ended = isinstance(after.state, Ended) and not isinstance(before.state, Ended)
    return Milestones(
        outcome=after.status if has_ended else None,
        ended_waves=tuple(_ended_waves(before, after)),
        handovers=tuple(_handovers(before, after)),
    )


def _ended_waves(before: Execution, after: Execution) -> Iterator[WaveTime]:
    """A wave that is skipped before it began takes no time."""
    for old, new in zip(before.waves, after.waves, strict=True):
        if isinstance(new.state, WaveEnded) and not old.is_ended and new.started_at:
            yield WaveTime(outcome=new.state.status, took=new.state.at - new.started_at)


def _handovers(before: Execution, after: Execution) -> Iterator[timedelta]:
    for old, new in zip(before.waves, after.waves, strict=True):
        if old.has_begun or new.started_at is None:
            continue
        needed = (after.wave(number) for number in after.schedule.needs[new.number])
        ups = [up for wave in needed for up in _launched(wave)]
        if ups:
            yield new.started_at - max(ups)


def _launched(wave: WaveRun) -> Iterator[datetime]:
    for server in wave.servers.values():
        if instance := server.last_instance:
            yield instance.launched_at
