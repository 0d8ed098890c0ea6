"""One line for each server of an execution: what became of it, and how long each part took."""

from datetime import datetime, timedelta

from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import Failed, Healthy, ServerRun, Terminated
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.planning.schedule import ScheduledServer
from recovery.domain.reporting.report import ServerResult


def server_results(execution: Execution) -> tuple[ServerResult, ...]:
    """In the order of the plan."""
    return tuple(
        _result(execution, wave, execution.planned(wave.number).servers[id_], run)
        for wave in execution.waves
        for id_, run in wave.servers.items()
    )


def _result(
    execution: Execution, wave: WaveRun, server: ScheduledServer, run: ServerRun
) -> ServerResult:
    end, instance, since = run.end, run.last_instance, run.launching_since
    launched_at = instance.launched_at if instance else None
    healthy_at = end.at if isinstance(end, Healthy) else None
    return ServerResult(
        server_id=server.server_id,
        hostname=server.hostname,
        location=server.location,
        os=server.os,
        wave=wave.number,
        wave_name=execution.planned(wave.number).name,
        is_optional=server.is_optional,
        status=run.state.status,
        outcome=end.status if end else None,
        code=end.code if isinstance(end, Failed) else None,
        reason=end.reason if end else None,
        attempts=run.attempt,
        launching_since=since,
        launched_at=launched_at,
        healthy_at=healthy_at,
        terminated_at=run.state.at if isinstance(run.state, Terminated) else None,
        waited=_between(wave.started_at, since) if run.attempt == 1 else None,
        launch_took=_between(since, launched_at),
        checks_took=_between(launched_at, healthy_at),
        instance_id=instance.instance_id if instance else None,
        is_running=run.live_instance is not None,
        point_in_time=instance.point_in_time if instance else None,
        data_age=_between(instance.point_in_time if instance else None, since),
    )


def _between(start: datetime | None, end: datetime | None) -> timedelta | None:
    """Never less than nothing: the clocks of DRS may differ from ours."""
    if start is None or end is None:
        return None
    return max(end - start, timedelta())
