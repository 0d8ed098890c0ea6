"""Protection groups created, changed and deleted."""

from collections.abc import Callable

import pytest

from recovery.domain.errors import (
    Busy,
    ConcurrentChange,
    GroupInvalid,
    Invalid,
    KeyReused,
    LocationUnreachable,
    NameTaken,
    ServersAssigned,
    ServersUnknown,
    StillUsed,
    Unknown,
)
from recovery.domain.findings import FindingCode
from recovery.domain.roster import Roster
from recovery.domain.value import Location
from recovery.ports.estate import Blind
from recovery.ports.groups import Groups
from recovery.usecases.groups.reading import get_group
from recovery.usecases.groups.saving import create_group, delete_group, update_group
from recovery.usecases.groups.view import GroupView
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_wave,
    server_id,
)
from tests.support.drafts import a_change_to, a_draft_of, by_tags
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld

CREATE, UPDATE, DELETE = a_call("createGroup"), a_call("updateGroup"), a_call("deleteGroup")
REFUSED = Blind(location=EUROPE, code="ACCESS_DENIED", reason="No permission.")
ADDRESS = {"private_ip": "10.0.1.9"}


def a_world(*hostnames: str) -> MemoryWorld:
    """Europe is registered and has servers: db-1, db-2 and web-1."""
    world = MemoryWorld()
    world.has_places(EUROPE)
    world.shows(*map(a_server, hostnames or ("db-1", "db-2", "web-1")))
    return world


def saved_again(world: MemoryWorld, group: GroupView) -> GroupView:
    return get_group(world.ports, a_call("getGroup"), group.group_id)


def when_read(world: MemoryWorld, act: Callable[[int], None]) -> None:
    """Somebody else acts each time a roster was read, and before it is saved."""
    groups: Groups = world.ports.groups
    read = groups.roster
    times = 0

    def roster(location: Location) -> Roster:
        nonlocal times
        found = read(location)
        times += 1
        act(times)
        return found

    groups.roster = roster  # type: ignore[method-assign]


def test_a_created_group_is_found_and_audited() -> None:
    world = a_world()

    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1", "db-2"))

    assert saved_again(world, created) == created
    assert created.server_count == 2
    record = world.kept.audit[-1]
    assert (record.operation, record.entity_name, record.before) == (
        "createGroup",
        "Database",
        None,
    )


def test_a_server_that_is_listed_twice_counts_once() -> None:
    created = create_group(a_world().ports, CREATE, a_draft_of("Database", "db-1", "db-1"))

    assert created.server_count == 1


def test_a_group_by_tags_needs_no_server_yet() -> None:
    created = create_group(a_world().ports, CREATE, a_draft_of(selection=by_tags(tier="db")))

    assert (created.server_count, created.tags) == (None, {"tier": "db"})


def test_an_empty_list_is_a_beginning() -> None:
    draft = a_draft_of(selection={"kind": "SERVERS", "server_ids": ()})

    assert create_group(a_world().ports, CREATE, draft).server_count == 0


def test_servers_that_drs_does_not_have_are_refused_by_name() -> None:
    with pytest.raises(ServersUnknown) as refused:
        create_group(a_world().ports, CREATE, a_draft_of("Database", "db-1", "db-8", "db-9"))

    assert refused.value.server_ids == (server_id("db-8"), server_id("db-9"))


def test_servers_of_another_group_are_refused_with_its_name() -> None:
    world = a_world()
    create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))

    with pytest.raises(ServersAssigned, match="is in group Database"):
        create_group(world.ports, CREATE, a_draft_of("Other", "db-1"))


def test_a_name_is_taken_whatever_its_case() -> None:
    world = a_world()
    create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))

    with pytest.raises(NameTaken):
        create_group(world.ports, CREATE, a_draft_of("DATABASE", "db-2"))


@pytest.mark.parametrize(
    "location", [AMERICA, EUROPE.changed(region="eu-west-2")], ids=["account", "Region"]
)
def test_a_place_that_nobody_registered_is_refused(location: Location) -> None:
    with pytest.raises(Invalid, match="is not registered with Region"):
        create_group(a_world().ports, CREATE, a_draft_of(location=location))


def test_what_can_not_be_checked_is_not_saved() -> None:
    world = a_world()
    world.estate.put(REFUSED)

    with pytest.raises(LocationUnreachable, match=r"can't be saved") as refused:
        create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))

    assert refused.value.why == "ACCESS_DENIED"
    assert world.kept.groups == {}


def test_a_group_without_anything_to_check_is_saved_although_its_place_fails() -> None:
    world = a_world()
    world.estate.put(REFUSED)

    create_group(world.ports, CREATE, a_draft_of("Database", selection=by_tags(tier="db")))

    assert len(world.kept.groups) == 1


def test_two_servers_with_one_address_are_refused_with_the_finding() -> None:
    settings = {server_id("db-1"): ADDRESS, server_id("db-2"): ADDRESS}
    draft = a_draft_of("Database", "db-1", "db-2", server_settings=settings)

    with pytest.raises(GroupInvalid) as refused:
        create_group(a_world().ports, CREATE, draft)

    assert [found.code for found in refused.value.findings] == [FindingCode.PRIVATE_IP_TWICE]


def test_a_subnet_that_does_not_exist_is_refused() -> None:
    draft = a_draft_of("Database", "db-1", launch_settings={"subnet_id": "subnet-9"})

    with pytest.raises(GroupInvalid, match="subnet-9 does not exist"):
        create_group(a_world().ports, CREATE, draft)


def test_a_warning_about_settings_forbids_nothing() -> None:
    draft = a_draft_of("Database", "db-1", launch_settings={"instance_type": "m5.large"})

    assert create_group(a_world().ports, CREATE, draft).version == 1


@pytest.mark.parametrize(
    "settings", [ADDRESS, {"launch_into_instance_id": "i-0123456789abcdef0"}], ids=["IP", "target"]
)
def test_what_belongs_to_one_server_is_not_set_for_a_group(settings: dict[str, str]) -> None:
    with pytest.raises(Invalid, match="belong to one server"):
        create_group(a_world().ports, CREATE, a_draft_of(launch_settings=settings))


def test_settings_of_a_server_that_is_not_listed_are_refused() -> None:
    draft = a_draft_of("Database", "db-1", server_settings={server_id("db-2"): ADDRESS})

    with pytest.raises(Invalid, match=server_id("db-2")):
        create_group(a_world().ports, CREATE, draft)


def test_servers_found_by_tags_have_no_settings_of_their_own() -> None:
    draft = a_draft_of(selection=by_tags(tier="db"), server_settings={server_id("db-1"): ADDRESS})

    with pytest.raises(Invalid, match="for servers that the group lists"):
        create_group(a_world().ports, CREATE, draft)


def test_settings_that_set_nothing_are_not_kept() -> None:
    draft = a_draft_of("Database", "db-1", server_settings={server_id("db-1"): {}})

    assert create_group(a_world().ports, CREATE, draft).server_settings == {}


def test_more_servers_than_fit_are_refused_before_anybody_looks() -> None:
    names = (f"db-{number}" for number in range(1001))

    with pytest.raises(Invalid, match="1001 servers"):
        create_group(a_world().ports, CREATE, a_draft_of("Database", *names))


def test_settings_that_do_not_fit_into_an_item_are_refused() -> None:
    settings = {"security_group_ids": ["sg-0123456789abcdef0"] * 20_000}

    with pytest.raises(Invalid, match="bytes"):
        create_group(a_world().ports, CREATE, a_draft_of(launch_settings=settings))


def test_a_repeated_creation_finds_what_it_created() -> None:
    world = a_world()
    call = a_call("createGroup", key="k-1")

    first = create_group(world.ports, call, a_draft_of())
    again = create_group(world.ports, call, a_draft_of())

    assert again == first
    assert len(world.kept.audit) == 1


def test_a_repeated_creation_shows_the_group_as_it_is_now() -> None:
    world = a_world()
    call = a_call("createGroup", key="k-1")
    first = create_group(world.ports, call, a_draft_of())
    update_group(world.ports, UPDATE, first.group_id, a_change_to("Renamed"))

    again = create_group(world.ports, call, a_draft_of())

    assert (again.group_id, again.name) == (first.group_id, "Renamed")


def test_a_key_of_another_request_is_refused() -> None:
    world = a_world()
    call = a_call("createGroup", key="k-1")
    create_group(world.ports, call, a_draft_of())

    with pytest.raises(KeyReused):
        create_group(world.ports, call, a_draft_of("Another"))


def test_a_request_that_arrives_twice_at_once_creates_one_group() -> None:
    world = a_world()
    call = a_call("createGroup", key="k-1")

    def arrive(times: int) -> None:
        if times == 1:
            create_group(world.ports, call, a_draft_of())

    when_read(world, arrive)
    created = create_group(world.ports, call, a_draft_of())

    assert list(world.kept.groups) == [created.group_id]


def test_somebody_who_saves_in_between_costs_another_try_only() -> None:
    world = a_world()

    def save(times: int) -> None:
        if times == 1:
            create_group(world.ports, CREATE, a_draft_of("Web", "web-1"))

    when_read(world, save)
    created = create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))

    assert saved_again(world, created).name == "Database"
    assert len(world.kept.groups) == 2


def test_somebody_who_takes_the_server_in_between_wins() -> None:
    world = a_world()

    def save(times: int) -> None:
        if times == 1:
            create_group(world.ports, CREATE, a_draft_of("Faster", "db-1"))

    when_read(world, save)

    with pytest.raises(ServersAssigned, match="Faster"):
        create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))


def test_who_never_gets_through_is_told_to_try_again() -> None:
    world = a_world()

    def save(_: int) -> None:
        roster = world.kept.roster(EUROPE)
        world.kept.rosters[EUROPE] = roster.changed(version=roster.version + 1)

    when_read(world, save)

    with pytest.raises(Busy, match="Try again"):
        create_group(world.ports, CREATE, a_draft_of("Database", "db-1"))


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
