"""The report of an execution: evidence for auditors, made whenever it is asked for."""

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.reporting.make_report import Told, make_report
from recovery.domain.reporting.report import Report
from recovery.ports.paging import PageRequest
from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.executions.known import known_execution
from recovery.usecases.executions.show import prediction_of

_PAGE = 200
_PAGES = 10
"""A drill of 1,000 servers has some hundred events; whoever needs more reads the list of events."""


def get_report(ports: Ports, call: Call, execution_id: str) -> Report:
    execution = known_execution(ports, execution_id).execution
    told = _told(ports, execution_id)
    return make_report(execution, prediction_of(execution), told, call.at)


def _told(ports: Ports, execution_id: str) -> Told:
    events: list[ExecutionEvent] = []
    token = None
    for _ in range(_PAGES):
        page = ports.executions.events(execution_id, PageRequest(limit=_PAGE, token=token))
        events += page.items
        token = page.next_token
        if not page.items or token is None:
            return Told(events=tuple(events))
    return Told(events=tuple(events), is_complete=False)
