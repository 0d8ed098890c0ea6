"""Target accounts over the API."""

import pytest

from recovery.domain.people import Role
from tests.support.api_events import call_api
from tests.support.builders import AMERICA, a_group
from tests.support.memory.world import MemoryWorld

ID = AMERICA.account_id
PATH = f"/accounts/{ID}"
DRAFT = {
    "accountId": ID,
    "name": "Workloads",
    "regions": ["us-east-1"],
    "roleArn": f"arn:aws:iam::{ID}:role/disaster-recovery",
}
CHANGE = {key: value for key, value in DRAFT.items() if key != "accountId"} | {"version": 1}


def a_world() -> MemoryWorld:
    world = MemoryWorld()
    call_api(world, "POST", "/accounts", body=DRAFT)
    return world


def test_a_registered_account_is_created_where_its_location_says() -> None:
    world = MemoryWorld()

    status, headers, body = call_api(world, "POST", "/accounts", body=DRAFT)

    assert (status, headers["Location"]) == (201, f"accounts/{ID}")
    assert body == call_api(world, "GET", f"/{headers['Location']}").body


def test_a_repeated_registration_under_one_key_is_answered_alike() -> None:
    world = MemoryWorld()

    first = call_api(world, "POST", "/accounts", body=DRAFT, key="k-1")
    again = call_api(world, "POST", "/accounts", body=DRAFT, key="k-1")

    assert (again.status, again.body) == (201, first.body)


def test_accounts_are_listed() -> None:
    status, _, body = call_api(a_world(), "GET", "/accounts", role=Role.VIEWER)

    assert status == 200
    assert [one["name"] for one in body["items"]] == ["Workloads"]
    assert body["items"][0]["externalId"] is None


def test_an_account_is_changed_deleted_and_then_unknown() -> None:
    world = a_world()

    changed = call_api(world, "PUT", PATH, body=CHANGE | {"name": "Renamed"})
    deleted = call_api(world, "DELETE", PATH, query={"version": "2"})
    gone = call_api(world, "GET", PATH)

    assert (changed.status, changed.body["name"], changed.body["version"]) == (200, "Renamed", 2)
    assert (deleted.status, deleted.body) == (204, None)
    assert (gone.status, gone.body["code"]) == (404, "UNKNOWN")


def test_an_account_is_verified() -> None:
    status, _, body = call_api(a_world(), "POST", f"{PATH}/verify")

    assert status == 200
    assert body["accountId"] == ID


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"accountId": "12"}, "accountId"),
        ({"regions": []}, "regions"),
        ({"regions": ["eu-west-1", "Ireland"]}, "regions[1]"),
        ({"roleArn": "admin"}, "roleArn"),
        ({"nickname": "W"}, "nickname"),
    ],
)
def test_a_malformed_account_is_refused_by_field(wrong: dict[str, object], field: str) -> None:
    status, _, body = call_api(MemoryWorld(), "POST", "/accounts", body=DRAFT | wrong)

    assert status == 400
    assert [error["field"] for error in body["errors"]] == [field]


def test_an_account_without_a_role_is_understood_and_refused() -> None:
    status, _, body = call_api(MemoryWorld(), "POST", "/accounts", body=DRAFT | {"roleArn": None})

    assert (status, body["code"]) == (422, "INVALID")


def test_an_older_version_conflicts() -> None:
    status, _, body = call_api(a_world(), "PUT", PATH, body=CHANGE | {"version": 7})

    assert (status, body["code"]) == (409, "CONCURRENT_CHANGE")


def test_an_account_with_groups_is_not_deleted_and_they_are_named() -> None:
    world = a_world()
    world.has_groups(a_group("Web", location=AMERICA))

    status, _, body = call_api(world, "DELETE", PATH, query={"version": "1"})

    assert (status, body["code"], body["users"]) == (409, "STILL_USED", ["group Web"])


def test_a_deletion_states_the_version_that_was_seen() -> None:
    status, _, body = call_api(a_world(), "DELETE", PATH)

    assert status == 400
    assert [error["field"] for error in body["errors"]] == ["version"]


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
def test_only_administrators_register(role: Role) -> None:
    status, _, _ = call_api(MemoryWorld(), "POST", "/accounts", body=DRAFT, role=role)

    assert status == 403
