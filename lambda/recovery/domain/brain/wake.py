"""When to look again without being woken: the nearest deadline, or the next poll."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from recovery.domain.brain.documents import gives_up_at
from recovery.domain.brain.drs_looks import Looked, just_looked, next_drs_looks
from recovery.domain.brain.ledger import AnyEffect
from recovery.domain.execution.effects import (
    ActionRun,
    BackingOff,
    CheckRun,
    LaunchJob,
    Requested,
    Running,
    Seeking,
)
from recovery.domain.execution.execution import Ended, Execution
from recovery.domain.execution.server_run import Checking, Launched
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    CheckingWave,
    Finishing,
    LaunchingWave,
    Preparing,
    WaveRun,
)
from recovery.domain.health_checks import DocumentCheck

SOONEST = timedelta(seconds=1)


def wake_after(
    execution: Execution, now: datetime, *, looked: Looked | None = None
) -> timedelta | None:
    """None: the execution is over. DRS was looked at just now, where nothing else is said."""
    if is_over(execution):
        return None
    seen = just_looked(execution, now) if looked is None else looked
    drs_looks = next_drs_looks(execution, seen)
    return max(min((*_moments(execution, now), *drs_looks.values())) - now, SOONEST)


def is_over(execution: Execution) -> bool:
    """Ended, cleaned up as far as it will be, and everybody told."""
    return (
        isinstance(execution.state, Ended)
        and execution.cleanup_at is None
        and all(effect.is_settled for effect in execution.effects)
    )


def _moments(execution: Execution, now: datetime) -> Iterator[datetime]:
    patience = execution.settings.patience
    yield now + execution.settings.polls.idle
    if execution.cleanup_at is not None:
        is_due = execution.cleanup_at <= now
        yield execution.cleanup_at + (patience.overdue_job if is_due else timedelta())
    for own in execution.effects:
        yield from _of_effect(execution, own, now)
    for wave in execution.waves:
        if wave.is_quiet:
            continue
        yield from _of_wave(execution, wave, now)


def _of_wave(execution: Execution, wave: WaveRun, now: datetime) -> Iterator[datetime]:
    for effect in wave.effects:
        if isinstance(effect, ActionRun | CheckRun):
            moment = gives_up_at(execution.planned(wave.number), effect)
            if moment:
                yield moment
        yield from _of_effect(execution, effect, now)
    if not execution.holds:
        yield from _of_state(wave)
    if wave.is_under_way and not wave.server_states.isdisjoint((Launched, Checking)):
        yield from _of_servers(execution, wave, now)


def _of_state(wave: WaveRun) -> Iterator[datetime]:
    match wave.state:
        case (
            AwaitingApproval(deadline=deadline)
            | Preparing(deadline=deadline)
            | LaunchingWave(deadline=deadline)
            | CheckingWave(deadline=deadline)
            | Finishing(deadline=deadline)
        ) if deadline is not None:
            yield deadline
        case _:
            return


def _of_effect(execution: Execution, effect: AnyEffect, now: datetime) -> Iterator[datetime]:
    polls, patience = execution.settings.polls, execution.settings.patience
    match effect.state:
        case Requested():
            yield now + polls.unanswered
        case BackingOff(until=until):
            yield until if until > now else now + polls.capacity
        case Seeking(until=until, since=since):
            yield max(until, now + polls.unanswered)
            yield since + (
                patience.start if isinstance(effect, LaunchJob) else patience.late_answer
            )
        case Running(since=since, deadline=deadline, is_overdue=is_overdue):
            if isinstance(effect, ActionRun | CheckRun):
                yield now + polls.documents.next_after(now - since)
            if not is_overdue:
                yield deadline
        case _:
            return


def _of_servers(execution: Execution, wave: WaveRun, now: datetime) -> Iterator[datetime]:
    polls, patience = execution.settings.polls, execution.settings.patience
    checks = execution.planned(wave.number).wave.checks
    for run in wave.servers.values():
        match run.state:
            case Launched(since=since):
                yield since + patience.instance
            case Checking(check=index, since=since, instance=instance):
                check = checks[index]
                if not isinstance(check, DocumentCheck):
                    yield now + polls.checks.next_after(now - instance.launched_at)
                    yield since + check.timeout
            case _:
                pass
