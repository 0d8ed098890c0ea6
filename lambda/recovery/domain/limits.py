"""What DRS allows at once in one account and Region. Read at run time; these are the defaults."""

from typing import Annotated

from pydantic import Field

from recovery.domain.value import Location, Value, Whole

Allowed = Annotated[Whole, Field(ge=1)]


class DrsLimits(Value):
    """Completed jobs do not count; TERMINATE jobs do."""

    servers_per_job: Allowed = 100
    servers_in_jobs: Allowed = 500
    jobs: Allowed = 20

    @property
    def largest_job(self) -> int:
        """A job that alone exceeds what may be in jobs would wait for ever."""
        return min(self.servers_per_job, self.servers_in_jobs)


class LocationLimits(Value):
    location: Location
    limits: DrsLimits


class Limits(Value):
    """The quotas of each account and Region, and what holds where none was read."""

    default: DrsLimits = DrsLimits()
    known: tuple[LocationLimits, ...] = ()

    def of(self, location: Location) -> DrsLimits:
        return next((k.limits for k in self.known if k.location == location), self.default)
