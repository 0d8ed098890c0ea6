"""Every role may do what the product does, and nothing that nobody needs.

`make test` has the local clouds of all other tests write down what IAM is asked: this comes last.
"""

import os
from pathlib import Path

import pytest

from tests.support.least_privilege.calls import Call, recorded
from tests.support.least_privilege.comparing import denied, not_allowed, outdated, unused
from tests.support.least_privilege.grants import Grants
from tests.support.running_cloud import ROOT

DONE_BY_AWS = {
    "logs:CreateLogStream": "Lambda writes the log of a function with the role of the function.",
    "logs:PutLogEvents": "Likewise.",
    "xray:PutTelemetryRecords": "The X-Ray daemon of Lambda and Step Functions, with their roles.",
    "xray:PutTraceSegments": "Likewise.",
}
"""The local cloud needs no permission for these."""
WANTED_DENIALS = {
    "ec2:TerminateInstances": "test_instances_are_terminated_through_drs_only",
    "events:PutEvents": "test_who_was_not_invited_is_not_heard",
}
"""With the tests that try them."""


@pytest.fixture(scope="module")
def calls() -> frozenset[Call]:
    folder = os.environ.get("LOCALCLOUD_CALLS")
    if folder is None:
        pytest.skip("Only `make test` has all calls written down.")
    found = recorded(Path(folder))
    assert found, f"Nothing is written down in {folder}."
    return found


@pytest.fixture(scope="module")
def grants() -> Grants:
    return Grants(ROOT / "cfn")


def test_whatever_was_called_is_allowed_by_the_template_of_the_role(
    calls: frozenset[Call], grants: Grants
) -> None:
    assert sorted(not_allowed(calls, grants)) == []


def test_nothing_was_denied_but_what_tests_try_for_that(
    calls: frozenset[Call], grants: Grants
) -> None:
    assert sorted(denied(calls, grants, WANTED_DENIALS)) == []


def test_whatever_is_allowed_was_used_or_says_why_it_stays(
    calls: frozenset[Call], grants: Grants
) -> None:
    assert sorted(unused(calls, grants, DONE_BY_AWS)) == []


def test_no_reason_is_out_of_date(calls: frozenset[Call], grants: Grants) -> None:
    assert sorted(outdated(calls, grants)) == []


def test_every_denial_is_wanted_by_a_test_that_exists() -> None:
    written = "\n".join(file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))

    assert all(f"def {name}(" in written for name in WANTED_DENIALS.values())
