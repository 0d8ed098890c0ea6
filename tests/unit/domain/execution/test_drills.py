"""What drills prove of a plan."""

from datetime import timedelta

import pytest

from recovery.domain.execution.drills import (
    DRILL_PERIOD,
    Drilled,
    EndedDrill,
    PlanDrills,
    ended_drill,
)
from recovery.domain.execution.execution import Ended, Execution, Mode, Status
from tests.support.builders import NOON, an_execution

SECOND = timedelta(seconds=1)


def a_drill(status: Status = Status.COMPLETED, *, days_ago: int = 1) -> EndedDrill:
    ended_at = NOON - timedelta(days=days_ago)
    return EndedDrill(execution_id=f"e-{days_ago}", status=status, ended_at=ended_at)


def drills(*each: EndedDrill) -> PlanDrills:
    """As they came to an end, one after the other."""
    known = PlanDrills()
    for drill in each:
        known = known.after(drill)
    return known


def ended(outcome: Status, **stated: object) -> Execution:
    end = {"outcome": outcome, "at": NOON, "reason": "It is over."}
    return an_execution(**stated).changed(state=Ended.model_validate(end))  # type: ignore[arg-type]  # passes keywords on


def test_the_last_one_is_told_however_it_ended_and_the_one_that_proves_something_is_kept() -> None:
    completed, failed = a_drill(days_ago=9), a_drill(Status.FAILED, days_ago=2)

    known = drills(completed, failed)

    assert (known.last, known.completed) == (failed, completed)


@pytest.mark.parametrize("status", [Status.PARTIAL, Status.FAILED, Status.CANCELLED])
def test_a_plan_that_was_only_tried_was_never_drilled(status: Status) -> None:
    assert drills(a_drill(status)).standing(NOON) is Drilled.NEVER


def test_a_drill_is_in_time_up_to_the_very_end_of_the_period() -> None:
    known = drills(a_drill(days_ago=DRILL_PERIOD.days))

    assert known.standing(NOON) is Drilled.LATELY
    assert known.standing(NOON + SECOND) is Drilled.OVERDUE


def test_the_end_of_a_drill_is_told_with_its_outcome() -> None:
    drill = ended_drill(ended(Status.PARTIAL))

    assert drill == EndedDrill(execution_id="e-1", status=Status.PARTIAL, ended_at=NOON)


@pytest.mark.parametrize(
    "execution",
    [
        an_execution(),
        ended(Status.COMPLETED, is_dry_run=True),
        ended(Status.COMPLETED, mode=Mode.RECOVERY),
    ],
    ids=["still runs", "dry run", "recovery"],
)
def test_nothing_else_is_a_drill_that_ended(execution: Execution) -> None:
    assert ended_drill(execution) is None
