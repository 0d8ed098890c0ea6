"""A server of an execution as the console shows it."""

from pydantic import AwareDatetime

from recovery.domain.execution.effects import Phase
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import (
    Checking,
    Failed,
    FailureCode,
    Healthy,
    Launching,
    ServerRun,
)
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.inventory import OperatingSystem
from recovery.domain.value import InstanceId, Location, ServerId, SnapshotId, Value
from recovery.usecases.executions.server_reasons import reason_of


class InstanceView(Value):
    """Together with the server's location it is what a link into the EC2 console needs."""

    instance_id: InstanceId
    launched_at: AwareDatetime
    point_in_time: AwareDatetime | None
    """What data it holds; None: DRS does not tell."""
    is_running: bool
    """False once it was terminated."""


class ServerInExecution(Value):
    server_id: ServerId
    hostname: str
    location: Location
    os: OperatingSystem
    wave: int
    is_optional: bool
    snapshot_id: SnapshotId | None
    """The recovery point it is launched from; None: its most recent data."""
    status: str
    phase: Phase | None
    """Where DRS is with it while it is LAUNCHING."""
    check: str | None
    """The health check that it is in while it is CHECKING."""
    code: FailureCode | None
    reason: str
    attempt: int
    launching_since: AwareDatetime | None
    instance: InstanceView | None
    healthy_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    """When it was HEALTHY, FAILED or SKIPPED, whatever became of its instance; None: still open."""


def server_view(execution: Execution, wave: WaveRun, run: ServerRun) -> ServerInExecution:
    planned = execution.planned(wave.number)
    server, state, end = planned.servers[run.server_id], run.state, run.end
    check = planned.wave.checks[state.check] if isinstance(state, Checking) else None
    return ServerInExecution(
        server_id=server.server_id,
        hostname=server.hostname,
        location=server.location,
        os=server.os,
        wave=wave.number,
        is_optional=server.is_optional,
        snapshot_id=server.snapshot_id,
        status=state.status,
        phase=state.phase if isinstance(state, Launching) else None,
        check=str(check) if check else None,
        code=end.code if isinstance(end, Failed) else None,
        reason=reason_of(execution, wave, run),
        attempt=run.attempt,
        launching_since=run.launching_since,
        instance=_instance(run),
        healthy_at=end.at if isinstance(end, Healthy) else None,
        ended_at=end.at if end else None,
    )


def _instance(run: ServerRun) -> InstanceView | None:
    if (last := run.last_instance) is None:
        return None
    return InstanceView(
        instance_id=last.instance_id,
        launched_at=last.launched_at,
        point_in_time=last.point_in_time,
        is_running=run.live_instance is not None,
    )
