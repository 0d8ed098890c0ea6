"""Executions shown: in lists, one in full, its events, and the logs of its DRS jobs."""

from collections.abc import Collection
from enum import StrEnum

from recovery.domain.errors import Invalid, Unknown
from recovery.domain.execution.effects import LaunchJob, Termination
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.summary import ExecutionSummary
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.timeline import Timeline
from recovery.domain.rehearsal.timings import Timings
from recovery.ports.estate import JobLogLine
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.executions.known import known_execution
from recovery.usecases.executions.view import ExecutionView, execution_view


def list_executions(
    ports: Ports, query: ExecutionQuery, page: PageRequest
) -> Page[ExecutionSummary]:
    """The newest first."""
    if query.since and query.until and query.until < query.since:
        raise Invalid("There is no time between since and until. Put the earlier one into since.")
    return ports.executions.page(query, page)


class Extra(StrEnum):
    """Parts of an execution that are shown only where they are asked for."""

    PREDICTION = "PREDICTION"


def get_execution(
    ports: Ports, call: Call, execution_id: str, extras: Collection[Extra] = ()
) -> ExecutionView:
    record = known_execution(ports, execution_id)
    requests = ports.executions.requests(execution_id)
    view = execution_view(record, requests, call.person, call.at)
    if Extra.PREDICTION in extras:
        return view.changed(prediction=prediction_of(record.execution))
    return view


def prediction_of(execution: Execution) -> Timeline:
    """As if it began when it did; by the timings that are built in, so that it never changes."""
    return rehearse(execution.schedule, Timings(), execution.created_at)


def list_execution_events(
    ports: Ports, execution_id: str, page: PageRequest
) -> Page[ExecutionEvent]:
    """The oldest first; the last page has a token too, for what comes later."""
    if ports.executions.summary(execution_id) is None:
        raise Unknown("execution", execution_id)
    return ports.executions.events(execution_id, page)


def get_job_log(
    ports: Ports, execution_id: str, job_id: str, page: PageRequest
) -> Page[JobLogLine]:
    """The job must be one of the execution: what others do in DRS is not for this API to show."""
    execution = known_execution(ports, execution_id).execution
    location = next((one.location for one in _jobs(execution) if one.reference == job_id), None)
    if location is None:
        raise Unknown("DRS job", f"{job_id} of execution {execution_id}")
    return ports.job_logs.page(location, job_id, page)


def _jobs(execution: Execution) -> tuple[LaunchJob | Termination, ...]:
    launches = (job for wave in execution.waves for job in wave.jobs)
    return (*launches, *execution.terminations)
