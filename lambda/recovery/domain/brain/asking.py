"""How an effect is asked for, asked for again, and what a refusal makes of it."""

from datetime import datetime, timedelta

from recovery.domain.execution.effects import (
    PASSING,
    BackingOff,
    Dropped,
    EffectState,
    Queued,
    Refusal,
    Requested,
    Seeking,
)
from recovery.domain.execution.settings import ExecutionSettings
from recovery.domain.wording import spoken


def first_request(now: datetime) -> Requested:
    return Requested(since=now, attempt=1)


def again(state: EffectState, now: datetime) -> Requested:
    """The next attempt under the same key; patience counts from the first one."""
    match state:
        case BackingOff(since=since, attempt=attempt):
            return Requested(since=since, attempt=attempt + 1)
        case _:
            return first_request(now)


def is_ready(state: EffectState, now: datetime) -> bool:
    """Whether it may be asked for, as far as it alone is concerned."""
    return isinstance(state, Queued) or (isinstance(state, BackingOff) and state.until <= now)


def after_refusal(
    state: Requested, refusal: Refusal, *, settings: ExecutionSettings, now: datetime
) -> BackingOff | Dropped:
    """A passing obstacle is met again later, until patience ends; any other is final."""
    if refusal.kind not in PASSING:
        return Dropped(at=now, reason=refusal.message)
    if now >= state.since + settings.patience.start:
        tried = spoken(settings.patience.start)
        return Dropped(at=now, reason=f"{refusal.message} Given up after {tried}.")
    until = now + _pause(state.attempt, refusal, settings)
    return BackingOff(since=state.since, attempt=state.attempt, until=until, refusal=refusal)


def search(state: Requested | BackingOff, now: datetime) -> Seeking:
    """It is not wanted any more, but may have happened."""
    return Seeking(since=now, attempt=state.attempt + 1, until=now)


def wait_for_answer(state: Requested, now: datetime) -> Seeking:
    """For what can't be looked for: not asked again, but its answer may still come."""
    return Seeking(since=now, attempt=state.attempt, until=now)


def after_refused_search(
    state: Seeking, refusal: Refusal, *, settings: ExecutionSettings, now: datetime
) -> Seeking:
    until = now + _pause(state.attempt, refusal, settings)
    return state.changed(attempt=state.attempt + 1, until=until)


def _pause(attempt: int, refusal: Refusal, settings: ExecutionSettings) -> timedelta:
    """The longer of our own pause and the one that AWS asks for."""
    return max(settings.pause_after(attempt), refusal.retry_after or timedelta())
