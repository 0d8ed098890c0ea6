"""An execution that stops: nothing new starts, what may be in flight is watched to its end."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import wait_for_answer
from recovery.domain.brain.launch_answers import abandon_job, settle_waiting
from recovery.domain.brain.outcomes import end_wave
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import (
    ActionRun,
    BackingOff,
    LaunchJob,
    Queued,
    Requested,
    SettingsChange,
)
from recovery.domain.execution.execution import Stopping
from recovery.domain.execution.server_run import Skipped
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    Finishing,
    LaunchingWave,
    Preparing,
    WaveWaiting,
)


def drain(turn: Turn) -> None:
    stop = turn.execution.state
    if not isinstance(stop, Stopping):
        return
    for wave in turn.execution.waves:
        if wave.is_under_way:
            withdraw(turn, wave.number, stop.reason)
        if _has_nothing_running(turn, wave.number):
            skipped = Skipped(at=turn.now, reason=stop.reason)
            settle_waiting(turn, wave.number, tuple(wave.servers), skipped)
            end_wave(turn, wave.number, "CANCELLED", _what_is_left_out(turn, wave.number, stop))


def withdraw(turn: Turn, number: int, reason: str) -> None:
    """Take back what was not asked for yet; find out about what may have been started."""
    for effect in turn.wave(number).effects:
        match effect:
            case LaunchJob(state=Queued() | BackingOff() | Requested()):
                abandon_job(turn, number, effect, reason=reason)
            case ActionRun(state=Requested() as asked):
                ledger.put_effect(
                    turn, number, effect.changed(state=wait_for_answer(asked, turn.now))
                )
            case SettingsChange() | ActionRun(state=BackingOff() | Queued()):
                ledger.forget_effects(turn, number, effect.key)
            case _:
                pass


def _has_nothing_running(turn: Turn, number: int) -> bool:
    wave = turn.wave(number)
    match wave.state:
        case WaveWaiting() | AwaitingApproval():
            return True
        case LaunchingWave():
            return all(isinstance(run.state, Skipped) for run in wave.servers.values())
        case Preparing():
            return not any(isinstance(effect, ActionRun) for effect in wave.effects)
        case Finishing(action=action):
            left = action < len(turn.planned(number).wave.actions_after)
            return left and not any(isinstance(effect, ActionRun) for effect in wave.effects)
        case _:
            return False


def _what_is_left_out(turn: Turn, number: int, stop: Stopping) -> str:
    match turn.wave(number).state:
        case Finishing():
            return f"Launched and checked, but its last actions were not run. {stop.reason}"
        case LaunchingWave():
            return f"Nothing of it is known to be launched. {stop.reason}"
        case _:
            return f"Not launched. {stop.reason}"
