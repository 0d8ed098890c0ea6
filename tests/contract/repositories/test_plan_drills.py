"""What drills proved, kept with their plans: noted when they end, and found by every list."""

from datetime import timedelta

import pytest

from recovery.domain.errors import PageTokenInvalid
from recovery.domain.execution.drills import DRILL_PERIOD, Drilled, EndedDrill, PlanDrills
from recovery.domain.execution.execution import Ended, Execution, Mode, Status
from recovery.ports.paging import PageRequest
from recovery.ports.plans import DrilledPlans
from tests.support.builders import NOON, a_group, a_plan, a_schedule, an_execution
from tests.support.memory.people import an_audit_record
from tests.support.repositories import Repositories, keep_ended, keep_groups, keep_plans


def a_drill(
    execution_id: str = "e-1",
    outcome: Status = Status.COMPLETED,
    *,
    plan_id: str = "p-7",
    days: int = 0,
    **stated: object,
) -> Execution:
    """It ended that many days after noon."""
    at = NOON + timedelta(days=days)
    schedule = a_schedule(a_plan(plan_id=plan_id))
    begun = an_execution(schedule, execution_id=execution_id, at=at, **stated)
    return begun.changed(state=Ended.model_validate({"outcome": outcome, "at": at, "reason": ""}))


def told(execution: Execution) -> EndedDrill:
    assert isinstance(execution.state, Ended)
    return EndedDrill(
        execution_id=execution.execution_id, status=execution.status, ended_at=execution.state.at
    )


@pytest.fixture(autouse=True)
def plans(kept: Repositories) -> None:
    keep_groups(kept, [a_group("Database")])
    keep_plans(kept, [a_plan(plan_id=f"p-{n}", name=f"Plan {n}") for n in range(7, 12)])


def drills(kept: Repositories, plan_id: str = "p-7") -> PlanDrills:
    record = kept.plans.find(plan_id)
    assert record
    return record.drills


def listed(kept: Repositories, drilled: Drilled, *, days: int) -> list[str]:
    """That many days after noon, in pages of two."""
    which = DrilledPlans(drilled=drilled, at=NOON + timedelta(days=days))
    page = kept.plans.page(PageRequest(limit=2), which)
    found = list(page.items)
    while page.next_token:
        page = kept.plans.page(PageRequest(limit=2, token=page.next_token), which)
        found += page.items
    return [record.plan.plan_id for record in found]


def test_a_plan_tells_its_last_drill_and_the_last_that_completed(kept: Repositories) -> None:
    completed, failed = a_drill(), a_drill("e-2", Status.FAILED, days=1)

    keep_ended(kept, [completed, failed])

    assert drills(kept) == PlanDrills(last=told(failed), completed=told(completed))
    assert drills(kept, "p-8") == PlanDrills()


@pytest.mark.parametrize("stated", [{"is_dry_run": True}, {"mode": Mode.RECOVERY}], ids=str)
def test_nothing_else_that_ends_is_a_drill(kept: Repositories, stated: dict[str, object]) -> None:
    keep_ended(kept, [a_drill(**stated)])  # type: ignore[arg-type]  # passes keywords on

    assert drills(kept) == PlanDrills()


def test_a_change_of_the_plan_touches_no_drill(kept: Repositories) -> None:
    before = kept.plans.find("p-7")
    keep_ended(kept, [a_drill()])
    assert before

    changed = before.changed(plan=a_plan(name="Shop", version=2))
    kept.plans.update(changed, before, an_audit_record())

    assert drills(kept) == PlanDrills(last=told(a_drill()), completed=told(a_drill()))


def test_plans_are_listed_by_what_their_drills_prove(kept: Repositories) -> None:
    last_day = DRILL_PERIOD.days
    tried = a_drill("e-3", Status.FAILED, plan_id="p-10")
    keep_ended(kept, [a_drill(), a_drill("e-2", plan_id="p-9", days=5), tried])

    assert listed(kept, Drilled.LATELY, days=last_day) == ["p-7", "p-9"]
    assert listed(kept, Drilled.LATELY, days=last_day + 1) == ["p-9"]
    assert listed(kept, Drilled.OVERDUE, days=last_day + 1) == ["p-7"]
    assert listed(kept, Drilled.NEVER, days=0) == ["p-10", "p-11", "p-8"]


def test_a_page_token_belongs_to_its_filter(kept: Repositories) -> None:
    never = DrilledPlans(drilled=Drilled.NEVER, at=NOON)
    token = kept.plans.page(PageRequest(limit=1), never).next_token

    with pytest.raises(PageTokenInvalid):
        kept.plans.page(PageRequest(token=token))
