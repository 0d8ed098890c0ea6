"""Whether an operator's request fits the state of an execution, and if not, why not.

The console renders these answers, the API refuses with them, the brain obeys them: one rule.
"""

from typing import assert_never

from recovery.domain.brain.cleanup import live_targets
from recovery.domain.execution.execution import (
    Active,
    Ended,
    Execution,
    OperatorHold,
    Pending,
    Stopping,
)
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
    WaveRequest,
)
from recovery.domain.execution.server_run import Failed, Skipped
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    WaveEnded,
    WaveRun,
    WaveWaiting,
)


def why_not(execution: Execution, request: OperatorRequest) -> str | None:
    """None: the request is in order."""
    match request:
        case Pause():
            return _why_not_pause(execution)
        case Resume():
            return None if execution.holds else f"It is {execution.status}, not paused."
        case Cancel():
            return _why_not_cancel(execution)
        case Terminate():
            return _why_not_terminate(execution)
        case WaveRequest():
            return _why_not_wave(execution, request)
        case _:
            assert_never(request)


def _why_not_pause(execution: Execution) -> str | None:
    match execution.state:
        case Active(holds=holds) if not any(isinstance(hold, OperatorHold) for hold in holds):
            return None
        case Active():
            return "It is paused already."
        case Pending():
            return "It has not begun yet."
        case _:
            return f"It is {execution.status} and starts nothing new."


def _why_not_cancel(execution: Execution) -> str | None:
    match execution.state:
        case Pending() | Active():
            return None
        case Stopping():
            return "It is stopping already."
        case Ended():
            return f"It has ended: {execution.status}."
        case _:
            assert_never(execution.state)


def _why_not_terminate(execution: Execution) -> str | None:
    if not isinstance(execution.state, Ended):
        return f"It is {execution.status}: cancel it first, or wait for its end."
    if not live_targets(execution):
        return "It has no instance left that is not being terminated already."
    return None


def _why_not_wave(
    execution: Execution, request: Approve | Reject | RetryWave | RetryFailed | SkipWave
) -> str | None:
    number = execution.schedule.number_of.get(request.wave)
    if number is None:
        return f"The plan has no wave {request.wave}."
    if not isinstance(execution.state, Active):
        return f"It is {execution.status} and starts nothing new."
    wave = execution.wave(number)
    match request:
        case Approve() | Reject():
            waits = isinstance(wave.state, AwaitingApproval)
            return None if waits else f"Wave {request.wave} does not wait for approval."
        case RetryWave():
            return _why_not_retry(execution, number) or _why_not_again(execution, number)
        case RetryFailed():
            return _why_not_retry(execution, number) or _why_nothing_failed(wave)
        case SkipWave():
            return _why_not_skip(wave, request.wave)
        case _:
            assert_never(request)


def _why_not_retry(execution: Execution, number: int) -> str | None:
    match execution.wave(number).state:
        case WaveEnded(status="FAILED" | "PARTIAL"):
            return None
        case state:
            name = execution.planned(number).name
            return f"Wave {name} is {state.status}; only a failed or partial one can be retried."


def _why_not_again(execution: Execution, number: int) -> str | None:
    """Launching it anew destroys its instances, on which later waves rely."""
    for later, needs in execution.schedule.needs.items():
        wave = execution.wave(later)
        is_at_gate = isinstance(wave.state, AwaitingApproval)
        if number in needs and (wave.has_begun or is_at_gate):
            name = execution.planned(later).name
            return f"Wave {name} builds on it and is {wave.state.status}; retry only what failed."
    return None


def _why_nothing_failed(wave: WaveRun) -> str | None:
    has_failed = any(isinstance(run.state, Failed | Skipped) for run in wave.servers.values())
    has_action = isinstance(wave.state, WaveEnded) and wave.state.failed_action is not None
    return None if has_failed or has_action else "No server and no closing action of it failed."


def _why_not_skip(wave: WaveRun, name: str) -> str | None:
    match wave.state:
        case WaveWaiting() | AwaitingApproval() | WaveEnded(is_accepted=False):
            return None
        case WaveEnded(status="FAILED"):
            return f"Wave {name} failed and nothing waits for it any more."
        case state:
            return f"Wave {name} is {state.status}; only one that waits or failed can be skipped."
