"""An execution in one line: what lists show, and what is stored beside the whole state for them."""

from collections import Counter
from enum import StrEnum

from pydantic import AwareDatetime

from recovery.domain.execution.awaited import AwaitedDecision, awaited_decisions
from recovery.domain.execution.execution import Ended, Execution, Mode, Status
from recovery.domain.people import Actor
from recovery.domain.value import Name, Text, Value


class Unfinished(StrEnum):
    """ACTIVE: it has not ended. INSTANCES_LEFT: a drill that has, and whose instances still run and
    cost money; those of a recovery are meant to stay.
    """

    ACTIVE = "ACTIVE"
    INSTANCES_LEFT = "INSTANCES_LEFT"


class ExecutionSummary(Value):
    """It carries no allowed actions: those need the whole state. Whether it is RUNNING or already
    stopping, who paused it, and whether an instance is left that is not being terminated: the
    rules ask for all of that, and lists are made without reading a single state.
    """

    execution_id: Name
    plan_id: Name
    plan_name: Name
    plan_version: int
    mode: Mode
    is_dry_run: bool
    status: Status
    reason: Text
    started_by: Actor
    started_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    outcome: str | None = None
    """Why it ended as it did."""
    wave_count: int
    waves_ended: int
    server_count: int
    servers_healthy: int
    servers_failed: int
    instances_running: int = 0
    """They cost money."""
    awaits: tuple[AwaitedDecision, ...] = ()
    """What somebody has to decide before it goes on."""

    @property
    def unfinished(self) -> Unfinished | None:
        if self.ended_at is None:
            return Unfinished.ACTIVE
        is_left = self.mode is Mode.DRILL and self.instances_running > 0
        return Unfinished.INSTANCES_LEFT if is_left else None


def summary_of(execution: Execution) -> ExecutionSummary:
    end = execution.state if isinstance(execution.state, Ended) else None
    runs = [run for wave in execution.waves for run in wave.servers.values()]
    ends = Counter(run.end.status for run in runs if run.end)
    return ExecutionSummary(
        execution_id=execution.execution_id,
        plan_id=execution.schedule.plan_id,
        plan_name=execution.schedule.plan_name,
        plan_version=execution.schedule.plan_version,
        mode=execution.mode,
        is_dry_run=execution.is_dry_run,
        status=execution.status,
        reason=execution.reason,
        started_by=execution.started_by,
        started_at=execution.created_at,
        ended_at=end.at if end else None,
        outcome=end.reason if end else None,
        wave_count=len(execution.waves),
        waves_ended=sum(wave.is_ended for wave in execution.waves),
        server_count=len(runs),
        servers_healthy=ends["HEALTHY"],
        servers_failed=ends["FAILED"],
        instances_running=sum(run.live_instance is not None for run in runs),
        awaits=awaited_decisions(execution),
    )
