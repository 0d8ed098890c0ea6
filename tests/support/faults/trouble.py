"""All that may not go as it should in one drill."""

from dataclasses import dataclass
from datetime import timedelta

from tests.support.faults.points import Blow, Work


@dataclass(frozen=True)
class Trouble:
    blow: Blow | None = None
    repeats: frozenset[Work] = frozenset()
    """What is invoked twice each time."""
    event_delays: tuple[timedelta, ...] = (timedelta(seconds=1),)
    """After how long each event of DRS is delivered; once for each. None of them: never."""
    repaired_after: timedelta | None = None
    """When a permission that was taken away is given back."""
    jobs_listed_after: timedelta = timedelta()
    """How long DRS takes until it lists a job that it has begun."""
    second_run_after: timedelta | None = None
    """When another run of the state machine begins although the first one works."""
