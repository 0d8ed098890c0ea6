"""What remains of a drill: its report as three files, and what was promised and achieved."""

from pathlib import Path

from recovery.domain.wording import spoken
from scripts.drilling.answers import Objective, Report
from scripts.rest import Api

_MOST_FAILURES = 20
FORMS = ("json", "csv", "html")


def keep_report(api: Api, execution_id: str, folder: Path) -> Report:
    """As ``report.json``, ``report.csv`` and ``report.html``."""
    folder.mkdir(parents=True, exist_ok=True)
    path = f"/executions/{execution_id}/report"
    kept = {form: api.got(path, format=form).content for form in FORMS}
    for form, content in kept.items():
        (folder / f"report.{form}").write_bytes(content)
    return Report.model_validate_json(kept["json"])


def told(report: Report, folder: Path) -> list[str]:
    failures = [server for server in report.servers if server.outcome == "FAILED"]
    shown = [f"{'failed':7} {one.hostname}: {one.reason}" for one in failures[:_MOST_FAILURES]]
    if left := len(failures) - len(shown):
        shown.append(f"{'failed':7} {left} more: the report names them")
    files = ", ".join(f"report.{form}" for form in FORMS)
    lasted = f" after {spoken(report.took)}" if report.took is not None else ""
    return [
        f"{'result':7} {report.status}{lasted}. {report.outcome or ''}".rstrip(),
        *shown,
        f"{'RTO':7} {_objective(report.rto)}",
        f"{'RPO':7} {_objective(report.rpo)}",
        f"{'report':7} {folder}: {files}",
    ]


def _objective(result: Objective) -> str:
    achieved = "not achieved" if result.achieved is None else f"{spoken(result.achieved)} achieved"
    if result.objective is not None:
        achieved += f", {spoken(result.objective)} promised: {result.verdict or 'UNKNOWN'}"
    return f"{achieved}. {result.explanation}"
