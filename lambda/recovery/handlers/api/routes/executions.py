"""The routes of executions: start one, list them, look into one."""

from typing import Annotated, Any

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Header, Query

from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.summary import ExecutionSummary
from recovery.handlers.api.answers import accepted
from recovery.handlers.api.contents import JSON, answering, maybe_unchanged
from recovery.handlers.api.given import TheBoth, TheCall, ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.paging import Paging
from recovery.handlers.api.parameters import TheExecutionId, TheJobId
from recovery.handlers.api.routing import Routes
from recovery.handlers.api.unchanged import unless_unchanged
from recovery.ports.estate import JobLogLine
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import Page
from recovery.usecases.executions import show, start
from recovery.usecases.executions.show import Extra
from recovery.usecases.executions.view import ExecutionView
from recovery.usecases.start_request import StartRequest

router = Routes()
_described = Describing(Topic.EXECUTIONS)

TheExtra = Annotated[
    Extra | None, Query(alias="include", description="What to show besides: PREDICTION.")
]
IfNoneMatch = Annotated[
    str | None, Header(alias="If-None-Match", description="The `ETag` of the answer before.")
]


@router.get("/executions", **_described("listExecutions", "All executions", refuses=[422]))
def list_executions(
    ports: ThePorts, query: Annotated[ExecutionQuery, Query()], paging: Paging
) -> Page[ExecutionSummary]:
    return show.list_executions(ports, query, paging.request)


@router.post(
    "/executions",
    **_described("startExecution", "Start a plan", gives=202, refuses=[404, 409, 422, 502]),
)
def start_execution(
    ports: ThePorts, call: TheCall, request: StartRequest
) -> Response[ExecutionSummary]:
    started = start.start_execution(ports, call, request)
    return accepted(started, f"executions/{started.execution_id}")


@router.get(
    "/executions/<executionId>",
    **maybe_unchanged(
        answering(
            _described("getExecution", "One execution, with all its waves", refuses=[404]),
            {JSON: ExecutionView},
        )
    ),
)
def get_execution(
    asked: TheBoth,
    execution_id: TheExecutionId,
    include: TheExtra = None,
    if_none_match: IfNoneMatch = None,
) -> Response[Any]:
    view = show.get_execution(asked.ports, asked.call, execution_id, {include} if include else ())
    return unless_unchanged(view, if_none_match, passing={"now"})


@router.get(
    "/executions/<executionId>/events",
    **_described("listExecutionEvents", "What happened, the oldest first", refuses=[404]),
)
def list_execution_events(
    ports: ThePorts, execution_id: TheExecutionId, paging: Paging
) -> Page[ExecutionEvent]:
    return show.list_execution_events(ports, execution_id, paging.request)


@router.get(
    "/executions/<executionId>/jobs/<jobId>/log",
    **_described("getJobLog", "What DRS says about one of its jobs", refuses=[404, 502]),
)
def get_job_log(
    ports: ThePorts, execution_id: TheExecutionId, job_id: TheJobId, paging: Paging
) -> Page[JobLogLine]:
    return show.get_job_log(ports, execution_id, job_id, paging.request)
