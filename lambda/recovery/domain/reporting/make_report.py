"""Makes the report of an execution from its state, its events and a rehearsal of its schedule."""

from datetime import datetime

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Ended, Execution
from recovery.domain.rehearsal.timeline import Timeline
from recovery.domain.reporting.objectives import objectives_kept
from recovery.domain.reporting.report import Report
from recovery.domain.reporting.server_results import server_results
from recovery.domain.reporting.wave_results import wave_results
from recovery.domain.value import Value


class Told(Value):
    """What happened, as far as a report holds it."""

    events: tuple[ExecutionEvent, ...] = ()
    is_complete: bool = True


def make_report(execution: Execution, prediction: Timeline, told: Told, now: datetime) -> Report:
    """Also of one that has not ended: then it says how far that is."""
    end = execution.state if isinstance(execution.state, Ended) else None
    servers, kept = server_results(execution), objectives_kept(execution)
    schedule = execution.schedule
    return Report(
        execution_id=execution.execution_id,
        plan_id=schedule.plan_id,
        plan_name=schedule.plan_name,
        plan_version=schedule.plan_version,
        mode=execution.mode,
        is_dry_run=execution.is_dry_run,
        point_in_time=execution.point_in_time,
        reason=execution.reason,
        started_by=execution.started_by,
        started_at=execution.created_at,
        ended_at=end.at if end else None,
        made_at=now,
        status=execution.status,
        outcome=end.reason if end else None,
        took=end.at - execution.created_at if end else None,
        predicted=prediction.p90 - prediction.starts_at,
        rto=kept.rto,
        rpo=kept.rpo,
        waves=wave_results(execution, prediction),
        servers=servers,
        instances_running=sum(server.is_running for server in servers),
        instances_terminated=sum(server.terminated_at is not None for server in servers),
        cleanup_at=execution.cleanup_at,
        events=told.events,
        events_left_out=not told.is_complete,
    )
