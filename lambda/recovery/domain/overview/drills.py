"""Which plans have proved lately, in a drill, that they work."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from pydantic import AwareDatetime

from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.summary import ExecutionSummary
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Name, Value

DRILL_PERIOD = timedelta(days=90)
"""A quarter: people, servers and networks have changed by then. Whoever drills once a year would
not know for months that a plan does not work any more.
"""


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


def last_drills(executions: Iterable[ExecutionSummary]) -> Mapping[str, CompletedDrill]:
    """By plan. A dry run launches nothing, so it proves nothing."""
    last: dict[str, CompletedDrill] = {}
    for execution in executions:
        if execution.ended_at and _proves(execution):
            drill = CompletedDrill(
                plan_id=execution.plan_id,
                plan_name=execution.plan_name,
                execution_id=execution.execution_id,
                at=execution.ended_at,
            )
            before = last.get(drill.plan_id, drill)
            last[drill.plan_id] = max(before, drill, key=lambda each: each.at)
    return last


def drill_standing(
    plans: Iterable[RecoveryPlan], last: Mapping[str, CompletedDrill], at: datetime
) -> DrillStanding:
    known = tuple(plans)
    drills = [
        last[plan.plan_id].changed(plan_name=plan.name) for plan in known if plan.plan_id in last
    ]
    overdue = [drill for drill in drills if at - drill.at > DRILL_PERIOD]
    return DrillStanding(
        period=DRILL_PERIOD,
        lately=len(drills) - len(overdue),
        overdue=tuple(sorted(overdue, key=lambda drill: drill.at)),
        never=tuple(
            NeverDrilled(plan_id=plan.plan_id, plan_name=plan.name)
            for plan in known
            if plan.plan_id not in last
        ),
    )


def _proves(execution: ExecutionSummary) -> bool:
    return (
        execution.mode is Mode.DRILL
        and execution.status is Status.COMPLETED
        and not execution.is_dry_run
    )
