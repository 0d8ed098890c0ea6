"""Protection groups over the API."""

import pytest

from recovery.domain.people import Role
from recovery.ports.estate import Blind
from tests.support.api_events import call_api
from tests.support.builders import EUROPE, a_plan, a_server, a_wave, server_id
from tests.support.memory.world import MemoryWorld

PATH = "/protection-groups"
PLACE = {"accountId": EUROPE.account_id, "region": EUROPE.region}
DRAFT = {
    "name": "Database",
    "location": PLACE,
    "selection": {"kind": "SERVERS", "serverIds": [server_id("db-1")]},
}
TAGGED = DRAFT | {"selection": {"kind": "TAGS", "tags": {"tier": "db"}}}


def a_world() -> MemoryWorld:
    world = MemoryWorld()
    world.has_places(EUROPE)
    world.shows(a_server("db-1", tags={"tier": "db"}), a_server("db-2"))
    return world


def created(world: MemoryWorld, **stated: object) -> str:
    """The path of a new group."""
    _, headers, _ = call_api(world, "POST", PATH, body=DRAFT | stated)
    return f"/{headers['Location']}"


def test_a_created_group_is_found_where_its_location_says() -> None:
    world = a_world()

    status, headers, body = call_api(world, "POST", PATH, body=DRAFT, role=Role.PLAN_MANAGER)

    assert status == 201
    assert call_api(world, "GET", f"/{headers['Location']}", role=Role.PLAN_MANAGER).body == body


def test_a_repeated_creation_under_one_key_is_answered_alike() -> None:
    world = a_world()

    first = call_api(world, "POST", PATH, body=DRAFT, key="k-1")
    again = call_api(world, "POST", PATH, body=DRAFT, key="k-1")
    other = call_api(world, "POST", PATH, body=DRAFT | {"name": "Other"}, key="k-1")

    assert (again.status, again.body) == (201, first.body)
    assert (other.status, other.body["code"]) == (409, "IDEMPOTENCY_KEY_REUSED")


def test_a_group_is_listed_changed_deleted_and_then_unknown() -> None:
    world = a_world()
    group = created(world)

    listed = call_api(world, "GET", PATH, role=Role.VIEWER)
    changed = call_api(world, "PUT", group, body=DRAFT | {"name": "Renamed", "version": 1})
    deleted = call_api(world, "DELETE", group, query={"version": "2"})
    gone = call_api(world, "GET", group)

    assert [one["name"] for one in listed.body["items"]] == ["Database"]
    assert (changed.status, changed.body["name"]) == (200, "Renamed")
    assert (deleted.status, gone.status) == (204, 404)


def test_a_preview_needs_no_name_and_saves_nothing() -> None:
    world = a_world()
    preview = {"location": PLACE, "selection": TAGGED["selection"]}

    status, _, body = call_api(world, "POST", f"{PATH}/preview", body=preview, role=Role.VIEWER)

    assert status == 200
    assert [server["hostname"] for server in body["items"]] == ["db-1"]
    assert world.kept.groups == {}


def test_a_preview_has_pages() -> None:
    world = a_world()
    both = {"kind": "SERVERS", "serverIds": [server_id("db-1"), server_id("db-2")]}

    path, preview = f"{PATH}/preview", DRAFT | {"selection": both}
    first = call_api(world, "POST", path, body=preview, query={"limit": "1"})
    query = {"limit": "1", "pageToken": first.body["nextToken"]}
    second = call_api(world, "POST", path, body=preview, query=query)

    assert [one["hostname"] for one in second.body["items"]] == ["db-2"]


def test_servers_settings_and_drift_of_a_group_are_shown() -> None:
    world = a_world()
    group = created(world, launchSettings={"copyTags": True})

    servers = call_api(world, "GET", f"{group}/servers")
    settings = call_api(world, "GET", f"{group}/launch-settings")
    drift = call_api(world, "GET", f"{group}/drift")

    assert servers.body["items"][0]["serverId"] == server_id("db-1")
    assert settings.body["items"][0]["settings"]["copyTags"] is True
    assert settings.body["items"][0]["origins"]["copyTags"] == "GROUP"
    assert drift.body["items"][0]["isInStep"] is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": " "}, "name"),
        ({"selection": {"kind": "TAGS", "tags": {}}}, "selection"),
        ({"selection": {"kind": "ALL"}}, "selection"),
        ({"location": {"accountId": EUROPE.account_id}}, "location.region"),
        ({"launchSettings": {"privateIp": "10.0.0.300"}}, "launchSettings.privateIp"),
        ({"serverSettings": {"db-1": {}}}, "serverSettings"),
    ],
    ids=str,
)
def test_a_malformed_group_is_refused_by_field(wrong: dict[str, object], field: str) -> None:
    status, _, body = call_api(a_world(), "POST", PATH, body=DRAFT | wrong)

    assert status == 400
    assert all(error["field"].startswith(field) for error in body["errors"])


def test_servers_that_drs_does_not_have_are_named() -> None:
    unknown = {"kind": "SERVERS", "serverIds": [server_id("db-9")]}

    status, _, body = call_api(a_world(), "POST", PATH, body=DRAFT | {"selection": unknown})

    assert (status, body["code"]) == (422, "SERVERS_UNKNOWN")
    assert [server["serverId"] for server in body["servers"]] == [server_id("db-9")]


def test_a_server_of_another_group_conflicts_and_the_group_is_named() -> None:
    world = a_world()
    created(world)

    status, _, body = call_api(world, "POST", PATH, body=DRAFT | {"name": "Other"})

    assert (status, body["code"]) == (409, "SERVERS_ASSIGNED")
    assert body["servers"] == [{"serverId": server_id("db-1"), "by": "Database"}]


def test_settings_that_no_launch_could_carry_out_are_refused_with_findings() -> None:
    settings = {"subnetId": "subnet-9"}

    status, _, body = call_api(a_world(), "POST", PATH, body=DRAFT | {"launchSettings": settings})

    assert (status, body["code"]) == (422, "GROUP_INVALID")
    assert [finding["code"] for finding in body["findings"]] == ["SUBNET_UNKNOWN"]


def test_an_older_version_conflicts() -> None:
    world = a_world()
    group = created(world)

    status, _, body = call_api(world, "PUT", group, body=DRAFT | {"version": 7})

    assert (status, body["code"]) == (409, "CONCURRENT_CHANGE")


def test_a_group_that_plans_use_is_not_deleted() -> None:
    world = a_world()
    group = created(world)
    group_id = group.rpartition("/")[2]
    world.has_plans(a_plan(a_wave("Database", group_ids=(group_id,)), name="Web shop"))

    status, _, body = call_api(world, "DELETE", group, query={"version": "1"})

    assert (status, body["code"], body["users"]) == (409, "STILL_USED", ["plan Web shop"])


def test_a_place_that_can_not_be_read_is_a_fault_behind_us() -> None:
    world = a_world()
    world.estate.put(Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer."))

    status, _, body = call_api(world, "POST", PATH, body=DRAFT)

    assert (status, body["code"]) == (502, "LOCATION_UNREACHABLE")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.OPERATOR, Role.RECOVERY_MANAGER])
def test_whoever_may_not_change_groups_changes_none(role: Role) -> None:
    world = a_world()
    group = created(world)

    changes = (
        call_api(world, "POST", PATH, body=DRAFT | {"name": "Other"}, role=role),
        call_api(world, "PUT", group, body=DRAFT | {"version": 1}, role=role),
        call_api(world, "DELETE", group, query={"version": "1"}, role=role),
    )

    assert [answered.status for answered in changes] == [403, 403, 403]
    assert len(world.kept.groups) == 1
