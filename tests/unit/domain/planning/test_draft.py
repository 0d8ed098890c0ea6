"""A plan with its waves packed, before anybody judged it."""

from recovery.domain.limits import Limits
from recovery.domain.planning.draft import draft_plan, locations
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_inventory,
    an_inventory_of,
    server_id,
    some_limits,
)


def test_a_server_in_two_waves_goes_into_the_first() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web"))
    inventory = an_inventory_of({"Database": ("db-1",), "Web": ("db-1", "web-1")})

    draft = draft_plan(plan, inventory, Limits())

    assert [list(wave.servers) for wave in draft.waves] == [
        [server_id("db-1")],
        [server_id("web-1")],
    ]


def test_waves_are_numbered_in_plan_order_and_packed() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web"))
    inventory = an_inventory_of({"Database": ("db-1",), "Web": ("web-1", "web-2")})

    draft = draft_plan(plan, inventory, some_limits(servers_per_job=1))

    assert [(wave.number, wave.name, len(wave.jobs)) for wave in draft.waves] == [
        (1, "Database", 1),
        (2, "Web", 2),
    ]


def test_of_two_waves_with_one_name_the_first_is_meant() -> None:
    plan = a_plan(a_wave("Web"), a_wave("Web"))

    draft = draft_plan(plan, an_inventory(), Limits())

    assert draft.wave_named["Web"].number == 1


def test_a_wave_is_where_its_servers_are() -> None:
    plan = a_plan(a_wave(group_ids=("Far", "Near")))
    inventory = an_inventory(
        a_server("db-1"),
        a_server("db-2", location=AMERICA),
        groups=(a_group("Near", "db-1"), a_group("Far", "db-2", location=AMERICA)),
    )

    draft = draft_plan(plan, inventory, Limits())

    assert locations(draft.waves[0]) == (AMERICA, EUROPE)
