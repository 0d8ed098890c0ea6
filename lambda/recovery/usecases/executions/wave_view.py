"""A wave of an execution as the console shows it."""

from collections import Counter
from collections.abc import Mapping

from pydantic import AwareDatetime

from recovery.domain.execution.execution import Execution
from recovery.domain.execution.wave_run import AwaitingApproval, WaveEnded, WaveRun, WaveWaiting
from recovery.domain.people import Person
from recovery.domain.recovery_plan import FailurePolicy, GateTimeout
from recovery.domain.value import Value
from recovery.usecases.allowed import AllowedAction
from recovery.usecases.executions.action_view import ActionView, action_views
from recovery.usecases.executions.job_view import JobView, job_view
from recovery.usecases.executions.operations import allowed_of_wave


class GateView(Value):
    instructions: str
    waiting_since: AwareDatetime | None
    """None: it does not wait for approval now."""
    on_timeout: GateTimeout


class WaveView(Value):
    number: int
    name: str
    depends_on: tuple[str, ...]
    status: str
    reason: str | None
    """Why it ended as it did."""
    holds_up_others: bool
    """It failed, and the waves behind it wait for somebody to decide."""
    on_failure: FailurePolicy
    attempt: int
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    deadline: AwareDatetime | None
    """When its present stage, or the wait for approval, is given up; it moves with pauses."""
    gate: GateView | None
    checks: tuple[str, ...]
    actions: tuple[ActionView, ...]
    jobs: tuple[JobView, ...]
    servers_by_status: Mapping[str, int]
    allowed_actions: tuple[AllowedAction, ...]


def wave_view(execution: Execution, wave: WaveRun, person: Person) -> WaveView:
    planned = execution.planned(wave.number).wave
    end = wave.state if isinstance(wave.state, WaveEnded) else None
    return WaveView(
        number=wave.number,
        name=planned.name,
        depends_on=planned.depends_on,
        status=wave.state.status,
        reason=end.reason if end else None,
        holds_up_others=end is not None and not end.is_accepted,
        on_failure=planned.on_failure,
        attempt=wave.attempt,
        started_at=wave.started_at,
        ended_at=end.at if end else None,
        deadline=None if isinstance(wave.state, WaveWaiting | WaveEnded) else wave.state.deadline,
        gate=_gate(execution, wave),
        checks=tuple(str(check) for check in planned.checks),
        actions=action_views(execution, wave),
        jobs=tuple(job_view(job) for job in wave.jobs),
        servers_by_status=Counter(run.state.status for run in wave.servers.values()),
        allowed_actions=allowed_of_wave(execution, wave.number, person),
    )


def _gate(execution: Execution, wave: WaveRun) -> GateView | None:
    gate = execution.planned(wave.number).wave.approval
    if gate is None:
        return None
    since = wave.state.since if isinstance(wave.state, AwaitingApproval) else None
    return GateView(instructions=gate.instructions, waiting_since=since, on_timeout=gate.on_timeout)
