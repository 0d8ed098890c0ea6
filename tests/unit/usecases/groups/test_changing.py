"""Groups changed and deleted: versions, what must still hold, and what is set free."""

import pytest

from recovery.domain.errors import (
    ConcurrentChange,
    Invalid,
    LocationUnreachable,
    ServersAssigned,
    StillUsed,
    Unknown,
)
from recovery.ports.estate import Blind
from recovery.usecases.groups.saving import create_group, delete_group, update_group
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_wave,
)
from tests.support.drafts import a_change_to, a_draft_of
from tests.support.memory.people import a_call
from tests.support.saved_groups import a_world, saved_again, when_read

CREATE, UPDATE, DELETE = a_call("createGroup"), a_call("updateGroup"), a_call("deleteGroup")

REFUSED = Blind(location=EUROPE, code="ACCESS_DENIED", reason="No permission.")


def test_a_changed_group_has_its_next_version_and_an_audit_record() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))

    changed = update_group(
        world.ports, UPDATE, created.group_id, a_change_to("Databases", "db-1", "db-2")
    )

    assert (changed.name, changed.server_count, changed.version) == ("Databases", 2, 2)
    assert saved_again(world, created) == changed
    assert (world.kept.audit[-1].before or {})["name"] == "Database"


def test_a_server_that_was_taken_out_is_free_for_others() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1", "db-2"))

    update_group(world.ports, UPDATE, created.group_id, a_change_to("Database", "db-1"))
    other = create_group(world.ports, CREATE, a_draft_of("Other", "db-2"))

    assert other.server_count == 1


def test_a_new_name_is_the_one_that_refuses_others() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))
    update_group(world.ports, UPDATE, created.group_id, a_change_to("Renamed", "db-1"))

    with pytest.raises(ServersAssigned, match="is in group Renamed"):
        create_group(world.ports, CREATE, a_draft_of("Other", "db-1"))


def test_a_change_of_an_older_version_is_refused() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of())
    update_group(world.ports, UPDATE, created.group_id, a_change_to("Renamed"))

    with pytest.raises(ConcurrentChange):
        update_group(world.ports, UPDATE, created.group_id, a_change_to("Late"))


def test_a_change_in_the_last_moment_is_not_overwritten() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of())

    def change(times: int) -> None:
        if times == 1:
            update_group(world.ports, UPDATE, created.group_id, a_change_to("Faster"))

    when_read(world, change)

    with pytest.raises(ConcurrentChange):
        update_group(world.ports, UPDATE, created.group_id, a_change_to("Slower"))
    assert saved_again(world, created).name == "Faster"


def test_another_group_saved_in_between_does_not_stop_a_change() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))

    def save(times: int) -> None:
        if times == 1:
            create_group(world.ports, CREATE, a_draft_of("Web", "web-1"))

    when_read(world, save)
    changed = update_group(world.ports, UPDATE, created.group_id, a_change_to("Renamed", "db-1"))

    assert changed.version == 2


def test_a_group_stays_where_it_is() -> None:
    world = a_world()
    world.has_places(AMERICA)
    created = create_group(world.ports, CREATE, a_draft_of())

    with pytest.raises(Invalid, match=f"stays in {EUROPE}"):
        update_group(world.ports, UPDATE, created.group_id, a_change_to(location=AMERICA))


def test_a_server_that_has_left_drs_since_does_not_forbid_a_change() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1", "db-2"))
    world.shows(a_server("db-1"))

    change = a_change_to("Renamed", "db-1", "db-2")
    changed = update_group(world.ports, UPDATE, created.group_id, change)

    assert changed.name == "Renamed"


def test_a_new_name_is_saved_although_the_place_fails() -> None:
    world = a_world()
    settings = {"instance_type": "m5.large"}
    draft = a_draft_of("Database", "db-1", launch_settings=settings)
    created = create_group(world.ports, CREATE, draft)
    world.estate.put(REFUSED)
    world.sights.kept.clear()

    change = a_change_to("Renamed", "db-1", launch_settings=settings)

    assert update_group(world.ports, UPDATE, created.group_id, change).name == "Renamed"


def test_new_settings_are_not_saved_where_the_place_fails() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))
    world.estate.put(REFUSED)
    world.sights.kept.clear()
    change = a_change_to("Database", "db-1", launch_settings={"instance_type": "m5.large"})

    with pytest.raises(LocationUnreachable):
        update_group(world.ports, UPDATE, created.group_id, change)


def test_what_is_not_there_is_not_changed() -> None:
    with pytest.raises(Unknown):
        update_group(a_world().ports, UPDATE, "g-9", a_change_to())


def test_a_deleted_group_is_gone_and_its_servers_are_free() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))

    delete_group(world.ports, DELETE, created.group_id, version=1)

    assert world.kept.groups == {}
    assert world.kept.audit[-1].after is None
    assert create_group(world.ports, CREATE, a_draft_of("Other", "db-1")).server_count == 1


def test_a_group_that_plans_use_is_not_deleted_and_they_are_named() -> None:
    world = a_world()
    world.has_groups(a_group("Database", "db-1"))
    world.has_plans(a_plan(a_wave("Database"), name="Web shop"))

    with pytest.raises(StillUsed) as refused:
        delete_group(world.ports, DELETE, "Database", version=1)

    assert refused.value.users == ("plan Web shop",)


def test_another_version_than_the_one_that_was_seen_is_not_deleted() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of())

    with pytest.raises(ConcurrentChange):
        delete_group(world.ports, DELETE, created.group_id, version=2)


def test_a_group_that_changes_in_the_last_moment_is_not_deleted() -> None:
    world = a_world()
    created = create_group(world.ports, CREATE, a_draft_of())

    def change(times: int) -> None:
        if times == 1:
            update_group(world.ports, UPDATE, created.group_id, a_change_to("Faster"))

    when_read(world, change)

    with pytest.raises(ConcurrentChange):
        delete_group(world.ports, DELETE, created.group_id, version=1)
