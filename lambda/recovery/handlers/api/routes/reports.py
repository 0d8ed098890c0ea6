"""The route of reports: for programs, for spreadsheets, and to print."""

from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Any, assert_never

from aws_lambda_powertools.event_handler import Response
from aws_lambda_powertools.event_handler.openapi.params import Query

from recovery.domain.reporting.report import Report
from recovery.handlers.api.contents import JSON, answering
from recovery.handlers.api.given import TheCall, ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.parameters import TheExecutionId
from recovery.handlers.api.rendering.report_csv import report_csv
from recovery.handlers.api.rendering.report_html import report_html
from recovery.handlers.api.routing import Routes
from recovery.usecases.executions import report as reports

router = Routes()
_described = Describing(Topic.EXECUTIONS)

_CSV, _HTML = "text/csv; charset=utf-8", "text/html; charset=utf-8"


class ReportFormat(StrEnum):
    JSON = "json"
    CSV = "csv"
    HTML = "html"


TheFormat = Annotated[
    ReportFormat, Query(alias="format", description="`csv` has one line for each server.")
]


@router.get(
    "/executions/<executionId>/report",
    **answering(
        _described("getReport", "The evidence of an execution", refuses=[404]),
        {JSON: Report, "text/csv": None, "text/html": None},
    ),
)
def get_report(
    ports: ThePorts,
    call: TheCall,
    execution_id: TheExecutionId,
    form: TheFormat = ReportFormat.JSON,
) -> Response[Any]:
    report = reports.get_report(ports, call, execution_id)
    match form:
        case ReportFormat.JSON:
            return Response(HTTPStatus.OK.value, JSON, report.model_dump_json())
        case ReportFormat.CSV:
            return _file(report, _CSV, report_csv(report))
        case ReportFormat.HTML:
            return _file(report, _HTML, report_html(report))
        case _:
            assert_never(form)


def _file(report: Report, content_type: str, text: str) -> Response[Any]:
    """Never shown as a page of ours: it holds words that came from outside."""
    ending = content_type.removeprefix("text/").partition(";")[0]
    headers = {
        "Content-Disposition": f'attachment; filename="report-{report.execution_id}.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
    return Response(HTTPStatus.OK.value, content_type, text, headers)
