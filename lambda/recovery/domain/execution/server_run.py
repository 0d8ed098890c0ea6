"""One server in an execution: the fields of a state exist only in that state."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from recovery.domain.execution.effects import Phase
from recovery.domain.value import InstanceId, ServerId, Value


class FailureCode(StrEnum):
    """Stable: the console, reports and runbooks refer to them."""

    LAUNCH_FAILED = "LAUNCH_FAILED"
    PERMISSION_MISSING = "PERMISSION_MISSING"
    SKIPPED_BY_DRS = "SKIPPED_BY_DRS"
    NO_INSTANCE = "NO_INSTANCE"
    REFUSED = "REFUSED"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    SETTINGS_FAILED = "SETTINGS_FAILED"
    CHECK_FAILED = "CHECK_FAILED"
    CHECK_TIMEOUT = "CHECK_TIMEOUT"
    JOB_TIMEOUT = "JOB_TIMEOUT"
    WAVE_TIMEOUT = "WAVE_TIMEOUT"


NOT_LAUNCHED = frozenset(
    {FailureCode.LAUNCH_FAILED, FailureCode.PERMISSION_MISSING, FailureCode.SKIPPED_BY_DRS}
)
"""DRS itself says that there is no instance, and none will come."""


class LaunchedInstance(Value):
    instance_id: InstanceId
    launched_at: AwareDatetime
    point_in_time: AwareDatetime | None = None
    """What data it holds; the achieved RPO counts from here."""


class Waiting(Value):
    status: Literal["WAITING"] = "WAITING"


class Launching(Value):
    status: Literal["LAUNCHING"] = "LAUNCHING"
    job_key: str
    since: AwareDatetime
    phase: Phase | None = None


class Launched(Value):
    """DRS says so; its recovery instance is not to be seen yet."""

    status: Literal["LAUNCHED"] = "LAUNCHED"
    job_key: str
    since: AwareDatetime


class Checking(Value):
    status: Literal["CHECKING"] = "CHECKING"
    instance: LaunchedInstance
    check: int = 0
    since: AwareDatetime
    tries: int = 0
    run_key: str | None = None


class Healthy(Value):
    status: Literal["HEALTHY"] = "HEALTHY"
    instance: LaunchedInstance
    at: AwareDatetime
    reason: str


class Failed(Value):
    status: Literal["FAILED"] = "FAILED"
    at: AwareDatetime
    code: FailureCode
    reason: str
    job_key: str | None = None
    instance: LaunchedInstance | None = None
    """Set also when the launch ended after it had been given up, so that clean-up finds it."""


class Skipped(Value):
    status: Literal["SKIPPED"] = "SKIPPED"
    at: AwareDatetime
    reason: str


class Terminated(Value):
    status: Literal["TERMINATED"] = "TERMINATED"
    at: AwareDatetime
    was: Annotated[Healthy | Failed | Skipped, Field(discriminator="status")]


ServerState = Annotated[
    Waiting | Launching | Launched | Checking | Healthy | Failed | Skipped | Terminated,
    Field(discriminator="status"),
]


class ServerRun(Value):
    server_id: ServerId
    attempt: int = 1
    launching_since: AwareDatetime | None = None
    """When DRS took it into a job, in this attempt."""
    earlier_instance: LaunchedInstance | None = None
    """Of an earlier attempt; DRS deletes it when it takes the server into a job again."""
    state: ServerState = Waiting()

    @property
    def live_instance(self) -> LaunchedInstance | None:
        """The instance it has now, whatever became of its checks."""
        match self.state:
            case Checking(instance=instance) | Healthy(instance=instance):
                return instance
            case Failed(instance=instance) if instance:
                return instance
            case Terminated():
                return None
            case _:
                return self.earlier_instance

    @property
    def end(self) -> Healthy | Failed | Skipped | None:
        """How it came out, also after its instance was terminated; None: that is still open."""
        state = self.state.was if isinstance(self.state, Terminated) else self.state
        return state if isinstance(state, Healthy | Failed | Skipped) else None

    @property
    def last_instance(self) -> LaunchedInstance | None:
        """The one that it has, or had until it was terminated."""
        if isinstance(self.state, Terminated):
            return self.changed(state=self.state.was).live_instance
        return self.live_instance
