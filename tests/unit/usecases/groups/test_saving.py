"""Groups created: the rules, repetitions, and others who save at the same time."""

import pytest

from recovery.domain.errors import (
    Busy,
    GroupInvalid,
    Invalid,
    KeyReused,
    LocationUnreachable,
    NameTaken,
    ServersAssigned,
    ServersUnknown,
)
from recovery.domain.findings import FindingCode
from recovery.domain.value import Location
from recovery.ports.estate import Blind
from recovery.usecases.groups.saving import create_group, update_group
from tests.support.builders import (
    AMERICA,
    EUROPE,
    server_id,
)
from tests.support.drafts import a_change_to, a_draft_of, by_tags
from tests.support.memory.people import a_call
from tests.support.saved_groups import a_world, saved_again, when_read

CREATE, UPDATE, DELETE = a_call("createGroup"), a_call("updateGroup"), a_call("deleteGroup")

REFUSED = Blind(location=EUROPE, code="ACCESS_DENIED", reason="No permission.")
ADDRESS = {"private_ip": "10.0.1.9"}


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
