"""What an execution watches and can't see, because an account does not let it look."""

from enum import StrEnum

from pydantic import AwareDatetime

from recovery.domain.value import Location, Value


class Subject(StrEnum):
    """What is looked at in a place: each may be refused by itself."""

    JOBS = "JOBS"
    INSTANCES = "INSTANCES"
    RUNS = "RUNS"
    CAPACITY = "CAPACITY"


class BlindSpot(Value):
    location: Location
    subject: Subject
    since: AwareDatetime
    reason: str
    is_told: bool = False
    """To operators: once, and only where it lasts."""
