"""The servers of a report as CSV (RFC 4180), for spreadsheets."""

import csv
from datetime import UTC, datetime, timedelta
from io import StringIO

from recovery.domain.reporting.report import Report, ServerResult

_OF_REPORT = ("executionId", "planName", "mode", "isDryRun")
_OF_SERVER = (
    "wave",
    "waveName",
    "serverId",
    "hostname",
    "accountId",
    "region",
    "os",
    "isOptional",
    "status",
    "outcome",
    "code",
    "reason",
    "attempts",
    "launchingSince",
    "launchedAt",
    "healthyAt",
    "terminatedAt",
    "waitedSeconds",
    "launchSeconds",
    "checksSeconds",
    "instanceId",
    "isRunning",
    "pointInTime",
    "dataAgeSeconds",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def report_csv(report: Report) -> str:
    """One line for each server; every line tells its execution, so that files can be joined."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow((*_OF_REPORT, *_OF_SERVER))
    execution = (report.execution_id, report.plan_name, report.mode, report.is_dry_run)
    for server in report.servers:
        writer.writerow([_cell(value) for value in (*execution, *_values(server))])
    return text.getvalue()


def _values(server: ServerResult) -> tuple[object, ...]:
    return (
        server.wave,
        server.wave_name,
        server.server_id,
        server.hostname,
        server.location.account_id,
        server.location.region,
        server.os,
        server.is_optional,
        server.status,
        server.outcome,
        server.code,
        server.reason,
        server.attempts,
        server.launching_since,
        server.launched_at,
        server.healthy_at,
        server.terminated_at,
        server.waited,
        server.launch_took,
        server.checks_took,
        server.instance_id,
        server.is_running,
        server.point_in_time,
        server.data_age,
    )


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        case timedelta():
            return str(int(value.total_seconds()))
        case _:
            return _harmless(str(value))


def _harmless(text: str) -> str:
    """A spreadsheet would run what looks like a formula; names come from outside."""
    return f"'{text}" if text.startswith(_FORMULA) else text
