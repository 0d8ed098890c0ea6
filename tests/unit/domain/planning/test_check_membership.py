"""Findings about which groups and servers are in which wave."""

from recovery.domain.findings import FindingCode, Severity
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_tag_group,
    a_wave,
    an_inventory,
    findings,
    server_id,
)


def test_a_group_that_does_not_exist_is_an_error() -> None:
    plan = a_plan(a_wave("Database", group_ids=("Database", "Gone", "Gone")))

    (finding,) = findings(FindingCode.GROUP_UNKNOWN, plan=plan)

    assert finding.severity is Severity.ERROR
    assert finding.thing == "Gone"
    assert finding.wave == "Database"


def test_a_tag_query_that_finds_nothing_blocks_and_says_what_it_looked_for() -> None:
    group = a_tag_group(tags={"tier": "data", "app": "shop"})

    (finding,) = findings(FindingCode.GROUP_EMPTY, inventory=an_inventory(groups=(group,)))

    assert finding.severity is Severity.BLOCKER
    assert finding.fact == (
        "Group Database finds no server in 111122223333/eu-west-1 tagged app=shop, tier=data."
    )


def test_a_group_that_lists_nothing_blocks() -> None:
    group = a_group(selection={"kind": "SERVERS", "server_ids": ()})

    (finding,) = findings(FindingCode.GROUP_EMPTY, inventory=an_inventory(groups=(group,)))

    assert finding.severity is Severity.BLOCKER
    assert finding.fact == "Group Database lists no servers."


def test_a_listed_server_that_vanished_blocks() -> None:
    inventory = an_inventory(a_server("db-1"), groups=(a_group("Database", "db-1", "db-2"),))

    (finding,) = findings(FindingCode.SERVER_UNKNOWN, inventory=inventory)

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-2")
    assert finding.fact == (
        f"Server {server_id('db-2')} of group Database is no source server of "
        "111122223333/eu-west-1."
    )


def test_a_listed_server_of_another_account_is_said_to_be_there() -> None:
    inventory = an_inventory(a_server("db-1", location=AMERICA))

    (finding,) = findings(FindingCode.SERVER_UNKNOWN, inventory=inventory)

    assert finding.fact.endswith(
        "is no source server of 111122223333/eu-west-1 but of 444455556666/us-east-1."
    )


def test_a_group_whose_servers_all_vanished_is_not_called_empty() -> None:
    inventory = an_inventory(a_server("web-1"), groups=(a_group("Database", "db-1"),))

    found = findings(FindingCode.GROUP_EMPTY, inventory=inventory)

    assert found == ()


def test_servers_of_an_unreachable_account_are_not_called_unknown() -> None:
    groups = (a_group("Database", "db-9"), a_tag_group("Web", tags={"tier": "web"}))
    inventory = an_inventory(groups=groups, unreachable=(EUROPE,))
    plan = a_plan(a_wave("Database"), a_wave("Web"))

    unknown = findings(FindingCode.SERVER_UNKNOWN, plan=plan, inventory=inventory)
    empty = findings(FindingCode.GROUP_EMPTY, plan=plan, inventory=inventory)

    assert unknown == empty == ()


def test_an_optional_server_outside_the_wave_is_worth_a_warning() -> None:
    wave = a_wave(optional_server_ids=(server_id("db-1"), server_id("web-1"), server_id("web-1")))

    (finding,) = findings(FindingCode.OPTIONAL_SERVER_NOT_IN_WAVE, plan=a_plan(wave))

    assert finding.severity is Severity.WARNING
    assert finding.thing == server_id("web-1")


def test_an_optional_server_that_vanished_is_reported_only_as_unknown() -> None:
    plan = a_plan(a_wave(optional_server_ids=(server_id("db-2"),)))
    inventory = an_inventory(groups=(a_group("Database", "db-1", "db-2"),))

    found = findings(FindingCode.OPTIONAL_SERVER_NOT_IN_WAVE, plan=plan, inventory=inventory)

    assert found == ()


def test_an_optional_server_may_be_in_a_group_that_can_not_be_looked_up() -> None:
    plan = a_plan(a_wave(optional_server_ids=(server_id("web-1"),)))

    unreachable = an_inventory(unreachable=(EUROPE,))
    unknown = an_inventory(groups=())

    for inventory in (unreachable, unknown):
        code = FindingCode.OPTIONAL_SERVER_NOT_IN_WAVE
        assert findings(code, plan=plan, inventory=inventory) == ()
