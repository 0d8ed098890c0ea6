"""An execution as the console shows it: everything that a page about it needs, in one answer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import AwareDatetime

from recovery.domain.brain.waits import waits
from recovery.domain.execution.execution import Hold, Stopping
from recovery.domain.execution.facts import OperatorRequest, WaveRequest
from recovery.domain.execution.step import Reason
from recovery.domain.execution.summary import ExecutionSummary, summary_of
from recovery.domain.limits import Limits
from recovery.domain.people import Actor, Person
from recovery.domain.planning.point_in_time import PointInTime
from recovery.domain.recovery_plan import Objectives
from recovery.domain.rehearsal.timeline import Timeline
from recovery.domain.reporting.objectives import objectives_kept
from recovery.domain.reporting.report import ObjectiveResult
from recovery.domain.value import Value
from recovery.ports.records import ExecutionRecord
from recovery.usecases.allowed import AllowedAction
from recovery.usecases.executions.job_view import JobView, job_view
from recovery.usecases.executions.operations import allowed_of_execution
from recovery.usecases.executions.server_view import ServerInExecution, server_view
from recovery.usecases.executions.wave_view import WaveView, wave_view


class PendingRequest(Value):
    """Asked for, and not taken in by the execution yet."""

    request_id: str
    kind: str
    wave: str | None
    by: Actor
    why: str
    at: AwareDatetime


class ExecutionView(ExecutionSummary):
    revision: int
    """Grows with every step that the execution takes."""
    now: AwareDatetime
    """The time that all times of this answer are to be compared with."""
    point_in_time: PointInTime
    cleanup_after: timedelta | None
    cleanup_at: AwareDatetime | None
    objectives: Objectives
    limits: Limits
    """The DRS quotas as they were at the start; it keeps to them."""
    rto: ObjectiveResult
    """As in the report; UNKNOWN while it has not ended."""
    rpo: ObjectiveResult
    stopping_because: str | None
    """Set while it is being stopped: nothing new starts, what runs is watched to its end."""
    holds: tuple[Hold, ...]
    waits: tuple[Reason, ...]
    """Why nothing more happens right now, one sentence each."""
    waves: tuple[WaveView, ...]
    servers: tuple[ServerInExecution, ...]
    terminations: tuple[JobView, ...]
    pending_requests: tuple[PendingRequest, ...]
    prediction: Timeline | None = None
    """Only where it was asked for: a rehearsal of the same schedule, begun at the same moment."""
    allowed_actions: tuple[AllowedAction, ...]


def execution_view(
    record: ExecutionRecord, requests: Sequence[OperatorRequest], person: Person, now: datetime
) -> ExecutionView:
    execution = record.execution
    state, kept = execution.state, objectives_kept(execution)
    return ExecutionView(
        **dict(summary_of(execution)),
        revision=record.version,
        now=now,
        point_in_time=execution.point_in_time,
        cleanup_after=execution.cleanup_after,
        cleanup_at=execution.cleanup_at,
        objectives=execution.schedule.objectives,
        limits=execution.schedule.limits,
        rto=kept.rto,
        rpo=kept.rpo,
        stopping_because=state.reason if isinstance(state, Stopping) else None,
        holds=execution.holds,
        waits=waits(execution),
        waves=tuple(wave_view(execution, wave, person) for wave in execution.waves),
        servers=tuple(
            server_view(execution, wave, run)
            for wave in execution.waves
            for run in wave.servers.values()
        ),
        terminations=tuple(job_view(job) for job in execution.terminations),
        pending_requests=tuple(_pending(request) for request in requests),
        allowed_actions=allowed_of_execution(execution, person),
    )


def _pending(request: OperatorRequest) -> PendingRequest:
    return PendingRequest(
        request_id=request.request_id,
        kind=request.kind,
        wave=request.wave if isinstance(request, WaveRequest) else None,
        by=request.by,
        why=request.why,
        at=request.at,
    )
