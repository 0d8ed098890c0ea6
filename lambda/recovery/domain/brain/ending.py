"""The end of an execution: every wave has its own, and nothing unknown is in flight."""

from typing import Literal

from recovery.domain.brain.notices import notify
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import Dropped, LaunchJob, Running, Topic
from recovery.domain.execution.execution import (
    Active,
    Ended,
    Execution,
    FailureHold,
    Status,
    Stopping,
)
from recovery.domain.execution.server_run import Healthy
from recovery.domain.execution.wave_run import WaveEnded
from recovery.domain.wording import spoken

Outcome = Literal[Status.COMPLETED, Status.PARTIAL, Status.FAILED, Status.CANCELLED]


def end_when_done(turn: Turn) -> None:
    execution = turn.execution
    if not isinstance(execution.state, Active | Stopping):
        return
    if not all(wave.is_ended for wave in execution.waves) or _awaits_decision(execution):
        return
    if any(_is_in_flight(job) for wave in execution.waves for job in wave.jobs):
        return
    outcome, reason = _outcome(execution)
    turn.change(state=Ended(outcome=outcome, at=turn.now, reason=reason))
    if execution.cleanup_after is not None and _may_have_launched(execution):
        turn.change(cleanup_at=turn.now + execution.cleanup_after)
    text = f"{outcome} after {spoken(turn.now - execution.created_at)}: {reason}"
    turn.say(f"The execution is {text}")
    notify(turn, Topic.ENDED, text)


def _awaits_decision(execution: Execution) -> bool:
    return any(isinstance(hold, FailureHold) for hold in execution.holds)


def _is_in_flight(job: LaunchJob) -> bool:
    """An overdue job is not waited for: it may never end."""
    is_given_up = isinstance(job.state, Running) and job.state.is_overdue
    return not job.is_settled and not is_given_up


def _may_have_launched(execution: Execution) -> bool:
    return any(
        not isinstance(job.state, Dropped) or not job.state.is_certain
        for wave in execution.waves
        for job in wave.jobs
    )


def _outcome(execution: Execution) -> tuple[Outcome, str]:
    if isinstance(execution.state, Stopping):
        outcome: Outcome = Status.CANCELLED if execution.state.is_cancelled else Status.FAILED
        return outcome, execution.state.reason
    ends = [wave.state.status for wave in execution.waves if isinstance(wave.state, WaveEnded)]
    if all(end == "COMPLETED" for end in ends):
        return Status.COMPLETED, "Every wave is complete."
    recovered = any(
        isinstance(server.state, Healthy)
        for wave in execution.waves
        for server in wave.servers.values()
    )
    fell_short = f"{sum(end != 'COMPLETED' for end in ends)} of {len(ends)} waves fell short."
    if recovered or any(end == "COMPLETED" for end in ends):
        return Status.PARTIAL, fell_short
    return Status.FAILED, f"{fell_short} Nothing was recovered."
