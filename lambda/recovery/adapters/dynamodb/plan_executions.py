"""What executions note in the item of their plan: that they are active, and what drills proved.

So a list of plans tells the last drill of each without reading a single execution.
"""

from collections.abc import Mapping
from typing import assert_never

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, Plain, text
from recovery.adapters.dynamodb.expressions import Condition, Expression, setting
from recovery.adapters.dynamodb.lists import instant
from recovery.adapters.dynamodb.named import Filter
from recovery.adapters.dynamodb.transactions import Change, update
from recovery.domain.errors import ConcurrentChange
from recovery.domain.execution.drills import (
    Drilled,
    EndedDrill,
    PlanDrills,
    drilled_since,
    ended_drill,
)
from recovery.domain.execution.execution import Execution
from recovery.ports.plans import DrilledPlans

_DRILL = TypeAdapter(EndedDrill)


def begun_in_plan(plans: str, execution: Execution) -> Change:
    """Refused where the plan has another version by now."""
    schedule = execution.schedule
    changed = ConcurrentChange(f"Plan {schedule.plan_name}")
    seen = Condition("#version = :seen", {"seen": schedule.plan_version}, refused=lambda _: changed)
    begun = Expression("ADD #activeExecutions :users", _users(execution))
    return update(plans, _key(execution), begun, seen)


def ended_in_plan(plans: str, execution: Execution) -> Change:
    how, values = "DELETE #activeExecutions :users", _users(execution)
    if drill := ended_drill(execution):
        noted = setting(_fields(drill))
        how, values = f"{how} {noted.text}", {**values, **noted.values}
    return update(plans, _key(execution), Expression(how, values))


def drills_of(plan: Item) -> PlanDrills:
    return PlanDrills(last=_drill(plan, "lastDrill"), completed=_drill(plan, "completedDrill"))


def drilled_like(which: DrilledPlans) -> Filter:
    since = {"since": instant(drilled_since(which.at))}
    match which.drilled:
        case Drilled.LATELY:
            fits = Expression("#drilledAt >= :since", since)
        case Drilled.OVERDUE:
            fits = Expression("#drilledAt < :since", since)
        case Drilled.NEVER:
            fits = Expression("attribute_not_exists(#drilledAt)")
        case _:
            assert_never(which.drilled)
    return Filter(f"drilled {which.drilled}", fits)


def _key(execution: Execution) -> Mapping[str, Plain]:
    return {"planId": execution.schedule.plan_id}


def _users(execution: Execution) -> Mapping[str, Plain]:
    return {"users": frozenset({execution.execution_id})}


def _fields(drill: EndedDrill) -> Mapping[str, Plain]:
    """What it changes, and nothing else. ``drilledAt`` is what lists filter by."""
    told = _DRILL.dump_json(drill).decode()
    if PlanDrills().after(drill).completed is None:
        return {"lastDrill": told}
    return {"lastDrill": told, "completedDrill": told, "drilledAt": instant(drill.ended_at)}


def _drill(plan: Item, name: str) -> EndedDrill | None:
    return _DRILL.validate_json(text(plan, name)) if name in plan else None
