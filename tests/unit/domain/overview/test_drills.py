"""Which plans have proved lately that they work."""

from datetime import timedelta

import pytest

from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.summary import ExecutionSummary, summary_of
from recovery.domain.overview.drills import DRILL_PERIOD, drill_standing, last_drills
from tests.support.builders import NOON, a_plan, an_execution

DAY = timedelta(days=1)


def a_drill(execution_id: str = "e-1", *, days_ago: int = 1, **stated: object) -> ExecutionSummary:
    """Of plan p-7, completed."""
    default: dict[str, object] = {
        "execution_id": execution_id,
        "status": Status.COMPLETED,
        "ended_at": NOON - days_ago * DAY,
    }
    return summary_of(an_execution()).changed(**(default | stated))


def test_the_last_drill_that_completed_counts_in_whatever_order_they_come() -> None:
    drills = [a_drill("e-1", days_ago=9), a_drill("e-3", days_ago=2), a_drill("e-2", days_ago=5)]

    last = last_drills(drills)

    assert last["p-7"].execution_id == "e-3"
    assert last["p-7"].at == NOON - 2 * DAY


@pytest.mark.parametrize(
    "stated",
    [
        {"status": Status.PARTIAL},
        {"status": Status.FAILED},
        {"status": Status.RUNNING, "ended_at": None},
        {"is_dry_run": True},
        {"mode": Mode.RECOVERY},
    ],
    ids=str,
)
def test_anything_but_a_completed_drill_proves_nothing(stated: dict[str, object]) -> None:
    assert last_drills([a_drill(**stated)]) == {}  # type: ignore[arg-type]  # passes keywords on


def test_each_plan_is_lately_drilled_or_overdue_or_never_was() -> None:
    plans = [a_plan(plan_id=f"p-{n}", name=f"Plan {n}") for n in range(4)]
    last = last_drills(
        [
            a_drill("e-0", plan_id="p-0", days_ago=1),
            a_drill("e-1", plan_id="p-1", days_ago=100),
            a_drill("e-2", plan_id="p-2", days_ago=200),
            a_drill("e-9", plan_id="deleted", days_ago=300),
        ]
    )

    found = drill_standing(plans, last, NOON)

    assert found.lately == 1
    assert [drill.execution_id for drill in found.overdue] == ["e-2", "e-1"]
    assert [plan.plan_name for plan in found.never] == ["Plan 3"]


def test_a_drill_is_in_time_up_to_the_very_end_of_the_period() -> None:
    plan, last = a_plan(), last_drills([a_drill(days_ago=DRILL_PERIOD.days)])

    in_time = drill_standing([plan], last, NOON)
    too_late = drill_standing([plan], last, NOON + timedelta(seconds=1))

    assert (in_time.lately, in_time.overdue) == (1, ())
    assert (too_late.lately, len(too_late.overdue)) == (0, 1)


def test_a_plan_is_told_by_the_name_that_it_has_now() -> None:
    last = last_drills([a_drill(days_ago=100)])

    found = drill_standing([a_plan(name="New shop")], last, NOON)

    assert [drill.plan_name for drill in found.overdue] == ["New shop"]
