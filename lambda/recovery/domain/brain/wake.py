"""When to look again without being woken: the nearest deadline, or the next poll."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from recovery.domain.brain.documents import gives_up_at
from recovery.domain.brain.ledger import AnyEffect
from recovery.domain.execution.effects import (
    ActionRun,
    BackingOff,
    CheckRun,
    LaunchJob,
    Notification,
    Phase,
    Queued,
    Requested,
    Running,
    Seeking,
    Termination,
)
from recovery.domain.execution.execution import Ended, Execution
from recovery.domain.execution.server_run import Checking, Launched
from recovery.domain.execution.settings import Polls
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


def wake_after(execution: Execution, now: datetime) -> timedelta | None:
    """None: the execution is over."""
    if is_over(execution):
        return None
    return max(min(_moments(execution, now)) - now, SOONEST)


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
        case Queued():
            yield now + polls.capacity
        case BackingOff(until=until):
            yield until if until > now else now + polls.capacity
        case Seeking(until=until, since=since):
            yield max(until, now + polls.unanswered)
            yield since + (
                patience.start if isinstance(effect, LaunchJob) else patience.late_answer
            )
        case Running(deadline=deadline, is_overdue=is_overdue):
            yield now + _poll(polls, effect)
            if not is_overdue:
                yield deadline
        case _:
            return


def _poll(polls: Polls, effect: AnyEffect) -> timedelta:
    match effect:
        case LaunchJob(state=Running(is_overdue=True)):
            return polls.overdue
        case LaunchJob(phase=phase):
            return {
                None: polls.snapshot,
                Phase.CLEANUP: polls.snapshot,
                Phase.SNAPSHOT: polls.snapshot,
                Phase.CONVERSION: polls.conversion,
                Phase.LAUNCH: polls.launch,
            }[phase]
        case Termination() | Notification():
            return polls.termination
        case _:
            return polls.documents


def _of_servers(execution: Execution, wave: WaveRun, now: datetime) -> Iterator[datetime]:
    polls, patience = execution.settings.polls, execution.settings.patience
    checks = execution.planned(wave.number).wave.checks
    for run in wave.servers.values():
        match run.state:
            case Launched(since=since):
                yield now + polls.launch
                yield since + patience.instance
            case Checking(check=index, since=since):
                check = checks[index]
                if not isinstance(check, DocumentCheck):
                    yield now + polls.checks
                    yield since + check.timeout
            case _:
                pass
