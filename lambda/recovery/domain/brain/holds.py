"""Holds: while there is one, nothing new starts. Time spent so does not count against waves."""

from datetime import timedelta

from recovery.domain.brain import ledger
from recovery.domain.brain.notices import notify
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import BackingOff, Topic
from recovery.domain.execution.execution import Active, Hold, Stopping
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    CheckingWave,
    Finishing,
    LaunchingWave,
    Preparing,
)


def add_hold(turn: Turn, hold: Hold, reason: str) -> None:
    state = turn.execution.state
    since = state.held_since if isinstance(state, Active) else None
    holds = (*turn.execution.holds, hold)
    turn.change(state=Active(holds=holds, held_since=since or turn.now))
    turn.say(f"Paused. {reason}")
    notify(turn, Topic.PAUSED, reason)


def keep_holds(turn: Turn, holds: tuple[Hold, ...]) -> None:
    """Only these remain; with none left the waves get back the time they were held."""
    state = turn.execution.state
    if not isinstance(state, Active) or state.held_since is None:
        return
    if holds:
        turn.change(state=state.changed(holds=holds))
        return
    turn.change(state=Active())
    for number in range(1, len(turn.execution.waves) + 1):
        _give_back(turn, number, turn.now - state.held_since)


def stop(turn: Turn, state: Stopping) -> None:
    """For good; the clocks of waves go on, so what still runs first gets back the time held."""
    keep_holds(turn, ())
    turn.change(state=state)


def _give_back(turn: Turn, number: int, held: timedelta) -> None:
    state = turn.wave(number).state
    match state:
        case AwaitingApproval(deadline=None):
            return
        case AwaitingApproval(deadline=deadline) if deadline:
            turn.move(number, state.changed(deadline=deadline + held))
        case Preparing() | LaunchingWave() | CheckingWave() | Finishing():
            # One that was let in or retried while held was not held for all of that time.
            whole = turn.now + turn.planned(number).wave.timeout
            turn.move(number, state.changed(deadline=min(state.deadline + held, whole)))
        case _:
            return
    for effect in turn.wave(number).effects:
        if isinstance(effect.state, BackingOff):
            at_once = effect.state.changed(since=turn.now, until=turn.now)
            ledger.put_effect(turn, number, effect.changed(state=at_once))
