"""An execution: a schedule being carried out. The whole state, nothing but values."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal, assert_never

from pydantic import AwareDatetime, Field

from recovery.domain.execution.blind_spot import BlindSpot
from recovery.domain.execution.effects import OwnEffect, Termination
from recovery.domain.execution.settings import ExecutionSettings
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.people import Actor
from recovery.domain.planning.point_in_time import Latest, PointInTime
from recovery.domain.planning.schedule import Schedule, ScheduledWave
from recovery.domain.value import Location, Name, Text, Value


class Mode(StrEnum):
    DRILL = "DRILL"
    RECOVERY = "RECOVERY"


class Status(StrEnum):
    PENDING = "PENDING"
    RUNNING = "RUNNING"
    PAUSED = "PAUSED"
    CANCELLING = "CANCELLING"
    CANCELLED = "CANCELLED"
    COMPLETED = "COMPLETED"
    PARTIAL = "PARTIAL"
    FAILED = "FAILED"


class OperatorHold(Value):
    kind: Literal["OPERATOR"] = "OPERATOR"
    by: Actor
    why: Text
    at: AwareDatetime


class FailureHold(Value):
    """A wave failed whose policy is to pause: somebody must decide."""

    kind: Literal["FAILURE"] = "FAILURE"
    wave: int
    at: AwareDatetime


Hold = Annotated[OperatorHold | FailureHold, Field(discriminator="kind")]


class Pending(Value):
    kind: Literal["PENDING"] = "PENDING"


class Active(Value):
    """Holds keep anything new from starting; what already runs goes on."""

    kind: Literal["ACTIVE"] = "ACTIVE"
    holds: tuple[Hold, ...] = ()
    held_since: AwareDatetime | None = None


class Stopping(Value):
    """Nothing new starts any more; jobs in flight can't be stopped and are watched to their end."""

    kind: Literal["STOPPING"] = "STOPPING"
    reason: str
    is_cancelled: bool


class Ended(Value):
    kind: Literal["ENDED"] = "ENDED"
    outcome: Literal[Status.COMPLETED, Status.PARTIAL, Status.FAILED, Status.CANCELLED]
    at: AwareDatetime
    reason: str


ExecutionState = Annotated[Pending | Active | Stopping | Ended, Field(discriminator="kind")]


class Capacity(Value):
    """DRS jobs of others, seen in one account and Region."""

    location: Location
    jobs: int
    servers: int
    at: AwareDatetime


class Execution(Value):
    execution_id: Name
    schedule: Schedule
    mode: Mode
    is_dry_run: bool = False
    point_in_time: PointInTime = Latest()
    reason: Text = ""
    started_by: Actor
    created_at: AwareDatetime
    """When it was asked for: the achieved RTO counts from here."""
    settings: ExecutionSettings = ExecutionSettings()
    cleanup_after: timedelta | None = None
    """How long after its end a drill's instances are terminated; None: only on request."""
    state: ExecutionState = Pending()
    waves: tuple[WaveRun, ...]
    capacity: tuple[Capacity, ...] = ()
    blind_spots: tuple[BlindSpot, ...] = ()
    effects: tuple[OwnEffect, ...] = ()
    cleanup_at: AwareDatetime | None = None
    request_ids: tuple[str, ...] = ()
    serial: int = 0

    @property
    def status(self) -> Status:
        match self.state:
            case Pending():
                return Status.PENDING
            case Active(holds=holds):
                return Status.PAUSED if holds else Status.RUNNING
            case Stopping(is_cancelled=is_cancelled):
                return Status.CANCELLING if is_cancelled else Status.RUNNING
            case Ended(outcome=outcome):
                return outcome
            case _:
                assert_never(self.state)

    @property
    def is_drill(self) -> bool:
        return self.mode is Mode.DRILL

    @property
    def holds(self) -> tuple[Hold, ...]:
        return self.state.holds if isinstance(self.state, Active) else ()

    @property
    def may_begin(self) -> bool:
        """Whether anything new may start: a wave, a launch, an action."""
        return isinstance(self.state, Active) and not self.state.holds

    @property
    def terminations(self) -> tuple[Termination, ...]:
        return tuple(effect for effect in self.effects if isinstance(effect, Termination))

    def wave(self, number: int) -> WaveRun:
        return self.waves[number - 1]

    def planned(self, number: int) -> ScheduledWave:
        return self.schedule.wave(number)
