"""Findings about health checks and commands that the state of an instance would defeat."""

from recovery.domain.findings import FindingCode, Severity
from recovery.domain.health_checks import AgentCheck, StatusCheck
from tests.support.builders import (
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_inventory,
    an_inventory_of,
    findings,
    server_id,
)

INVENTORY = an_inventory_of({"Database": ("db-1",), "Web": ("web-1",)})


def test_a_document_check_before_the_agent_is_online_is_worth_a_warning() -> None:
    checks = (StatusCheck(), a_document_check("Answers"), AgentCheck())

    (finding,) = findings(FindingCode.CHECK_NEEDS_AGENT, plan=a_plan(a_wave(checks=checks)))

    assert finding.severity is Severity.WARNING
    assert finding.thing == "Answers"
    assert finding.wave == "Database"


def test_a_document_check_after_the_agent_is_online_is_fine() -> None:
    checks = (AgentCheck(), a_document_check("Answers"))

    found = findings(FindingCode.CHECK_NEEDS_AGENT, plan=a_plan(a_wave(checks=checks)))

    assert found == ()


def test_a_command_on_a_wave_that_does_not_wait_for_the_agent_is_worth_a_warning() -> None:
    plan = a_plan(
        a_wave("Database", checks=(StatusCheck(),)),
        a_wave("Web", "Database", actions_before=(a_command("Seed", on_wave="Database"),)),
    )

    (finding,) = findings(FindingCode.CHECK_NEEDS_AGENT, plan=plan, inventory=INVENTORY)

    assert finding.thing == "Seed"
    assert finding.wave == "Web"
    assert finding.fix == "Add the check of the SSM agent to wave Database."


def test_a_command_on_a_wave_that_waits_for_the_agent_is_fine() -> None:
    plan = a_plan(a_wave(actions_after=(a_command("Seed"),)))

    found = findings(FindingCode.CHECK_NEEDS_AGENT, plan=plan)

    assert found == ()


def test_servers_that_stay_stopped_skip_their_checks() -> None:
    stopped = {server_id("db-2"): {"launch_disposition": "STOPPED"}}
    group = a_group("Database", "db-1", "db-2", server_settings=stopped)
    inventory = an_inventory(a_server("db-1"), a_server("db-2"), groups=(group,))

    (finding,) = findings(FindingCode.CHECKS_SKIPPED_WHEN_STOPPED, inventory=inventory)

    assert finding.severity is Severity.WARNING
    assert finding.fact == (
        f"Wave Database skips 2 checks on 1 stopped server: db-2 ({server_id('db-2')})."
    )


def test_without_checks_nothing_is_skipped() -> None:
    group = a_group(launch_settings={"launch_disposition": "STOPPED"})
    inventory = an_inventory(groups=(group,))

    found = findings(
        FindingCode.CHECKS_SKIPPED_WHEN_STOPPED,
        plan=a_plan(a_wave(checks=())),
        inventory=inventory,
    )

    assert found == ()
