"""Findings about groups and servers that a plan has more than once."""

from recovery.domain.findings import FindingCode, Severity
from tests.support.builders import a_plan, a_wave, an_inventory_of, findings, server_id


def test_a_group_named_twice_in_a_wave_is_worth_a_warning() -> None:
    plan = a_plan(a_wave("Database", group_ids=("Database", "Database")))

    (finding,) = findings(FindingCode.GROUP_TWICE, plan=plan)

    assert finding.severity is Severity.WARNING
    assert finding.fact == "Wave Database names group Database 2 times."


def test_a_group_in_two_waves_is_an_error() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web", group_ids=("Database",)))

    (finding,) = findings(FindingCode.GROUP_TWICE, plan=plan)

    assert finding.severity is Severity.ERROR
    assert finding.fact == "Group Database is in 2 waves: Database and Web."
    assert finding.wave == "Web"


def test_an_unknown_group_in_two_waves_is_called_by_its_id() -> None:
    plan = a_plan(a_wave("App", group_ids=("Gone",)), a_wave("Web", group_ids=("Gone",)))

    (finding,) = findings(FindingCode.GROUP_TWICE, plan=plan)

    assert finding.fact == "Group Gone is in 2 waves: App and Web."


def test_servers_of_a_group_in_two_waves_are_not_reported_one_by_one() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web", group_ids=("Database",)))

    found = findings(FindingCode.SERVER_IN_TWO_WAVES, plan=plan)

    assert found == ()


def test_a_server_in_two_waves_blocks() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web"))
    inventory = an_inventory_of({"Database": ("db-1",), "Web": ("web-1", "db-1")})

    (finding,) = findings(FindingCode.SERVER_IN_TWO_WAVES, plan=plan, inventory=inventory)

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-1")
    assert finding.fact == (
        f"Server db-1 ({server_id('db-1')}) is in 2 waves: Database by group Database and "
        "Web by group Web."
    )


def test_a_server_in_two_waves_of_one_name_blocks_too() -> None:
    plan = a_plan(a_wave("Web"), a_wave("Web", group_ids=("Mail",)))
    inventory = an_inventory_of({"Web": ("web-1",), "Mail": ("web-1",)})

    (finding,) = findings(FindingCode.SERVER_IN_TWO_WAVES, plan=plan, inventory=inventory)

    assert finding.thing == server_id("web-1")


def test_a_server_in_two_groups_of_a_wave_is_worth_a_warning() -> None:
    plan = a_plan(a_wave("Shop", group_ids=("Database", "Web")))
    inventory = an_inventory_of({"Database": ("db-1",), "Web": ("web-1", "db-1")})

    (finding,) = findings(FindingCode.SERVER_IN_TWO_GROUPS, plan=plan, inventory=inventory)

    assert finding.severity is Severity.WARNING
    assert finding.thing == server_id("db-1")
    assert finding.fact.endswith("Database and Web. The settings of Database hold.")
