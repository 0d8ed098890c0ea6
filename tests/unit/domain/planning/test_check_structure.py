"""Findings about the shape of a plan."""

from recovery.domain.findings import FindingCode, Severity
from tests.support.builders import a_plan, a_wave, findings


def test_a_plan_without_waves_is_an_error() -> None:
    plan = a_plan().changed(waves=())

    (finding,) = findings(FindingCode.PLAN_HAS_NO_WAVES, plan=plan)

    assert finding.severity is Severity.ERROR
    assert finding.thing == "p-7"
    assert finding.wave is None


def test_two_waves_of_one_name_are_an_error() -> None:
    plan = a_plan(a_wave("Web"), a_wave("Mail"), a_wave("Web"), a_wave("Web"))

    (finding,) = findings(FindingCode.WAVE_NAME_TWICE, plan=plan)

    assert finding.severity is Severity.ERROR
    assert finding.fact == "3 waves are called Web."


def test_a_wave_with_nothing_to_do_is_worth_a_warning() -> None:
    plan = a_plan(a_wave(), a_wave("Pause", group_ids=()))

    (finding,) = findings(FindingCode.WAVE_EMPTY, plan=plan)

    assert finding.severity is Severity.WARNING
    assert finding.thing == "Pause"


def test_a_wave_that_only_waits_for_an_approval_is_not_empty() -> None:
    plan = a_plan(a_wave("Go or no go", group_ids=(), approval={}))

    found = findings(FindingCode.WAVE_EMPTY, plan=plan)

    assert found == ()


def test_a_dependency_on_a_wave_that_is_not_there_is_an_error() -> None:
    plan = a_plan(a_wave("Web", "App", "App"), a_wave("Mail"))

    (finding,) = findings(FindingCode.DEPENDENCY_UNKNOWN, plan=plan)

    assert finding.severity is Severity.ERROR
    assert finding.thing == "App"
    assert finding.fact == "Wave Web depends on App, which is no wave of the plan."


def test_a_cycle_is_an_error_that_names_its_waves() -> None:
    plan = a_plan(a_wave("Web", "App"), a_wave("App", "Database"), a_wave("Database", "Web"))

    (finding,) = findings(FindingCode.DEPENDENCY_CYCLE, plan=plan)

    assert finding.severity is Severity.ERROR
    assert finding.fact == "3 waves would wait in a circle: App -> Database -> Web -> App."


def test_independent_cycles_are_all_reported() -> None:
    plan = a_plan(a_wave("Web", "Web"), a_wave("Mail", "Batch"), a_wave("Batch", "Mail"))

    found = findings(FindingCode.DEPENDENCY_CYCLE, plan=plan)

    assert [finding.thing for finding in found] == ["Web", "Batch"]
