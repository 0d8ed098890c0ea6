"""Where something breaks, and how: calls to AWS by the function that makes them, and faults."""

from enum import StrEnum
from typing import NamedTuple


class Work(StrEnum):
    """What a function is invoked for: it makes other calls for each."""

    API = "api"
    DECIDE = "decide"
    EVENT = "events: DRS event"
    SWEEP = "events: sweep"
    START = "perform: START_RECOVERY"
    FIND = "perform: FIND_RECOVERY"
    SETTINGS = "perform: APPLY_LAUNCH_SETTINGS"
    COMMAND = "perform: RUN_COMMAND"
    AUTOMATION = "perform: START_AUTOMATION"
    TERMINATE = "perform: TERMINATE_INSTANCES"
    NOTIFY = "perform: NOTIFY"


class Point(NamedTuple):
    work: Work
    call: str
    """Service and operation: ``drs.StartRecovery``."""
    occurrence: int = 1

    @property
    def service(self) -> str:
        return self.call.partition(".")[0]


class Fault(StrEnum):
    DIES_BEFORE = "dies before"
    DIES_AFTER = "dies after"
    REPLY_LOST = "one reply lost"
    """botocore may ask again by itself."""
    NO_REPLY = "every reply lost"
    """Carried out each time that botocore asks, and never answered."""
    THROTTLED = "throttled"
    """Each time that botocore asks."""
    DENIED = "denied"
    """From then on, until somebody corrects the role."""
    RIVAL = "a rival meanwhile"
    """Another invocation for the same begins and ends in between."""


class Died(BaseException):
    """The invocation ends here, and nothing in it gets to know."""


class Blow(NamedTuple):
    """One fault at one point."""

    point: Point
    fault: Fault

    def __str__(self) -> str:
        work, call, occurrence = self.point
        return f"{work}, {call} #{occurrence}: {self.fault}"
