"""A plan rehearsed: how long it will take, with what is known of its servers; AWS is not asked."""

from collections.abc import Mapping
from typing import Annotated, assert_never

from pydantic import Field

from recovery.domain.errors import Invalid, PlanInvalid
from recovery.domain.findings import Finding, blocking
from recovery.domain.planning.schedule import Schedule
from recovery.domain.planning.without_servers import start_without, without
from recovery.domain.rehearsal.changes import (
    Change,
    WithoutDependency,
    WithQuota,
    changed,
    finds_its_instances,
)
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.timeline import Timeline
from recovery.domain.value import ServerId, Value, Whole
from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.planning import compiled
from recovery.usecases.plans.impact import scheduled_servers
from recovery.usecases.plans.past_timings import learned_timings
from recovery.usecases.plans.plans import plan_record
from recovery.usecases.plans.validation import MAX_AGE, InventoryAge, inventory_age


class RehearsalRequest(Value):
    without_server_ids: tuple[ServerId, ...] = ()
    changes: Annotated[tuple[Change, ...], Field(max_length=20)] = ()
    """What to try out: the plan itself stays as it is."""
    seed: Annotated[Whole, Field(ge=0, lt=2**31)] = 0
    """Another one varies the durations; the same one always answers the same."""


class Rehearsal(Value):
    plan_id: str
    plan_version: int
    timeline: Timeline
    hostnames: Mapping[ServerId, str]
    """Of the servers in the timeline."""
    findings: tuple[Finding, ...]
    """Those that would forbid a start do not forbid its rehearsal."""
    is_startable: bool
    learned_from: tuple[str, ...]
    """Executions whose durations went into it; none: measured defaults."""
    inventory: InventoryAge


def rehearse_plan(ports: Ports, call: Call, plan_id: str, asked: RehearsalRequest) -> Rehearsal:
    """Raises PlanInvalid where the plan makes no sense, ServersUnknown, Invalid."""
    plan = plan_record(ports, plan_id).plan
    found = compiled(ports, plan, max_age=MAX_AGE)
    compilation = start_without(found.compilation, frozenset(asked.without_server_ids))
    if (schedule := compilation.schedule) is None:
        raise PlanInvalid(blocking(compilation.findings))
    learned = learned_timings(ports, plan_id)
    timeline = rehearse(
        _tried_out(schedule, asked.changes), learned.timings, call.at, seed=asked.seed
    )
    return Rehearsal(
        plan_id=plan_id,
        plan_version=plan.version,
        timeline=timeline,
        hostnames={server.server_id: server.hostname for server in scheduled_servers(schedule)},
        findings=compilation.findings,
        is_startable=not blocking(compilation.findings),
        learned_from=learned.execution_ids,
        inventory=inventory_age(found),
    )


def _tried_out(schedule: Schedule, changes: tuple[Change, ...]) -> Schedule:
    for change in changes:
        _refuse_senseless(schedule, change)
        schedule = changed(schedule, change)
    if not finds_its_instances(schedule):
        message = (
            "Without these dependencies an action would run on a wave that it does not wait for. "
            "Keep the dependency, or let the action run on another wave."
        )
        raise Invalid(message)
    return without(schedule, frozenset())  # packs anew: another quota allows other jobs


def _refuse_senseless(schedule: Schedule, change: Change) -> None:
    match change:
        case WithoutDependency(wave=wave, depends_on=needed):
            waves = (scheduled.wave for scheduled in schedule.waves if scheduled.name == wave)
            if not any(needed in found.depends_on for found in waves):
                message = f"Wave {wave} does not depend on {needed}. Try out another change."
                raise Invalid(message)
        case WithQuota(location=location):
            if not any(job.location == location for wave in schedule.waves for job in wave.jobs):
                message = f"The plan recovers nothing in {location}. Try out another change."
                raise Invalid(message)
        case _:
            assert_never(change)
