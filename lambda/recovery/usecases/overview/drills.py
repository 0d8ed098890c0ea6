"""Drills of all plans as the overview shows them: each number with the filter that lists them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from recovery.domain.execution.drills import Drilled
from recovery.domain.overview.drills import DrilledPlan, DrillStanding, drill_standing
from recovery.domain.value import Value
from recovery.ports.records import PlanRecord
from recovery.usecases.plans.view import PlanQuery


class PlanCount(Value):
    drilled: Drilled
    count: int
    query: Mapping[str, str]
    """With these query parameters, listPlans shows all of them."""


class DrillsOverview(DrillStanding):
    counts: tuple[PlanCount, ...]
    """All three."""


def drills_overview(records: Iterable[PlanRecord], at: datetime) -> DrillsOverview:
    standing = drill_standing((DrilledPlan(each.plan, each.drills) for each in records), at)
    counted = {
        Drilled.LATELY: standing.lately,
        Drilled.OVERDUE: len(standing.overdue),
        Drilled.NEVER: len(standing.never),
    }
    counts = tuple(_count(drilled, count) for drilled, count in counted.items())
    return DrillsOverview(**dict(standing), counts=counts)


def _count(drilled: Drilled, count: int) -> PlanCount:
    query = PlanQuery(drilled=drilled).model_dump(mode="json", exclude_none=True)
    return PlanCount(drilled=drilled, count=count, query=query)
