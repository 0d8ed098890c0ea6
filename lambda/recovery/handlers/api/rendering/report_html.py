"""A report as one HTML page to print, or to keep with the evidence of a drill."""

from recovery.domain.reporting.report import ObjectiveResult, Report
from recovery.handlers.api.rendering.html import facts, page, table

_STYLE = """\
body { font: 14px/1.4 system-ui, sans-serif; color: #16191f; margin: 2em auto; max-width: 75em; }
h1 { font-size: 1.5em; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1.5em; }
dt { font-weight: 600; }
dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin: 1.5em 0; }
caption { text-align: left; font-weight: 600; font-size: 1.15em; padding: .3em 0; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid #d5dbdb; padding: .3em; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
@media print {
  @page { size: landscape; margin: 12mm; }
  body { font-size: 9px; margin: 0; max-width: none; }
}
"""


def report_html(report: Report) -> str:
    kind = f"dry run of a {report.mode.lower()}" if report.is_dry_run else report.mode.lower()
    body = _facts(report, kind) + _waves(report) + _servers(report) + _events(report)
    return page(f"{report.plan_name}: {kind} {report.execution_id}", _STYLE, body)


def _facts(report: Report, kind: str) -> str:
    return facts(
        [
            ("Plan", f"{report.plan_name} ({report.plan_id}, version {report.plan_version})"),
            ("Kind", kind),
            ("Status", report.status),
            ("Outcome", report.outcome),
            ("Started by", report.started_by.name),
            ("Reason", report.reason),
            ("Started", report.started_at),
            ("Ended", report.ended_at),
            ("Took", report.took),
            ("Predicted, nine of ten by", report.predicted),
            ("RTO", _objective(report.rto)),
            ("RPO", _objective(report.rpo)),
            ("Instances still running", report.instances_running),
            ("Instances terminated", report.instances_terminated),
            ("Clean-up due", report.cleanup_at),
            ("Report made", report.made_at),
        ]
    )


def _objective(result: ObjectiveResult) -> str:
    if result.objective is None:
        return f"No objective. {result.explanation}"
    return f"{result.verdict}. {result.explanation}"


def _waves(report: Report) -> str:
    head = ["Wave", "After", "Status", "Reason", "Attempts", "Started", "Took", "Predicted"]
    rows = [
        [
            f"{wave.number} {wave.name}",
            ", ".join(wave.depends_on),
            wave.status,
            wave.reason,
            wave.attempts,
            wave.started_at,
            wave.took,
            wave.predicted,
            f"{wave.healthy} of {wave.servers}",
        ]
        for wave in report.waves
    ]
    return table("Waves", [*head, "Healthy"], rows)


def _servers(report: Report) -> str:
    head = ["Server", "Place", "Wave", "Status", "Reason", "Attempts", "Waited", "Launch", "Checks"]
    rows = [
        [
            f"{server.hostname} ({server.server_id})",
            f"{server.location}",
            server.wave_name,
            server.status,
            f"{server.code}: {server.reason}" if server.code else server.reason,
            server.attempts,
            server.waited,
            server.launch_took,
            server.checks_took,
            server.instance_id,
            server.data_age,
        ]
        for server in report.servers
    ]
    return table("Servers", [*head, "Instance", "Data age"], rows)


def _events(report: Report) -> str:
    more = " (the first ones; the list of events has the others)" if report.events_left_out else ""
    rows = [[event.at, event.text] for event in report.events]
    return table(f"What happened{more}", ["Time", "Event"], rows)
