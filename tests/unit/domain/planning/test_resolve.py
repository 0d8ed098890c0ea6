"""From protection groups to servers."""

from recovery.domain.launch_settings import LaunchSettings, RightSizing
from recovery.domain.planning.resolve import resolve, scheduled_servers
from tests.support.builders import (
    AMERICA,
    a_group,
    a_plan,
    a_server,
    a_tag_group,
    a_wave,
    an_inventory,
    an_inventory_of,
    instance_id,
    server_id,
)


def test_a_list_keeps_its_own_order() -> None:
    inventory = an_inventory_of({"Database": ("db-2", "db-1", "db-3")})

    resolved = resolve(a_plan(), inventory)["Database"]

    assert [server.hostname for server in resolved.servers] == ["db-2", "db-1", "db-3"]


def test_a_server_listed_twice_in_a_group_counts_once() -> None:
    inventory = an_inventory(groups=(a_group("Database", "db-1", "db-1"),))

    resolved = resolve(a_plan(), inventory)["Database"]

    assert [server.hostname for server in resolved.servers] == ["db-1"]


def test_a_tag_query_finds_servers_that_carry_every_tag() -> None:
    inventory = an_inventory(
        a_server("db-1", tags={"tier": "data", "app": "shop", "owner": "ann"}),
        a_server("db-2", tags={"tier": "data"}),
        a_server("db-3", tags={"tier": "data", "app": "mail"}),
        groups=(a_tag_group("Database", tags={"tier": "data", "app": "shop"}),),
    )

    resolved = resolve(a_plan(), inventory)["Database"]

    assert [server.hostname for server in resolved.servers] == ["db-1"]


def test_a_tag_query_stays_in_the_place_of_its_group() -> None:
    inventory = an_inventory(
        a_server("db-1", tags={"tier": "data"}),
        a_server("db-2", tags={"tier": "data"}, location=AMERICA),
        groups=(a_tag_group("Database", tags={"tier": "data"}, location=AMERICA),),
    )

    resolved = resolve(a_plan(), inventory)["Database"]

    assert [server.hostname for server in resolved.servers] == ["db-2"]


def test_what_a_tag_query_finds_is_ordered_by_hostname() -> None:
    inventory = an_inventory(
        a_server("db-3", tags={"tier": "data"}),
        a_server("db-1", tags={"tier": "data"}),
        a_server("db-2", tags={"tier": "data"}),
        groups=(a_tag_group("Database", tags={"tier": "data"}),),
    )

    resolved = resolve(a_plan(), inventory)["Database"]

    assert [server.hostname for server in resolved.servers] == ["db-1", "db-2", "db-3"]


def test_a_listed_server_that_drs_does_not_have_is_missing() -> None:
    inventory = an_inventory(a_server("db-1"), groups=(a_group("Database", "db-1", "db-2"),))

    resolved = resolve(a_plan(), inventory)["Database"]

    assert resolved.missing_ids == (server_id("db-2"),)


def test_a_listed_server_of_another_region_is_missing() -> None:
    inventory = an_inventory(a_server("db-1", location=AMERICA))

    resolved = resolve(a_plan(), inventory)["Database"]

    assert resolved.servers == ()
    assert resolved.missing_ids == (server_id("db-1"),)


def test_only_known_groups_that_the_plan_uses_are_resolved() -> None:
    plan = a_plan(a_wave(group_ids=("Database", "Nowhere")))
    inventory = an_inventory(groups=(a_group("Database"), a_group("Mail")))

    resolved = resolve(plan, inventory)

    assert list(resolved) == ["Database"]


def test_settings_of_a_server_stand_over_those_of_its_group() -> None:
    group = a_group(
        launch_settings={"right_sizing": "BASIC", "copy_tags": True},
        server_settings={server_id("db-1"): {"right_sizing": "NONE"}},
    )
    resolved = resolve(a_plan(), an_inventory(groups=(group,)))

    scheduled = scheduled_servers(a_wave(), resolved.values(), taken=set())

    settings = scheduled[server_id("db-1")].settings
    assert settings == LaunchSettings(right_sizing=RightSizing.NONE, copy_tags=True)


def test_settings_of_the_first_group_hold_where_two_groups_have_a_server() -> None:
    plan = a_plan(a_wave(group_ids=("Database", "Everything")))
    groups = (a_group(launch_settings={"copy_tags": True}), a_group("Everything"))
    resolved = resolve(plan, an_inventory(groups=groups))

    scheduled = scheduled_servers(plan.waves[0], resolved.values(), taken=set())

    assert scheduled[server_id("db-1")].settings == LaunchSettings(copy_tags=True)


def test_servers_that_are_taken_are_left_out() -> None:
    resolved = resolve(a_plan(), an_inventory_of({"Database": ("db-1", "db-2")}))

    scheduled = scheduled_servers(a_wave(), resolved.values(), taken={server_id("db-1")})

    assert list(scheduled) == [server_id("db-2")]


def test_the_wave_says_which_servers_are_optional() -> None:
    wave = a_wave(optional_server_ids=(server_id("db-2"),))
    resolved = resolve(a_plan(wave), an_inventory_of({"Database": ("db-1", "db-2")}))

    scheduled = scheduled_servers(wave, resolved.values(), taken=set())

    assert [server.is_optional for server in scheduled.values()] == [False, True]


def test_a_server_with_launch_settings_needs_them_applied() -> None:
    inventory = an_inventory(groups=(a_group(launch_settings={"copy_tags": False}),))
    resolved = resolve(a_plan(), inventory)

    scheduled = scheduled_servers(a_wave(), resolved.values(), taken=set())

    assert scheduled[server_id("db-1")].needs_settings


def test_a_server_without_launch_configuration_needs_one() -> None:
    inventory = an_inventory(a_server("db-1", has_launch_configuration=False))
    resolved = resolve(a_plan(), inventory)

    scheduled = scheduled_servers(a_wave(), resolved.values(), taken=set())

    assert scheduled[server_id("db-1")].needs_settings


def test_a_server_that_drs_can_launch_as_it_is_needs_no_settings() -> None:
    resolved = resolve(a_plan(), an_inventory())

    scheduled = scheduled_servers(a_wave(), resolved.values(), taken=set())

    assert not scheduled[server_id("db-1")].needs_settings


def test_a_server_with_an_instance_replaces_it() -> None:
    instance = {"instance_id": instance_id("old"), "is_drill": True}
    inventory = an_inventory(a_server("db-1", instance=instance))
    resolved = resolve(a_plan(), inventory)

    scheduled = scheduled_servers(a_wave(), resolved.values(), taken=set())

    assert scheduled[server_id("db-1")].replaces_instance
