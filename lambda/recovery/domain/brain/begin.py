"""A start becomes an execution: all waves are written at once, none is added later."""

from datetime import timedelta

from pydantic import AwareDatetime

from recovery.domain.errors import NotStartable
from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.execution.server_run import ServerRun
from recovery.domain.execution.settings import ExecutionSettings
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.findings import blocking
from recovery.domain.people import Actor
from recovery.domain.planning.compile_plan import Compilation
from recovery.domain.planning.point_in_time import Latest, PointInTime
from recovery.domain.planning.schedule import Schedule
from recovery.domain.value import Name, Text, Value


class Start(Value):
    """What an operator asks for when starting a plan."""

    execution_id: Name
    mode: Mode
    by: Actor
    at: AwareDatetime
    reason: Text = ""
    is_dry_run: bool = False
    point_in_time: PointInTime = Latest()
    cleanup_after: timedelta | None = None
    settings: ExecutionSettings = ExecutionSettings()


def begin(compilation: Compilation, start: Start) -> Execution:
    """Fails closed: with a finding that forbids a start there is no execution."""
    stops = blocking(compilation.findings)
    if compilation.schedule is None or stops:
        raise NotStartable(stops)
    return execution_of(compilation.schedule, start)


def execution_of(schedule: Schedule, start: Start) -> Execution:
    return Execution(
        execution_id=start.execution_id,
        schedule=schedule,
        mode=start.mode,
        is_dry_run=start.is_dry_run,
        point_in_time=start.point_in_time,
        reason=start.reason,
        started_by=start.by,
        created_at=start.at,
        settings=start.settings,
        cleanup_after=start.cleanup_after if start.mode is Mode.DRILL else None,
        waves=tuple(
            WaveRun(
                number=wave.number,
                servers={server_id: ServerRun(server_id=server_id) for server_id in wave.servers},
            )
            for wave in schedule.waves
        ),
    )
