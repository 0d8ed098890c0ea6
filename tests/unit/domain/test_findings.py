"""What is wrong, or worth knowing, about a plan."""

from recovery.domain.findings import Severity, blocking
from tests.support.builders import a_finding


def test_a_finding_reads_as_fact_and_fix() -> None:
    finding = a_finding(fact="Group Web lists no servers.", fix="Give it servers.")

    said = str(finding)

    assert said == "Group Web lists no servers. Give it servers."


def test_errors_and_blockers_forbid_a_start_and_warnings_do_not() -> None:
    error, blocker, warning = (
        a_finding(severity=severity)
        for severity in (Severity.ERROR, Severity.BLOCKER, Severity.WARNING)
    )

    found = blocking((warning, blocker, error))

    assert found == (blocker, error)
