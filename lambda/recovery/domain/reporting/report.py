"""What an execution came to: the evidence of a drill, the account of a recovery."""

from datetime import timedelta
from enum import StrEnum

from pydantic import AwareDatetime

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.server_run import FailureCode
from recovery.domain.inventory import OperatingSystem
from recovery.domain.people import Actor
from recovery.domain.planning.point_in_time import PointInTime
from recovery.domain.value import InstanceId, Location, ServerId, Value


class ObjectiveVerdict(StrEnum):
    """UNKNOWN: it has not ended, or AWS does not tell what would be needed to judge."""

    MET = "MET"
    MISSED = "MISSED"
    UNKNOWN = "UNKNOWN"


class ObjectiveResult(Value):
    objective: timedelta | None
    """None: nobody promised anything."""
    achieved: timedelta | None
    """None: it can't be said; the explanation says why."""
    verdict: ObjectiveVerdict | None
    """None exactly where there is no objective."""
    explanation: str


class ServerResult(Value):
    server_id: ServerId
    hostname: str
    location: Location
    os: OperatingSystem
    wave: int
    wave_name: str
    is_optional: bool
    status: str
    outcome: str | None
    """HEALTHY, FAILED or SKIPPED, also after its instance was terminated; None: still open."""
    code: FailureCode | None = None
    reason: str | None = None
    attempts: int
    launching_since: AwareDatetime | None
    """When DRS took it into its last job."""
    launched_at: AwareDatetime | None
    healthy_at: AwareDatetime | None
    terminated_at: AwareDatetime | None
    waited: timedelta | None
    """From the start of its wave until DRS took it; None also where it was launched again."""
    launch_took: timedelta | None
    checks_took: timedelta | None
    instance_id: InstanceId | None
    is_running: bool
    """Its instance was not terminated, and costs money."""
    point_in_time: AwareDatetime | None
    data_age: timedelta | None
    """How old its data was when DRS took it: the RPO that was achieved; None: not known."""


class WaveResult(Value):
    number: int
    name: str
    depends_on: tuple[str, ...]
    status: str
    reason: str | None
    attempts: int
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    took: timedelta | None
    predicted: timedelta | None
    """By a rehearsal of the same schedule; None: the wave would not have begun in it."""
    servers: int
    healthy: int
    failed: int
    skipped: int


class Report(Value):
    execution_id: str
    plan_id: str
    plan_name: str
    plan_version: int
    mode: Mode
    is_dry_run: bool
    point_in_time: PointInTime
    reason: str
    started_by: Actor
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    made_at: AwareDatetime
    status: Status
    outcome: str | None
    """Why it ended as it did."""
    took: timedelta | None
    predicted: timedelta | None
    """By a rehearsal of the same schedule: nine of ten runs end by then."""
    rto: ObjectiveResult
    rpo: ObjectiveResult
    waves: tuple[WaveResult, ...]
    servers: tuple[ServerResult, ...]
    instances_running: int
    instances_terminated: int
    cleanup_at: AwareDatetime | None
    """When the instances that still run are due to be terminated; None: only on request."""
    events: tuple[ExecutionEvent, ...] = ()
    events_left_out: bool = False
    """There are more than a report holds."""
