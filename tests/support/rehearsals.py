"""Rehearsals with durations that are easy to add up, and what tests ask about them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from recovery.domain.inventory import Inventory
from recovery.domain.limits import Limits
from recovery.domain.planning.schedule import Schedule
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.run import Run, run_virtually
from recovery.domain.rehearsal.timeline import Stretch, Timeline
from recovery.domain.rehearsal.timings import ServerTimings, Span, Timings
from tests.support.builders import NOON, a_plan, a_schedule, a_server, an_inventory, an_inventory_of

STEADY = Timings(
    linux=ServerTimings(
        cleanup=Span(mean=40),
        snapshot=Span(mean=50),
        conversion=Span(mean=150),
        launch=Span(mean=300),
        status_checks=Span(mean=100),
        agent_online=Span(mean=60),
    ),
    windows=ServerTimings(
        cleanup=Span(mean=40),
        snapshot=Span(mean=100),
        conversion=Span(mean=800),
        launch=Span(mean=300),
        status_checks=Span(mean=200),
        agent_online=Span(mean=300),
    ),
    answer=Span(mean=0),
    settings_per_server=Span(mean=5),
    document=Span(mean=30),
)
"""No chance: a Linux server is launched after 500 seconds and healthy after 600."""

LAUNCHED, HEALTHY = 500, 600


def at(seconds: float) -> datetime:
    """In a rehearsal that begins at noon."""
    return NOON + timedelta(seconds=seconds)


def seconds(moment: datetime) -> float:
    return (moment - NOON).total_seconds()


def a_run(
    plan: RecoveryPlan | None = None,
    hostnames: Mapping[str, tuple[str, ...]] | None = None,
    *,
    inventory: Inventory | None = None,
    limits: Limits | None = None,
    timings: Timings = STEADY,
) -> Run:
    return rehearsed(a_plan_today(plan, hostnames, inventory=inventory, limits=limits), timings)


def rehearsed(schedule: Schedule, timings: Timings = STEADY, seed: int = 0) -> Run:
    return run_virtually(schedule, Durations(timings, seed), NOON)


def a_timeline(
    plan: RecoveryPlan | None = None,
    hostnames: Mapping[str, tuple[str, ...]] | None = None,
    *,
    inventory: Inventory | None = None,
    limits: Limits | None = None,
    timings: Timings = STEADY,
) -> Timeline:
    return rehearse(
        a_plan_today(plan, hostnames, inventory=inventory, limits=limits), timings, NOON
    )


def a_plan_today(
    plan: RecoveryPlan | None = None,
    hostnames: Mapping[str, tuple[str, ...]] | None = None,
    *,
    inventory: Inventory | None = None,
    limits: Limits | None = None,
) -> Schedule:
    """One wave, Database, with the one server db-1, where nothing else is said."""
    known = inventory or an_inventory_of(hostnames or {"Database": ("db-1",)})
    return a_schedule(plan or a_plan(), known, limits=limits)


def an_inventory_with(**of_db_1: object) -> Inventory:
    """One group, Database, with the one server db-1, of which this is stated."""
    return an_inventory(a_server("db-1", **of_db_1))


def spans(stretches: tuple[Stretch, ...]) -> list[tuple[int, str, float, float]]:
    """Wave, stage, first and last second of each."""
    return [(s.wave, s.stage, seconds(s.starts_at), seconds(s.ends_at)) for s in stretches]
