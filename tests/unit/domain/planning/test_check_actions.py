"""Findings about actions that would find no instance, or no place to run."""

import pytest

from recovery.domain.findings import FindingCode, Severity
from tests.support.builders import (
    EUROPE,
    a_command,
    a_group,
    a_plan,
    a_wave,
    an_automation,
    an_inventory,
    an_inventory_of,
    findings,
)

CODE = FindingCode.ACTION_HAS_NO_INSTANCES
INVENTORY = an_inventory_of({"Database": ("db-1",), "App": ("app-1",), "Web": ("web-1",)})


@pytest.mark.parametrize("on_wave", [None, "Web"])
def test_before_the_launch_the_wave_itself_has_no_instances(on_wave: str | None) -> None:
    command = a_command("Drain", on_wave=on_wave)
    plan = a_plan(a_wave("App"), a_wave("Web", "App", actions_before=(command,)))

    (finding,) = findings(CODE, plan=plan, inventory=INVENTORY)

    assert finding.severity is Severity.ERROR
    assert finding.thing == "Drain"
    assert finding.fact == "Action Drain runs before wave Web is launched: 0 instances exist yet."


@pytest.mark.parametrize("stage", ["actions_before", "actions_after"])
def test_an_action_can_not_run_on_a_wave_that_is_not_there(stage: str) -> None:
    command = a_command("Drain", on_wave="Gone")
    plan = a_plan(a_wave("Web", **{stage: (command,)}))

    (finding,) = findings(CODE, plan=plan, inventory=INVENTORY)

    assert finding.severity is Severity.ERROR
    assert finding.fact == "Action Drain of wave Web runs on Gone, which is no wave of the plan."


def test_an_unknown_dependency_has_no_instances() -> None:
    command = a_command("Drain", on_wave="Gone")
    plan = a_plan(a_wave("Web", "Gone", actions_before=(command,)))

    (finding,) = findings(CODE, plan=plan, inventory=INVENTORY)

    assert finding.fact.endswith("which is no wave of the plan.")


@pytest.mark.parametrize("stage", ["actions_before", "actions_after"])
def test_an_action_can_not_run_on_a_wave_that_may_come_later(stage: str) -> None:
    command = a_command("Drain", on_wave="Web")
    plan = a_plan(a_wave("App", **{stage: (command,)}), a_wave("Web"))

    (finding,) = findings(CODE, plan=plan, inventory=INVENTORY)

    assert finding.severity is Severity.ERROR
    assert (
        finding.fact == "Action Drain of wave App runs on Web, a wave that App does not wait for."
    )


@pytest.mark.parametrize("stage", ["actions_before", "actions_after"])
def test_an_action_may_run_on_a_wave_that_is_done_before(stage: str) -> None:
    command = a_command("Seed", on_wave="Database")
    plan = a_plan(
        a_wave("Database"), a_wave("App", "Database"), a_wave("Web", "App", **{stage: (command,)})
    )

    found = findings(CODE, plan=plan, inventory=INVENTORY)

    assert found == ()


@pytest.mark.parametrize("on_wave", [None, "Web"])
def test_after_the_checks_an_action_may_run_on_its_own_wave(on_wave: str | None) -> None:
    plan = a_plan(a_wave("Web", actions_after=(a_command(on_wave=on_wave),)))

    found = findings(CODE, plan=plan, inventory=INVENTORY)

    assert found == ()


def test_an_automation_needs_no_instance() -> None:
    plan = a_plan(a_wave("Web", actions_before=(an_automation(),)))

    found = findings(CODE, plan=plan, inventory=INVENTORY)

    assert found == ()


def test_an_action_on_servers_that_stay_stopped_is_worth_a_warning() -> None:
    group = a_group(launch_settings={"launch_disposition": "STOPPED"})
    plan = a_plan(a_wave(actions_after=(a_command("Seed"),)))

    (finding,) = findings(CODE, plan=plan, inventory=an_inventory(groups=(group,)))

    assert finding.severity is Severity.WARNING
    assert finding.fact == (
        "Action Seed of wave Database runs on wave Database, which starts 0 servers."
    )


def test_an_automation_in_a_wave_without_groups_must_say_where() -> None:
    plan = a_plan(a_wave("Switch", group_ids=(), actions_after=(an_automation("Point DNS"),)))

    (finding,) = findings(FindingCode.ACTION_HAS_NO_LOCATION, plan=plan)

    assert finding.severity is Severity.ERROR
    assert finding.thing == "Point DNS"


def test_an_automation_that_says_where_needs_no_groups() -> None:
    action = an_automation("Point DNS", location=EUROPE)
    plan = a_plan(a_wave("Switch", group_ids=(), actions_before=(action,)))

    found = findings(FindingCode.ACTION_HAS_NO_LOCATION, plan=plan)

    assert found == ()
