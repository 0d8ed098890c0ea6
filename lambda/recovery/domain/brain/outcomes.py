"""How a wave ends, and what its failure means for the others."""

from typing import Literal, assert_never

from recovery.domain.brain.holds import add_hold, stop
from recovery.domain.brain.launch_answers import abandon_job, settle_waiting
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import BackingOff, Queued
from recovery.domain.execution.execution import Active, FailureHold, Stopping
from recovery.domain.execution.server_run import Failed, Healthy, Skipped
from recovery.domain.execution.wave_run import WaveEnded
from recovery.domain.recovery_plan import FailurePolicy
from recovery.domain.wording import counted

WaveOutcome = Literal["COMPLETED", "PARTIAL", "FAILED", "SKIPPED", "CANCELLED"]


def end_wave(turn: Turn, number: int, status: WaveOutcome, reason: str) -> None:
    turn.move(number, WaveEnded(status=status, at=turn.now, reason=reason))
    turn.say(f"Wave {turn.planned(number).name} is {status}: {reason}", wave=number)


def fail_wave(turn: Turn, number: int, reason: str, *, failed_action: int | None = None) -> None:
    """Its policy decides for the rest of the execution."""
    settle_waiting(
        turn,
        number,
        tuple(turn.wave(number).servers),
        Skipped(at=turn.now, reason="Its wave failed before it was launched."),
    )
    planned = turn.planned(number)
    policy = planned.wave.on_failure
    ended = WaveEnded(
        status="FAILED",
        at=turn.now,
        reason=reason,
        is_accepted=policy is FailurePolicy.CONTINUE,
        failed_action=failed_action,
    )
    turn.move(number, ended)
    turn.say(f"Wave {planned.name} is FAILED: {reason}", wave=number)
    if isinstance(turn.execution.state, Active):
        _apply(turn, number, policy)


def _apply(turn: Turn, number: int, policy: FailurePolicy) -> None:
    name = turn.planned(number).name
    match policy:
        case FailurePolicy.STOP:
            reason = f"Wave {name} failed and its policy is STOP."
            stop(turn, Stopping(reason=reason, is_cancelled=False))
            turn.say(f"{reason} Nothing new starts.", wave=number)
        case FailurePolicy.PAUSE:
            reason = f"Wave {name} failed: retry it, skip it, resume without it, or cancel."
            add_hold(turn, FailureHold(wave=number, at=turn.now), reason)
        case FailurePolicy.CONTINUE:
            turn.say(f"The execution goes on in spite of wave {name}.", wave=number)
        case _:
            assert_never(policy)


def verdict(turn: Turn, number: int) -> tuple[WaveOutcome, str]:
    servers = turn.wave(number).servers.values()
    healthy = sum(isinstance(run.state, Healthy) for run in servers)
    total = counted(len(servers), "server")
    if _failed_required(turn, number) > _tolerated(turn, number):
        return "FAILED", f"{healthy} of {total} healthy, which is too few."
    if healthy < len(servers):
        return "PARTIAL", f"{healthy} of {total} healthy; the others were optional or tolerated."
    return "COMPLETED", f"{total} healthy." if servers else "It has no servers."


def drop_beyond_threshold(turn: Turn, number: int) -> None:
    """A wave that has failed already launches nothing more."""
    wave = turn.wave(number)
    if wave.server_states.isdisjoint((Failed, Skipped)):
        return
    unasked = [job for job in wave.jobs if isinstance(job.state, Queued | BackingOff)]
    if not unasked or _failed_required(turn, number) <= _tolerated(turn, number):
        return
    for job in unasked:
        abandon_job(turn, number, job, reason="Too many servers of its wave had failed already.")


def _failed_required(turn: Turn, number: int) -> int:
    scheduled = turn.planned(number).servers
    return sum(
        isinstance(run.state, Failed | Skipped) and not scheduled[id_].is_optional
        for id_, run in turn.wave(number).servers.items()
    )


def _tolerated(turn: Turn, number: int) -> int:
    planned = turn.planned(number)
    required = sum(not server.is_optional for server in planned.servers.values())
    return planned.wave.threshold.tolerated(out_of=required)
