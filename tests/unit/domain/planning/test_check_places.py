"""Findings about accounts and Regions, and the documents in them."""

import pytest

from recovery.domain.findings import FindingCode, Severity
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    an_inventory_of,
    an_unread,
    findings,
)

UNKNOWN = FindingCode.DOCUMENT_UNKNOWN


def test_an_unreachable_account_blocks_once_however_many_waves_need_it() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web"))
    inventory = an_inventory_of({"Database": (), "Web": ()}, unreachable=(EUROPE,))

    (finding,) = findings(FindingCode.LOCATION_UNREACHABLE, plan=plan, inventory=inventory)

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == "111122223333/eu-west-1"
    assert finding.fact == (
        "Account 111122223333 can't be reached in eu-west-1, and wave Database needs it."
    )


def test_an_unreachable_account_is_told_with_the_reason_that_aws_gives() -> None:
    unread = an_unread("SERVERS", reason="Its role lacks drs:DescribeJobs.")
    inventory = an_inventory_of({"Database": ()}, unreachable=(EUROPE,), unread=(unread,))

    (finding,) = findings(FindingCode.LOCATION_UNREACHABLE, inventory=inventory)

    assert finding.fact.endswith("wave Database needs it. Its role lacks drs:DescribeJobs.")


def test_an_unreachable_account_that_only_an_automation_needs_blocks_too() -> None:
    actions = (a_command("Seed"), an_automation("Point DNS", location=AMERICA), an_automation())
    inventory = an_inventory(unreachable=(AMERICA,))

    (finding,) = findings(
        FindingCode.LOCATION_UNREACHABLE,
        plan=a_plan(a_wave(actions_after=actions)),
        inventory=inventory,
    )

    assert finding.thing == "444455556666/us-east-1"


def test_an_unreachable_account_that_the_plan_does_not_need_is_no_finding() -> None:
    found = findings(
        FindingCode.LOCATION_UNREACHABLE, inventory=an_inventory(unreachable=(AMERICA,))
    )

    assert found == ()


def test_a_check_whose_document_does_not_exist_blocks() -> None:
    plan = a_plan(a_wave(checks=(a_document_check("Answers", document="check-http"),)))

    (finding,) = findings(UNKNOWN, plan=plan, inventory=an_inventory(documents=()))

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == "check-http"
    assert finding.fact == (
        "Check Answers of wave Database runs SSM document check-http, "
        "which does not exist in 111122223333/eu-west-1."
    )


def test_a_document_is_needed_wherever_the_wave_has_servers() -> None:
    check = a_document_check(document="check-http")
    plan = a_plan(a_wave(group_ids=("Here", "There"), checks=(check,)))
    inventory = an_inventory(
        a_server("db-1"),
        a_server("db-2", location=AMERICA),
        groups=(a_group("Here", "db-1"), a_group("There", "db-2", location=AMERICA)),
        documents=({"location": EUROPE, "name": "check-http"},),
    )

    (finding,) = findings(UNKNOWN, plan=plan, inventory=inventory)

    assert finding.fact.endswith("does not exist in 444455556666/us-east-1.")


def test_the_document_of_a_command_is_needed_where_its_wave_ran() -> None:
    command = a_command("Seed", on_wave="There", document="seed-data")
    plan = a_plan(a_wave("There"), a_wave("Here", "There", actions_before=(command,)))
    inventory = an_inventory(
        a_server("db-1"),
        a_server("db-2", location=AMERICA),
        groups=(a_group("Here", "db-1"), a_group("There", "db-2", location=AMERICA)),
        documents=({"location": AMERICA, "name": "seed-data"},),
    )

    found = findings(UNKNOWN, plan=plan, inventory=inventory)

    assert found == ()


def test_the_document_of_an_automation_is_needed_where_it_says() -> None:
    action = an_automation("Point DNS", location=AMERICA, document="point-dns")
    plan = a_plan(a_wave(actions_before=(action,)))
    inventory = an_inventory(documents=({"location": EUROPE, "name": "point-dns"},))

    (finding,) = findings(UNKNOWN, plan=plan, inventory=inventory)

    assert finding.fact.endswith("does not exist in 444455556666/us-east-1.")


def test_the_document_of_an_automation_is_otherwise_needed_at_the_first_server() -> None:
    action = an_automation("Point DNS", document="point-dns")
    plan = a_plan(a_wave(actions_after=(action,)))
    inventory = an_inventory(documents=({"location": EUROPE, "name": "point-dns"},))

    found = findings(UNKNOWN, plan=plan, inventory=inventory)

    assert found == ()


@pytest.mark.parametrize(
    ("on_error", "severity"), [("CONTINUE", Severity.WARNING), ("FAIL", Severity.BLOCKER)]
)
def test_an_action_that_may_fail_does_not_block(on_error: str, severity: Severity) -> None:
    actions = (a_command("Seed", on_error=on_error), an_automation("Mail", on_error=on_error))
    plan = a_plan(a_wave(actions_after=actions))

    found = findings(UNKNOWN, plan=plan, inventory=an_inventory(documents=()))

    assert [finding.severity for finding in found] == [severity, severity]


def test_documents_that_nobody_looked_up_are_not_called_unknown() -> None:
    plan = a_plan(a_wave(actions_after=(an_automation(),)))

    found = findings(UNKNOWN, plan=plan, inventory=an_inventory(documents=None))

    assert found == ()


def test_documents_of_an_unreachable_account_are_not_called_unknown() -> None:
    plan = a_plan(a_wave(actions_after=(an_automation(),)))
    inventory = an_inventory(documents=(), unreachable=(EUROPE,))

    found = findings(UNKNOWN, plan=plan, inventory=inventory)

    assert found == ()


def test_documents_that_could_not_be_read_are_not_called_unknown() -> None:
    plan = a_plan(a_wave(actions_after=(an_automation(),)))
    unread = an_unread("DOCUMENTS", reason="Access is denied.")
    inventory = an_inventory(documents=(), unread=(unread,))

    found = findings(UNKNOWN, plan=plan, inventory=inventory)
    (warning,) = findings(FindingCode.NOT_CHECKED, plan=plan, inventory=inventory)

    assert found == ()
    assert warning.severity is Severity.WARNING
    assert warning.fact == (
        "SSM documents in 111122223333/eu-west-1 could not be looked for. Access is denied."
    )


def test_subnets_that_could_not_be_read_leave_the_documents_checked() -> None:
    plan = a_plan(a_wave(actions_after=(an_automation(),)))
    inventory = an_inventory(documents=(), unread=(an_unread("SUBNETS"),))

    found = findings(UNKNOWN, plan=plan, inventory=inventory)

    assert len(found) == 1


def test_what_is_unread_in_an_unreachable_account_is_told_once() -> None:
    inventory = an_inventory(unreachable=(EUROPE,), unread=(an_unread("QUOTAS"),))

    found = findings(FindingCode.NOT_CHECKED, inventory=inventory)

    assert found == ()
