"""Statuses of SSM commands and automations, in the words of the domain."""

import pytest

from recovery.adapters.aws.observing.run_results import (
    automation_result,
    command_result,
    has_ended,
)
from recovery.domain.execution.facts import RunOutcome, RunResult

INSTANCE = "i-0123456789abcdef0"


def an_invocation(status: str, details: str = "") -> dict[str, str]:
    return {"InstanceId": INSTANCE, "Status": status, "StatusDetails": details}


def an_automation(status: str, **stated: str) -> dict[str, str]:
    return {"AutomationExecutionStatus": status, **stated}


@pytest.mark.parametrize(
    "status", ["Pending", "InProgress", "Delayed", "Cancelling", "SomethingNew"]
)
def test_a_command_that_may_still_go_on_has_not_ended(status: str) -> None:
    assert not has_ended(an_invocation(status))


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("Success", RunOutcome.SUCCEEDED),
        ("Failed", RunOutcome.FAILED),
        ("Cancelled", RunOutcome.FAILED),
        ("TimedOut", RunOutcome.TIMED_OUT),
    ],
)
def test_a_command_that_has_ended_did_so_in_one_of_four_ways(
    status: str, outcome: RunOutcome
) -> None:
    invocation = an_invocation(status)

    result = command_result(invocation, marker=None, output="")

    assert has_ended(invocation)
    assert result.outcome is outcome


def test_a_success_without_its_marker_is_none() -> None:
    results = [
        command_result(an_invocation("Success"), marker="DB OK", output=output)
        for output in ("all fine: DB OK\n", "Step skipped.")
    ]

    assert [result.outcome for result in results] == [RunOutcome.SUCCEEDED, RunOutcome.NO_MARKER]
    assert [result.detail for result in results] == ["", ""]


def test_a_failure_is_told_with_the_last_line_of_its_output() -> None:
    invocation = an_invocation("Failed", "Failed")

    result = command_result(invocation, marker="OK", output="begin\nno such file\n\n")

    assert result.detail == "Failed: no such file"


@pytest.mark.parametrize("details", ["Undeliverable", "DeliveryTimedOut", "AccessDenied"])
def test_a_command_that_never_ran_is_told_in_the_word_of_ssm(details: str) -> None:
    result = command_result(an_invocation("Failed", details), marker=None, output="")

    assert result == RunResult(instance_id=INSTANCE, outcome=RunOutcome.FAILED, detail=details)


@pytest.mark.parametrize(
    "status",
    [
        "Pending",
        "InProgress",
        "Waiting",
        "Cancelling",
        "PendingApproval",
        "Approved",
        "Scheduled",
        "RunbookInProgress",
        "PendingChangeCalendarOverride",
        "ChangeCalendarOverrideApproved",
        "SomethingNew",
    ],
)
def test_an_automation_that_may_still_go_on_has_no_result(status: str) -> None:
    assert automation_result(an_automation(status)) is None


@pytest.mark.parametrize("status", ["Success", "CompletedWithSuccess"])
def test_an_automation_succeeds_in_two_ways(status: str) -> None:
    result = automation_result(an_automation(status))

    assert result == RunResult(outcome=RunOutcome.SUCCEEDED)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("Failed", RunOutcome.FAILED),
        ("Cancelled", RunOutcome.FAILED),
        ("Rejected", RunOutcome.FAILED),
        ("CompletedWithFailure", RunOutcome.FAILED),
        ("ChangeCalendarOverrideRejected", RunOutcome.FAILED),
        ("Exited", RunOutcome.FAILED),
        ("TimedOut", RunOutcome.TIMED_OUT),
    ],
)
def test_an_automation_fails_in_many_ways(status: str, outcome: RunOutcome) -> None:
    silent = automation_result(an_automation(status))
    told = automation_result(an_automation(status, FailureMessage="Step 2 failed."))

    assert silent == RunResult(outcome=outcome, detail=status)
    assert told == RunResult(outcome=outcome, detail="Step 2 failed.")
