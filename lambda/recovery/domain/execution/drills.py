"""What drills prove of a plan: the last one, the last that completed, and how long ago that was."""

from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import AwareDatetime

from recovery.domain.execution.execution import Ended, Execution, Status
from recovery.domain.value import Name, Value

DRILL_PERIOD = timedelta(days=90)
"""A quarter: people, servers and networks have changed by then. Whoever drills once a year would
not know for months that a plan does not work any more.
"""


class Drilled(StrEnum):
    """LATELY: it completed a drill within the period. OVERDUE: longer ago. NEVER: none, whether it
    was tried or not.
    """

    LATELY = "LATELY"
    OVERDUE = "OVERDUE"
    NEVER = "NEVER"


class EndedDrill(Value):
    execution_id: Name
    status: Status
    ended_at: AwareDatetime


class PlanDrills(Value):
    """Of one plan."""

    last: EndedDrill | None = None
    completed: EndedDrill | None = None
    """The last one that completed: it alone proves anything."""

    def after(self, drill: EndedDrill) -> "PlanDrills":
        completed = drill if drill.status is Status.COMPLETED else self.completed
        return PlanDrills(last=drill, completed=completed)

    def standing(self, now: datetime) -> Drilled:
        if self.completed is None:
            return Drilled.NEVER
        is_late = self.completed.ended_at < drilled_since(now)
        return Drilled.OVERDUE if is_late else Drilled.LATELY


def drilled_since(now: datetime) -> datetime:
    """A drill that ended before is overdue."""
    return now - DRILL_PERIOD


def ended_drill(execution: Execution) -> EndedDrill | None:
    """A dry run launches nothing, so it is none."""
    end = execution.state
    if not isinstance(end, Ended) or not execution.is_drill or execution.is_dry_run:
        return None
    return EndedDrill(execution_id=execution.execution_id, status=execution.status, ended_at=end.at)
