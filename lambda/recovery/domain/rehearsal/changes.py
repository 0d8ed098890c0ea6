"""What a planner may try out: the same schedule without a dependency, or with another quota."""

from typing import Annotated, Literal, assert_never

from pydantic import Field

from recovery.domain.brain.room import Limit
from recovery.domain.limits import Allowed, DrsLimits, LocationLimits
from recovery.domain.planning.graph import ancestors, dependencies
from recovery.domain.planning.schedule import Schedule, ScheduledWave
from recovery.domain.value import Location, Value
from recovery.domain.wave_actions import CommandAction

UNLIMITED = 1_000_000


class WithoutDependency(Value):
    kind: Literal["WITHOUT_DEPENDENCY"] = "WITHOUT_DEPENDENCY"
    wave: str
    depends_on: str


class WithQuota(Value):
    kind: Literal["WITH_QUOTA"] = "WITH_QUOTA"
    location: Location
    limit: Literal[Limit.JOBS, Limit.SERVERS_IN_JOBS]
    allowed: Allowed = UNLIMITED


Change = Annotated[WithoutDependency | WithQuota, Field(discriminator="kind")]


def changed(schedule: Schedule, change: Change) -> Schedule:
    """To be rehearsed."""
    match change:
        case WithoutDependency():
            return schedule.changed(waves=tuple(_freed(wave, change) for wave in schedule.waves))
        case WithQuota():
            return _with_quota(schedule, change)
        case _:
            assert_never(change)


def finds_its_instances(schedule: Schedule) -> bool:
    """Whether every action on another wave runs after that wave."""
    waits_for = dependencies(scheduled.wave for scheduled in schedule.waves)
    return all(
        action.on_wave in {scheduled.name, *ancestors(scheduled.name, waits_for)}
        for scheduled in schedule.waves
        for action in (*scheduled.wave.actions_before, *scheduled.wave.actions_after)
        if isinstance(action, CommandAction) and action.on_wave
    )


def _freed(scheduled: ScheduledWave, change: WithoutDependency) -> ScheduledWave:
    if scheduled.name != change.wave:
        return scheduled
    left = tuple(name for name in scheduled.wave.depends_on if name != change.depends_on)
    return scheduled.changed(wave=scheduled.wave.changed(depends_on=left))


def _with_quota(schedule: Schedule, change: WithQuota) -> Schedule:
    limits = schedule.limits
    field = "jobs" if change.limit is Limit.JOBS else "servers_in_jobs"
    here: DrsLimits = limits.of(change.location).changed(**{field: change.allowed})
    known = (
        LocationLimits(location=change.location, limits=here),
        *(entry for entry in limits.known if entry.location != change.location),
    )
    return schedule.changed(limits=limits.changed(known=known))
