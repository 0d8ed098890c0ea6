"""Reports for those who render them."""

from datetime import timedelta

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.timings import Timings
from recovery.domain.reporting.make_report import Told, make_report
from recovery.domain.reporting.report import Report
from tests.support.builders import NOON
from tests.support.operators import a_drill_that_ended

THE_NEXT_DAY = NOON + timedelta(days=1)


def a_report(execution: Execution | None = None, *texts: str) -> Report:
    """Of a drill of one server that went well; with an event for each of the texts."""
    reported = execution or a_drill_that_ended().execution
    prediction = rehearse(reported.schedule, Timings(), reported.created_at)
    events = tuple(
        ExecutionEvent(number=number, at=NOON, text=text) for number, text in enumerate(texts, 1)
    )
    return make_report(reported, prediction, Told(events=events), THE_NEXT_DAY)
