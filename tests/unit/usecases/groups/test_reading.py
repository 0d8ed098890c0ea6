"""Protection groups as they are saved."""

import pytest

from recovery.domain.errors import Unknown
from recovery.domain.people import Role
from recovery.ports.paging import PageRequest
from recovery.usecases.groups.reading import get_group, list_groups
from tests.support.builders import a_group, a_plan, a_tag_group, a_wave, server_id
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld

GET, LIST = a_call("getGroup"), a_call("listGroups")


def test_groups_are_listed_in_short_by_name_in_pages() -> None:
    world = MemoryWorld()
    world.has_groups(a_group("web", "web-1", "web-2"), a_tag_group("Database", tags={"tier": "db"}))

    first = list_groups(world.ports, LIST, PageRequest(limit=1))
    second = list_groups(world.ports, LIST, PageRequest(limit=1, token=first.next_token))

    database, web = *first.items, *second.items
    assert (database.name, database.server_count, database.tags) == (
        "Database",
        None,
        {"tier": "db"},
    )
    assert (web.name, web.server_count, web.tags) == ("web", 2, None)
    assert second.next_token is None


def test_one_group_is_shown_with_all_its_settings() -> None:
    world = MemoryWorld()
    own = {server_id("db-1"): {"private_ip": "10.0.1.9"}}
    world.has_groups(a_group("Database", "db-1", server_settings=own))

    found = get_group(world.ports, GET, "Database")

    assert str(found.server_settings[server_id("db-1")].private_ip) == "10.0.1.9"
    assert found.version == 1


def test_a_group_that_plans_use_says_why_it_is_not_deleted() -> None:
    world = MemoryWorld()
    world.has_groups(a_group("Database"))
    world.has_plans(a_plan(a_wave("Database")))

    found = get_group(world.ports, GET, "Database")

    update, delete = found.allowed_actions
    assert update.is_allowed
    assert (delete.is_allowed, delete.why_not) == (
        False,
        "It is used by 1 plan. Take it out there first.",
    )


def test_whoever_only_reads_is_told_the_role_that_may_change() -> None:
    world = MemoryWorld()
    world.has_groups(a_group("Database"))

    found = get_group(world.ports, a_call("getGroup", role=Role.VIEWER), "Database")

    assert all("PlanManager" in (one.why_not or "") for one in found.allowed_actions)


def test_what_is_not_there_is_unknown() -> None:
    with pytest.raises(Unknown):
        get_group(MemoryWorld().ports, GET, "g-9")
