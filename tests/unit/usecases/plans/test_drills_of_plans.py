"""Plans tell how their drills stand, and are listed by it."""

from datetime import timedelta

from recovery.domain.execution.drills import Drilled
from recovery.domain.execution.execution import Ended, Execution, Status
from recovery.domain.people import Role
from recovery.ports.paging import PageRequest
from recovery.usecases.call import Call
from recovery.usecases.plans.plans import get_plan, list_plans
from tests.support.builders import NOON, a_plan, an_execution
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld
from tests.support.repositories import keep_ended
from tests.support.web_shop import a_shop_schedule, a_web_shop_with_a_plan

READ = a_call("getPlan", role=Role.VIEWER)


def test_a_plan_tells_its_last_drill_and_can_be_listed_by_what_its_drills_prove() -> None:
    world = a_web_shop_with_a_plan()
    world.has_plans(a_plan(plan_id="p-8", name="Mail"))
    keep_ended(world.ports, [_a_drill("e-1", Status.COMPLETED), _a_drill("e-2", Status.FAILED)])
    later = READ.changed(at=NOON + timedelta(days=91))

    shop = get_plan(world.ports, READ, "p-7")
    listed = {drilled: _listed(world, READ, drilled) for drilled in Drilled}

    assert shop.last_drill
    assert (shop.last_drill.execution_id, shop.last_drill.status) == ("e-2", Status.FAILED)
    assert shop.drilled is Drilled.LATELY
    assert listed == {"LATELY": ["Web shop"], "OVERDUE": [], "NEVER": ["Mail"]}
    assert _listed(world, later, Drilled.OVERDUE) == ["Web shop"]


def _a_drill(execution_id: str, outcome: Status) -> Execution:
    end = {"outcome": outcome, "at": NOON, "reason": "It is over."}
    begun = an_execution(a_shop_schedule(), execution_id=execution_id, at=NOON)
    return begun.changed(state=Ended.model_validate(end))


def _listed(world: MemoryWorld, call: Call, drilled: Drilled) -> list[str]:
    items = list_plans(world.ports, call, PageRequest(), drilled).items
    assert {plan.drilled for plan in items} <= {drilled}
    return [plan.name for plan in items]
