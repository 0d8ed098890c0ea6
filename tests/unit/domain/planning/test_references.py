"""What a plan refers to besides servers."""

from recovery.domain.planning.references import references
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_wave,
    an_automation,
)
from tests.support.builders import server_id as id_of

HERE = a_group("Database", location=EUROPE)
THERE = a_group("Web", "web-1", location=AMERICA)


def test_checks_are_looked_for_where_the_wave_has_its_groups() -> None:
    wave = a_wave("Both", group_ids=("Database", "Web"), checks=(a_document_check(),))

    found = references(a_plan(wave), (HERE, THERE))

    assert {location: named.documents for location, named in found.items()} == {
        EUROPE: {"check-http"},
        AMERICA: {"check-http"},
    }


def test_a_command_on_another_wave_is_looked_for_there() -> None:
    command = a_command(on_wave="Database")
    plan = a_plan(a_wave(), a_wave("Web", "Database", actions_before=(command,)))

    found = references(plan, (HERE, THERE))

    assert found[EUROPE].documents == {"seed-data"}
    assert found[AMERICA].documents == frozenset()


def test_a_command_on_an_unknown_wave_is_looked_for_nowhere() -> None:
    plan = a_plan(a_wave(actions_after=(a_command(on_wave="Mail"),)))

    found = references(plan, (HERE,))

    assert found[EUROPE].documents == frozenset()


def test_an_automation_is_looked_for_where_it_says_although_no_group_is_there() -> None:
    action = an_automation(location=AMERICA)

    found = references(a_plan(a_wave(actions_before=(action,))), (HERE,))

    assert found[AMERICA].documents == {"point-dns"}
    assert found[EUROPE].documents == frozenset()


def test_an_automation_without_a_place_is_looked_for_where_its_wave_is() -> None:
    found = references(a_plan(a_wave(actions_before=(an_automation(),))), (HERE,))

    assert found[EUROPE].documents == {"point-dns"}


def test_subnets_of_a_group_and_of_its_servers_are_named() -> None:
    group = a_group(
        launch_settings={"subnet_id": "subnet-1"},
        server_settings={id_of("db-1"): {"subnet_id": "subnet-2"}},
    )

    found = references(a_plan(), (group,))

    assert found[EUROPE].subnet_ids == {"subnet-1", "subnet-2"}


def test_unknown_groups_name_nothing() -> None:
    found = references(a_plan(a_wave("Mail", checks=(a_document_check(),))), ())

    assert found == {}
