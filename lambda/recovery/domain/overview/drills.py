"""Which plans have proved lately, in a drill, that they work."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from pydantic import AwareDatetime

from recovery.domain.execution.drills import DRILL_PERIOD, Drilled, EndedDrill, PlanDrills
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Name, Value


class CompletedDrill(Value):
    plan_id: Name
    plan_name: Name
    execution_id: Name
    at: AwareDatetime
    """Its end."""


class NeverDrilled(Value):
    plan_id: Name
    plan_name: Name


class DrillStanding(Value):
    """Every plan is in one of the three."""

    period: timedelta
    lately: int
    """They completed a drill within the period."""
    overdue: tuple[CompletedDrill, ...]
    """They did before; the longest ago first."""
    never: tuple[NeverDrilled, ...]
    """They never did, whether they were tried or not."""


class DrilledPlan(NamedTuple):
    plan: RecoveryPlan
    drills: PlanDrills


def drill_standing(plans: Iterable[DrilledPlan], at: datetime) -> DrillStanding:
    known = tuple(plans)
    overdue = [
        _told(plan, drills.completed)
        for plan, drills in known
        if drills.completed and drills.standing(at) is Drilled.OVERDUE
    ]
    never = [
        NeverDrilled(plan_id=plan.plan_id, plan_name=plan.name)
        for plan, drills in known
        if drills.completed is None
    ]
    return DrillStanding(
        period=DRILL_PERIOD,
        lately=len(known) - len(overdue) - len(never),
        overdue=tuple(sorted(overdue, key=lambda drill: drill.at)),
        never=tuple(never),
    )


def _told(plan: RecoveryPlan, drill: EndedDrill) -> CompletedDrill:
    return CompletedDrill(
        plan_id=plan.plan_id,
        plan_name=plan.name,
        execution_id=drill.execution_id,
        at=drill.ended_at,
    )
