"""Which plans have proved lately that they work."""

from datetime import timedelta

from recovery.domain.execution.drills import EndedDrill, PlanDrills
from recovery.domain.execution.execution import Status
from recovery.domain.overview.drills import DrilledPlan, drill_standing
from tests.support.builders import NOON, a_plan


def drilled(number: int, *, days_ago: int | None) -> DrilledPlan:
    """None: never."""
    plan = a_plan(plan_id=f"p-{number}", name=f"Plan {number}")
    if days_ago is None:
        return DrilledPlan(plan, PlanDrills())
    ended_at = NOON - timedelta(days=days_ago)
    drill = EndedDrill(execution_id=f"e-{number}", status=Status.COMPLETED, ended_at=ended_at)
    return DrilledPlan(plan, PlanDrills().after(drill))


def test_each_plan_is_lately_drilled_or_overdue_or_never_was() -> None:
    plans = [
        drilled(0, days_ago=1),
        drilled(1, days_ago=100),
        drilled(2, days_ago=200),
        drilled(3, days_ago=None),
    ]

    found = drill_standing(plans, NOON)

    assert found.lately == 1
    assert [(drill.plan_name, drill.execution_id) for drill in found.overdue] == [
        ("Plan 2", "e-2"),
        ("Plan 1", "e-1"),
    ]
    assert [plan.plan_name for plan in found.never] == ["Plan 3"]
