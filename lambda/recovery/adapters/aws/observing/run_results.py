"""What became of an SSM run, in the words of the domain. Statuses that are new to us go on."""

from collections.abc import Mapping

from recovery.adapters.aws.wire import Described
from recovery.domain.execution.facts import RunOutcome, RunResult

_COMMANDS: Mapping[str, RunOutcome] = {
    "Success": RunOutcome.SUCCEEDED,
    "TimedOut": RunOutcome.TIMED_OUT,
    "Cancelled": RunOutcome.FAILED,
    "Failed": RunOutcome.FAILED,
}
"""All others (Pending, InProgress, Delayed, Cancelling) have not ended."""
_AUTOMATIONS: Mapping[str, RunOutcome] = {
    "Success": RunOutcome.SUCCEEDED,
    "CompletedWithSuccess": RunOutcome.SUCCEEDED,
    "TimedOut": RunOutcome.TIMED_OUT,
    "Failed": RunOutcome.FAILED,
    "Cancelled": RunOutcome.FAILED,
    "Rejected": RunOutcome.FAILED,
    "CompletedWithFailure": RunOutcome.FAILED,
    "ChangeCalendarOverrideRejected": RunOutcome.FAILED,
    "Exited": RunOutcome.FAILED,
}
_LONGEST_DETAIL = 500


def has_ended(invocation: Described) -> bool:
    return invocation.get("Status") in _COMMANDS


def command_result(invocation: Described, *, marker: str | None, output: str) -> RunResult:
    """Of one instance, ended. A step skipped for its platform succeeds, but prints no marker."""
    outcome = _COMMANDS[invocation["Status"]]
    if outcome is RunOutcome.SUCCEEDED and marker and marker not in output:
        outcome = RunOutcome.NO_MARKER
    is_bad = outcome in {RunOutcome.FAILED, RunOutcome.TIMED_OUT}
    return RunResult(
        instance_id=invocation["InstanceId"],
        outcome=outcome,
        detail=_reason(invocation, output) if is_bad else "",
    )


def automation_result(execution: Described) -> RunResult | None:
    """None: it has not ended."""
    outcome = _AUTOMATIONS.get(execution.get("AutomationExecutionStatus", ""))
    if outcome is None:
        return None
    detail = "" if outcome is RunOutcome.SUCCEEDED else _failure(execution)
    return RunResult(outcome=outcome, detail=detail[:_LONGEST_DETAIL])


def _reason(invocation: Described, output: str) -> str:
    """SSM's own word, such as ``Undeliverable``, and the last line that the document wrote."""
    word = invocation.get("StatusDetails") or invocation["Status"]
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    said = f"{word}: {lines[-1]}" if lines else f"{word}"
    return said[:_LONGEST_DETAIL]


def _failure(execution: Described) -> str:
    found: str = execution.get("FailureMessage") or execution["AutomationExecutionStatus"]
    return found
