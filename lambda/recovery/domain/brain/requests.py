"""What operators ask for. A request that does not fit the state is answered with the reason."""

from typing import assert_never

from recovery.domain.brain.cleanup import live_targets, terminate
from recovery.domain.brain.holds import add_hold, keep_holds, stop
from recovery.domain.brain.outcomes import fail_wave
from recovery.domain.brain.permits import why_not
from recovery.domain.brain.retries import retry_failed, retry_wave, skip_wave
from recovery.domain.brain.starting import enter
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.execution import OperatorHold, Stopping
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    OperatorRequest,
    Pause,
    Reject,
    Resume,
    RetryFailed,
    RetryWave,
    SkipWave,
    Terminate,
)


def absorb_request(turn: Turn, request: OperatorRequest) -> None:
    """Obeyed once: its id is remembered, so that a second arrival is silent."""
    if request.request_id in turn.execution.request_ids:
        return
    turn.change(request_ids=(*turn.execution.request_ids, request.request_id))
    asked = f"{request.kind} by {request.by.name}"
    if obstacle := why_not(turn.execution, request):
        turn.say(f"{asked} is not carried out: {obstacle}")
        return
    turn.say(f"{asked}: {request.why}" if request.why else f"{asked}.")
    _obey(turn, request)


def _obey(turn: Turn, request: OperatorRequest) -> None:
    match request:
        case Pause(by=by, why=why):
            hold = OperatorHold(by=by, why=why, at=turn.now)
            add_hold(turn, hold, "What runs goes on; nothing new starts.")
        case Resume():
            _resume(turn)
        case Cancel(by=by):
            reason = f"Cancelled by {by.name}."
            stop(turn, Stopping(reason=reason, is_cancelled=True))
            turn.say(
                "Nothing new starts. DRS jobs in flight can't be stopped: they run to their end."
            )
        case Terminate():
            terminate(turn, live_targets(turn.execution))
        case Approve(wave=name, by=by):
            enter(turn, turn.execution.schedule.number_of[name], because=f"{by.name} approved it")
        case Reject(wave=name, by=by):
            reason = f"Rejected by {by.name}."
            fail_wave(turn, turn.execution.schedule.number_of[name], reason)
        case RetryWave(wave=name):
            retry_wave(turn, turn.execution.schedule.number_of[name])
        case RetryFailed(wave=name):
            retry_failed(turn, turn.execution.schedule.number_of[name])
        case SkipWave(wave=name, by=by):
            skip_wave(turn, turn.execution.schedule.number_of[name], by.name)
        case _:
            assert_never(request)


def _resume(turn: Turn) -> None:
    """Whoever resumes accepts the failed waves as they are."""
    for wave in turn.execution.waves:
        state = wave.state
        if state.status == "FAILED" and not state.is_accepted:
            turn.move(wave.number, state.changed(is_accepted=True))
            name = turn.planned(wave.number).name
            turn.say(f"The execution goes on in spite of wave {name}.", wave=wave.number)
    keep_holds(turn, ())
