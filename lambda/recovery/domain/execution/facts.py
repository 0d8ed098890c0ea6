"""What was observed, each with its time. Unknown, late or repeated facts change nothing."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from recovery.domain.execution.blind_spot import Subject
from recovery.domain.execution.effects import Phase, Refusal
from recovery.domain.people import Actor
from recovery.domain.value import InstanceId, Location, Name, ServerId, Text, Value


class TimedFact(Value):
    at: AwareDatetime


class Answer(TimedFact):
    """What became of a command, by its key."""

    key: str


class RecoveryStarted(Answer):
    kind: Literal["RECOVERY_STARTED"] = "RECOVERY_STARTED"
    job_id: str


class RecoveryNotFound(Answer):
    """No job carries the key: what was asked for never happened."""

    kind: Literal["RECOVERY_NOT_FOUND"] = "RECOVERY_NOT_FOUND"


class SettingsApplied(Answer):
    kind: Literal["SETTINGS_APPLIED"] = "SETTINGS_APPLIED"
    failures: Mapping[ServerId, str] = {}


class RunStarted(Answer):
    kind: Literal["RUN_STARTED"] = "RUN_STARTED"
    run_id: str


class TerminationStarted(Answer):
    """Without a job there was nothing left to terminate."""

    kind: Literal["TERMINATION_STARTED"] = "TERMINATION_STARTED"
    job_id: str | None


class Notified(Answer):
    kind: Literal["NOTIFIED"] = "NOTIFIED"


class Refused(Answer):
    """Names the attempt: the second arrival of one refusal is not a second refusal."""

    kind: Literal["REFUSED"] = "REFUSED"
    attempt: int
    refusal: Refusal


class JobStatus(StrEnum):
    """All that DRS has: COMPLETED is not success, each server tells its own."""

    PENDING = "PENDING"
    STARTED = "STARTED"
    COMPLETED = "COMPLETED"


class LaunchStatus(StrEnum):
    PENDING = "PENDING"
    IN_PROGRESS = "IN_PROGRESS"
    LAUNCHED = "LAUNCHED"
    FAILED = "FAILED"
    TERMINATED = "TERMINATED"


class SeenInstance(Value):
    """A recovery instance whose job is this one, not one left by an earlier launch."""

    instance_id: InstanceId
    point_in_time: AwareDatetime | None = None


class Participant(Value):
    server_id: ServerId
    launch_status: LaunchStatus
    phase: Phase | None = None
    """The furthest one that the job log shows."""
    error: str | None = None
    launched_at: AwareDatetime | None = None
    """By the job log; a poll comes later."""
    instance: SeenInstance | None = None


class JobObserved(Answer):
    kind: Literal["JOB_OBSERVED"] = "JOB_OBSERVED"
    status: JobStatus
    participants: tuple[Participant, ...]


class InstanceObserved(Value):
    instance_id: InstanceId
    passes_status_checks: bool = False
    agent_online: bool = False


class InstancesObserved(TimedFact):
    kind: Literal["INSTANCES_OBSERVED"] = "INSTANCES_OBSERVED"
    instances: tuple[InstanceObserved, ...]


class RunOutcome(StrEnum):
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    TIMED_OUT = "TIMED_OUT"
    NO_MARKER = "NO_MARKER"


class RunResult(Value):
    """On one instance; an automation has a single result, of no instance."""

    instance_id: InstanceId | None = None
    outcome: RunOutcome
    detail: str = ""


class RunEnded(Answer):
    kind: Literal["RUN_ENDED"] = "RUN_ENDED"
    results: tuple[RunResult, ...]


class CapacityObserved(TimedFact):
    """DRS jobs, and servers in them, that do not belong to this execution."""

    kind: Literal["CAPACITY_OBSERVED"] = "CAPACITY_OBSERVED"
    location: Location
    jobs: int
    servers: int


class LookEnded(TimedFact):
    """Told where a look failed, and where one succeeds again."""

    kind: Literal["LOOK_ENDED"] = "LOOK_ENDED"
    location: Location
    subject: Subject
    trouble: str | None = None
    """Why nothing could be seen."""


class Request(TimedFact):
    """An operator's wish, recorded with who and why; its id makes a repetition harmless."""

    request_id: str
    by: Actor
    why: Text = ""


class Pause(Request):
    kind: Literal["PAUSE"] = "PAUSE"


class Resume(Request):
    kind: Literal["RESUME"] = "RESUME"


class Cancel(Request):
    kind: Literal["CANCEL"] = "CANCEL"


class Terminate(Request):
    kind: Literal["TERMINATE"] = "TERMINATE"


class WaveRequest(Request):
    wave: Name


class Approve(WaveRequest):
    kind: Literal["APPROVE"] = "APPROVE"


class Reject(WaveRequest):
    kind: Literal["REJECT"] = "REJECT"


class RetryWave(WaveRequest):
    """All of it again: every server of the wave is launched anew."""

    kind: Literal["RETRY_WAVE"] = "RETRY_WAVE"


class RetryFailed(WaveRequest):
    """Only what failed: servers, and the actions that come after them."""

    kind: Literal["RETRY_FAILED"] = "RETRY_FAILED"


class SkipWave(WaveRequest):
    kind: Literal["SKIP_WAVE"] = "SKIP_WAVE"


OperatorRequest = (
    Pause | Resume | Cancel | Terminate | Approve | Reject | RetryWave | RetryFailed | SkipWave
)
Fact = Annotated[
    RecoveryStarted
    | RecoveryNotFound
    | SettingsApplied
    | RunStarted
    | TerminationStarted
    | Notified
    | Refused
    | JobObserved
    | InstancesObserved
    | RunEnded
    | CapacityObserved
    | LookEnded
    | OperatorRequest,
    Field(discriminator="kind"),
]
