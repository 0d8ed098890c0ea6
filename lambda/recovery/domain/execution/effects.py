"""Effects an execution asked for, each under a key of its own, and how far each has come.

An effect is asked for once and stays in the saved execution until a fact answers it; asking again
means the same key. What is no longer wanted is dropped when it certainly did not happen, or when
nobody could find out: ``Dropped`` tells which.

    Queued ──► Requested ◄──► BackingOff        refused for now, the same key again later
                   │  └─────► Seeking           no longer wanted: did it happen all the same?
                   ├─► Running ──► Done
                   └─► Done / Dropped
"""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from recovery.domain.value import InstanceId, Location, ServerId, Value


class RefusalKind(StrEnum):
    """Why AWS, or the road to it, said no."""

    THROTTLED = "THROTTLED"
    CONFLICT = "CONFLICT"
    QUOTA = "QUOTA"
    UNREACHABLE = "UNREACHABLE"
    DENIED = "DENIED"
    INVALID = "INVALID"


PASSING = frozenset(
    {RefusalKind.THROTTLED, RefusalKind.CONFLICT, RefusalKind.QUOTA, RefusalKind.UNREACHABLE}
)
"""Refusals that a later try may not meet."""
UNCERTAIN = frozenset({RefusalKind.THROTTLED, RefusalKind.UNREACHABLE})
"""Refusals that leave open whether it happened, at this attempt or at an earlier one."""


class Refusal(Value):
    kind: RefusalKind
    message: str
    retry_after: timedelta | None = None
    server_ids: tuple[ServerId, ...] = ()
    """The servers at fault, where known: DRS refuses a whole request for one of them."""


class Queued(Value):
    status: Literal["QUEUED"] = "QUEUED"
    since: AwareDatetime


class Requested(Value):
    status: Literal["REQUESTED"] = "REQUESTED"
    since: AwareDatetime
    attempt: int


class BackingOff(Value):
    status: Literal["BACKING_OFF"] = "BACKING_OFF"
    since: AwareDatetime
    attempt: int
    until: AwareDatetime
    refusal: Refusal


class Seeking(Value):
    status: Literal["SEEKING"] = "SEEKING"
    since: AwareDatetime
    attempt: int
    until: AwareDatetime
    """Not to be asked again before; refusals move it."""


class Running(Value):
    status: Literal["RUNNING"] = "RUNNING"
    since: AwareDatetime
    reference: str
    """Id of the DRS job, SSM command or automation."""
    deadline: AwareDatetime
    is_overdue: bool = False


class Done(Value):
    status: Literal["DONE"] = "DONE"
    at: AwareDatetime
    reference: str | None = None


class Dropped(Value):
    status: Literal["DROPPED"] = "DROPPED"
    at: AwareDatetime
    reason: str
    is_certain: bool = True
    """False where it may have happened, and nobody could find out."""


EffectState = Annotated[
    Queued | Requested | BackingOff | Seeking | Running | Done | Dropped,
    Field(discriminator="status"),
]
UNSETTLED = (Queued, Requested, BackingOff, Seeking, Running)


class Effect(Value):
    key: str
    state: EffectState

    @property
    def is_settled(self) -> bool:
        return not isinstance(self.state, UNSETTLED)

    @property
    def may_be_in_drs(self) -> bool:
        """Then it counts against the quotas, and is looked for before it is given up."""
        match self.state:
            case Requested() | Seeking() | Running():
                return True
            case BackingOff(refusal=refusal):
                return refusal.kind in UNCERTAIN
            case _:
                return False

    @property
    def reference(self) -> str | None:
        return self.state.reference if isinstance(self.state, Running | Done) else None


class LocatedEffect(Effect):
    location: Location


class Phase(StrEnum):
    """Where DRS is with a server, by the job log; in this order."""

    CLEANUP = "CLEANUP"
    SNAPSHOT = "SNAPSHOT"
    CONVERSION = "CONVERSION"
    LAUNCH = "LAUNCH"

    @property
    def words(self) -> str:
        return "clean-up" if self is Phase.CLEANUP else self.lower()


PHASES = tuple(Phase)


class LaunchJob(LocatedEffect):
    purpose: Literal["LAUNCH"] = "LAUNCH"
    server_ids: tuple[ServerId, ...]
    phase: Phase | None = None


class SettingsChange(LocatedEffect):
    purpose: Literal["SETTINGS"] = "SETTINGS"
    server_ids: tuple[ServerId, ...]


class ActionStage(StrEnum):
    BEFORE = "BEFORE"
    AFTER = "AFTER"


class ActionRun(LocatedEffect):
    """One SSM run of an action; a command on many instances takes several."""

    purpose: Literal["ACTION"] = "ACTION"
    stage: ActionStage
    action: int
    instance_ids: tuple[InstanceId, ...] = ()
    failure: str | None = None
    """Why it did not succeed, once it is settled."""


class CheckRun(LocatedEffect):
    purpose: Literal["CHECK"] = "CHECK"
    check: int
    instance_ids: tuple[InstanceId, ...]


WaveEffect = Annotated[
    LaunchJob | SettingsChange | ActionRun | CheckRun, Field(discriminator="purpose")
]


class TerminationTarget(Value):
    wave: int
    server_id: ServerId
    instance_id: InstanceId


class Termination(LocatedEffect):
    purpose: Literal["TERMINATE"] = "TERMINATE"
    targets: tuple[TerminationTarget, ...]

    @property
    def server_ids(self) -> tuple[ServerId, ...]:
        return tuple(target.server_id for target in self.targets)


class Topic(StrEnum):
    STARTED = "STARTED"
    PAUSED = "PAUSED"
    APPROVAL_NEEDED = "APPROVAL_NEEDED"
    ENDED = "ENDED"
    CLEANED_UP = "CLEANED_UP"
    CLEANUP_FAILED = "CLEANUP_FAILED"


class Notification(Effect):
    """Told to people; a lost one is never worth holding up a recovery."""

    purpose: Literal["NOTIFY"] = "NOTIFY"
    topic: Topic
    subject: str
    text: str


OwnEffect = Annotated[Termination | Notification, Field(discriminator="purpose")]
"""Effects of the execution as a whole, of no single wave."""
