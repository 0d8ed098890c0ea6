"""What an execution waits for somebody to decide: at gates, in pauses, about failed waves."""

from collections.abc import Iterator
from typing import Literal, assert_never

from pydantic import AwareDatetime

from recovery.domain.execution.execution import Execution, FailureHold, Hold, OperatorHold
from recovery.domain.execution.wave_run import AwaitingApproval, WaveRun
from recovery.domain.value import Value


class AwaitedDecision(Value):
    kind: Literal["APPROVAL", "OPERATOR", "FAILURE"]
    """Of a wave at its gate, to go on after a pause, about a wave that failed."""
    text: str
    wave: int | None
    """Its number; None: the execution as a whole."""
    since: AwareDatetime
    until: AwareDatetime | None = None
    """When the plan decides instead; None: it waits for ever."""


def awaited_decisions(execution: Execution) -> tuple[AwaitedDecision, ...]:
    """One that is being stopped waits for nobody: its gates are closed with it."""
    return tuple(_decisions(execution))


def in_pause(execution: Execution, hold: Hold) -> AwaitedDecision:
    match hold:
        case OperatorHold(by=by, at=at):
            return AwaitedDecision(
                kind="OPERATOR", text=f"Paused by {by.name}.", wave=None, since=at
            )
        case FailureHold(wave=number, at=at):
            text = f"Paused until somebody decides about wave {execution.planned(number).name}."
            return AwaitedDecision(kind="FAILURE", text=text, wave=number, since=at)
        case _:
            assert_never(hold)


def at_gate(execution: Execution, wave: WaveRun) -> AwaitedDecision | None:
    if not isinstance(wave.state, AwaitingApproval):
        return None
    return AwaitedDecision(
        kind="APPROVAL",
        text=f"Wave {execution.planned(wave.number).name} waits for approval.",
        wave=wave.number,
        since=wave.state.since,
        until=wave.state.deadline,
    )


def _decisions(execution: Execution) -> Iterator[AwaitedDecision]:
    for hold in execution.holds:
        yield in_pause(execution, hold)
    for wave in execution.waves:
        if gate := at_gate(execution, wave):
            yield gate
