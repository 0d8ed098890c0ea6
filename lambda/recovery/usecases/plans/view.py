"""Recovery plans as they are shown: one in full, many in a line each."""

from collections.abc import Iterable

from pydantic import AwareDatetime

from recovery.domain.execution.drills import Drilled, EndedDrill
from recovery.domain.execution.execution import Mode
from recovery.domain.findings import Finding
from recovery.domain.people import Actor
from recovery.domain.planning.judged_alone import judged_alone
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import Objectives, RecoveryPlan, Wave
from recovery.domain.value import Location, Name, Text, Value
from recovery.domain.wording import counted, listed
from recovery.ports.records import PlanRecord
from recovery.usecases.allowed import AllowedAction, Obstacle, allowed_actions
from recovery.usecases.call import Call


class PlanQuery(Value):
    """Which plans somebody wants to see: every one where nothing is stated."""

    drilled: Drilled | None = None


class GroupOfPlan(Value):
    group_id: Name
    name: Name
    location: Location


class PlanSummary(Value):
    plan_id: Name
    name: Name
    description: Text
    objectives: Objectives
    wave_count: int
    group_ids: tuple[Name, ...]
    active_execution_ids: tuple[str, ...]
    drilled: Drilled
    last_drill: EndedDrill | None
    """However it ended; ``drilled`` counts those that completed."""
    version: int
    created_at: AwareDatetime
    created_by: Actor
    changed_at: AwareDatetime
    changed_by: Actor
    allowed_actions: tuple[AllowedAction, ...]
    """With ``startExecution:DRILL`` and ``startExecution:RECOVERY``: they need different roles."""


class PlanView(PlanSummary):
    waves: tuple[Wave, ...]
    groups: tuple[GroupOfPlan, ...]
    """Those that its waves name by id."""
    findings: tuple[Finding, ...]
    """What is wrong whatever DRS says; validate the plan to learn the rest."""


def plan_summary(record: PlanRecord, call: Call) -> PlanSummary:
    plan = record.plan
    return PlanSummary(
        plan_id=plan.plan_id,
        name=plan.name,
        description=plan.description,
        objectives=plan.objectives,
        wave_count=len(plan.waves),
        group_ids=tuple(dict.fromkeys(id_ for wave in plan.waves for id_ in wave.group_ids)),
        active_execution_ids=record.execution_ids,
        drilled=record.drills.standing(call.at),
        last_drill=record.drills.last,
        version=plan.version,
        **dict(record.saved),
        allowed_actions=allowed_actions(call.person, _obstacles(record)),
    )


def plan_view(record: PlanRecord, groups: Iterable[ProtectionGroup], call: Call) -> PlanView:
    plan, known = record.plan, tuple(groups)
    return PlanView(
        **dict(plan_summary(record, call)),
        waves=plan.waves,
        groups=tuple(
            GroupOfPlan(group_id=group.group_id, name=group.name, location=group.location)
            for group in known
        ),
        findings=judged_alone(plan, known, record.saved.changed_at),
    )


def _obstacles(record: PlanRecord) -> tuple[Obstacle, ...]:
    busy, empty = why_busy(record), _why_empty(record.plan)
    return (
        Obstacle(action="updatePlan", why=busy),
        Obstacle(action="deletePlan", why=busy),
        Obstacle(action="rehearsePlan", why=empty),
        Obstacle(action=f"startExecution:{Mode.DRILL}", why=empty),
        Obstacle(action=f"startExecution:{Mode.RECOVERY}", why=empty, in_recovery=True),
    )


def why_busy(record: PlanRecord) -> str | None:
    """None: no execution of it is active, so it may be changed."""
    if not (active := record.execution_ids):
        return None
    verb = "has" if len(active) == 1 else "have"
    return f"{counted(len(active), 'execution')} of it {verb} not ended: {listed(active)}."


def _why_empty(plan: RecoveryPlan) -> str | None:
    return None if plan.waves else "It has no waves yet."
