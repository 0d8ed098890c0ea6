"""As many servers as DRS replicates in one place, in groups: saved at once, and never halfway."""

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.e2e.conftest import MANY
from tests.support.product_api import Api, Json, a_group_draft

HALF, MOST = 150, 300


@pytest.fixture(scope="module")
def server_ids(api: Api) -> list[str]:
    found = [server["serverId"] for server in api.everything("/source-servers", **MANY)]
    return found[:MOST]


@pytest.fixture
def group(api: Api, server_ids: list[str]) -> Iterator[Json]:
    made = api.group(MANY, server_ids)
    yield made
    path = f"/protection-groups/{made['groupId']}"
    if (left := api.ask("GET", path)).status == 200:
        api.deleted(path, left.body["version"])


def assigned(api: Api) -> Counter[str | None]:
    """How many servers each group has, by what the servers themselves say."""
    servers = api.everything("/source-servers", **MANY)
    return Counter((server["assignment"] or {}).get("groupName") for server in servers)


def test_all_of_them_are_taken_at_once(api: Api, group: Json) -> None:
    assert group["serverCount"] == MOST
    assert assigned(api) == {group["name"]: MOST, None: 20}


def test_half_of_them_move_to_another_group(api: Api, group: Json, server_ids: list[str]) -> None:
    stay, go = server_ids[:HALF], server_ids[HALF:]
    draft = a_group_draft(api.name("Other"), MANY, go)
    path = f"/protection-groups/{group['groupId']}"

    too_early = api.ask("POST", "/protection-groups", draft)
    changed = api.ask("PUT", path, a_group_draft(group["name"], MANY, stay) | {"version": 1})
    other = api.made("/protection-groups", draft)
    moved = assigned(api)
    api.deleted(f"/protection-groups/{other['groupId']}", 1)

    assert (too_early.status, too_early.body["code"]) == (409, "SERVERS_ASSIGNED")
    assert {held["serverId"] for held in too_early.body["servers"]} == set(go)
    assert (changed.status, changed.body["serverCount"]) == (200, HALF)
    assert moved == {group["name"]: HALF, other["name"]: HALF, None: 20}


def test_after_the_deletion_all_of_them_are_free(
    api: Api, group: Json, server_ids: list[str]
) -> None:
    api.deleted(f"/protection-groups/{group['groupId']}", 1)

    freed = assigned(api)
    again = api.group(MANY, server_ids)
    api.deleted(f"/protection-groups/{again['groupId']}", 1)

    assert freed == {None: 320}
    assert again["serverCount"] == MOST


def test_one_taken_server_keeps_the_whole_group_out(api: Api, server_ids: list[str]) -> None:
    first = api.group(MANY, server_ids[-1:])

    refused = api.ask(
        "POST", "/protection-groups", a_group_draft(api.name("All"), MANY, server_ids)
    )
    left = assigned(api)
    api.deleted(f"/protection-groups/{first['groupId']}", 1)

    assert refused.body["servers"] == [{"serverId": server_ids[-1], "by": first["name"]}]
    assert left == {first["name"]: 1, None: 319}
