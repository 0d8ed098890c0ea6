"""Accounts, their servers and protection groups, from the registration to the last deletion."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.support.deployed import Deployed
from tests.support.target_role import create_target_role, role_arn

HUB, TARGET = "111122223333", "444455556666"
REGIONS = ["eu-central-1", "eu-west-1"]
HERE = {"accountId": HUB, "region": "eu-west-1"}


class Api:
    """With the status that is expected; the body is what is left to look at."""

    def __init__(self, deployed: Deployed) -> None:
        self._deployed = deployed

    def get(self, path: str, *, status: int = 200, **query: str) -> Any:  # noqa: ANN401  it is JSON
        asked = f"{path}?{urlencode(query)}" if query else path
        return self._answer("GET", asked, status=status, role="Viewer")

    def post(self, path: str, body: object, *, status: int = 201) -> Any:  # noqa: ANN401  it is JSON
        return self._answer("POST", path, body, status=status)

    def put(self, path: str, body: object, *, status: int = 200) -> Any:  # noqa: ANN401  it is JSON
        return self._answer("PUT", path, body, status=status)

    def delete(self, path: str, *, status: int = 204) -> Any:  # noqa: ANN401  it is JSON
        return self._answer("DELETE", path, status=status)

    def _answer(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        status: int,
        role: str = "Administrator",
    ) -> Any:  # noqa: ANN401  it is JSON
        found, _, told = self._deployed.request(method, path, role=role, json=body)
        assert found == status, told
        return told


@pytest.fixture(scope="module")
def api(deployed: Deployed) -> Iterator[Api]:
    """Both accounts are registered; the role in the second one is created last."""
    api = Api(deployed)
    hub = {"accountId": HUB, "name": "Hub", "regions": REGIONS}
    target = {"accountId": TARGET, "name": "Subsidiary", "regions": REGIONS}
    api.post("/accounts", hub)
    registered = api.post("/accounts", target | {"roleArn": role_arn(TARGET)})
    create_target_role(deployed, TARGET, registered["externalId"])
    yield api
    for account_id in (HUB, TARGET):
        api.delete(f"/accounts/{account_id}?version=1")


def a_draft(name: str, *server_ids: str, **stated: object) -> dict[str, object]:
    selection = {"kind": "SERVERS", "serverIds": server_ids}
    return {"name": name, "location": HERE, "selection": selection} | stated


def server_ids(api: Api, text: str, **place: str) -> list[str]:
    """Of the place of all drafts, where no other is stated."""
    found = api.get("/source-servers?" + urlencode({"text": text} | (place or HERE)))
    return [server["serverId"] for server in found["items"]]


def test_accounts_that_are_set_up_pass_their_verification(api: Api) -> None:
    for account_id in (HUB, TARGET):
        found = api.post(f"/accounts/{account_id}/verify", None, status=200)

        assert found["isPassed"], found["checks"]


def test_every_server_of_every_account_is_on_some_page(api: Api) -> None:
    pages = [api.get("/source-servers", limit="200")]
    while token := pages[-1]["nextToken"]:
        pages.append(api.get("/source-servers", limit="200", pageToken=token))

    hostnames = [server["hostname"] for page in pages for server in page["items"]]
    assert len(hostnames) == pages[0]["total"] == 300
    assert hostnames == sorted(hostnames)
    assert [place["problem"] for place in pages[0]["places"]] == [None] * 4


def test_an_account_whose_role_refuses_hides_no_other(api: Api) -> None:
    stranger = "777788889999"
    body = {"accountId": stranger, "name": "X", "regions": ["eu-west-1"]}
    api.post("/accounts", body | {"roleArn": role_arn(stranger)})

    found = api.get("/source-servers", limit="1")
    quotas = api.get("/quotas")
    api.delete(f"/accounts/{stranger}?version=1")

    problems = [place["problem"] for place in found["places"] if place["accountId"] == stranger]
    assert problems[0]["code"]
    assert found["total"] == 300
    assert sum(item["problem"] is None for item in quotas["items"]) == 4


def test_one_server_is_shown_with_its_recovery_points_and_launch_settings(api: Api) -> None:
    place = {"accountId": TARGET, "region": "eu-west-1"}
    (server_id,) = server_ids(api, "intake-db-01", **place)
    path = f"/source-servers/{TARGET}/eu-west-1/{server_id}"

    server = api.get(path)
    points = api.get(f"{path}/recovery-points", limit="5")
    launch = api.get(f"{path}/launch-settings")

    assert server["hostname"] == "intake-db-01"
    assert server["readiness"]["isReady"]
    assert len(points["items"]) == 5
    assert points["nextToken"]
    assert launch["launchTemplateId"].startswith("lt-")
    assert api.get(path.replace(server_id, "s-00000000000000000"), status=404)["code"] == "UNKNOWN"


def test_quotas_show_what_is_used_in_every_place(api: Api) -> None:
    found = api.get("/quotas", accountId=HUB)

    assert [item["sourceServers"]["used"] for item in found["items"]] == [60, 120]
    assert {item["jobs"]["limit"] for item in found["items"]} == {20}


def test_a_group_by_tags_is_previewed_saved_and_resolved(api: Api) -> None:
    selection = {"kind": "TAGS", "tags": {"Application": "billing", "Tier": "Web"}}
    draft = a_draft("Billing web", selection=selection)

    previewed = api.post("/protection-groups/preview", draft, status=200)
    group_id = api.post("/protection-groups", draft)["groupId"]
    servers = api.get(f"/protection-groups/{group_id}/servers")
    api.delete(f"/protection-groups/{group_id}?version=1")

    hostnames = [server["hostname"] for server in servers["items"]]
    assert hostnames == [f"billing-web-{number:02}" for number in range(1, 5)]
    assert [server["hostname"] for server in previewed["items"]] == hostnames


def test_a_static_group_lives_from_creation_to_deletion(api: Api) -> None:
    first, second = server_ids(api, "booking-db")
    path = f"/protection-groups/{api.post('/protection-groups', a_draft('Db', first))['groupId']}"

    taken = api.post("/protection-groups", a_draft("Other", first), status=409)
    stale = api.put(path, a_draft("Db", first) | {"version": 9}, status=409)
    changed = api.put(path, a_draft("Databases", first, second) | {"version": 1})
    shown = api.get(f"/source-servers/{HUB}/eu-west-1/{second}")
    api.delete(f"{path}?version=2")
    freed = api.get(f"/source-servers/{HUB}/eu-west-1/{second}")

    assert (taken["code"], taken["servers"]) == (
        "SERVERS_ASSIGNED",
        [{"serverId": first, "by": "Db"}],
    )
    assert stale["code"] == "CONCURRENT_CHANGE"
    assert (changed["version"], changed["serverCount"]) == (2, 2)
    assert shown["assignment"]["groupName"] == "Databases"
    assert freed["assignment"] is None


def test_settings_that_no_launch_could_carry_out_are_refused(api: Api) -> None:
    (server_id,) = server_ids(api, "claims-db-01")
    outside = {"subnetId": "subnet-0e57a7e0000010001", "privateIp": "10.9.9.9"}
    unknown = {"subnetId": "subnet-00000000000000000"}

    refused = api.post(
        "/protection-groups",
        a_draft("Claims", server_id, serverSettings={server_id: outside}),
        status=422,
    )
    missing = api.post(
        "/protection-groups", a_draft("Claims", server_id, launchSettings=unknown), status=422
    )

    assert [one["code"] for one in refused["findings"]] == ["PRIVATE_IP_OUTSIDE_SUBNET"]
    assert [one["code"] for one in missing["findings"]] == ["SUBNET_UNKNOWN"]


def test_what_drs_holds_otherwise_is_drift_and_its_own_settings_of_a_server_are_not(
    api: Api,
) -> None:
    first, second = server_ids(api, "crm-db")
    held = api.get(f"/source-servers/{HUB}/eu-west-1/{first}/launch-settings")["settings"]
    draft = a_draft(
        "Crm",
        first,
        second,
        launchSettings={"copyTags": not held["copyTags"]},
        serverSettings={first: {"copyTags": held["copyTags"]}},
    )
    path = f"/protection-groups/{api.post('/protection-groups', draft)['groupId']}"

    settings = api.get(f"{path}/launch-settings")
    drift = api.get(f"{path}/drift")
    api.delete(f"{path}?version=1")

    origins = [one["origins"]["copyTags"] for one in settings["items"]]
    assert origins == ["SERVER", "GROUP"]
    assert [one["isInStep"] for one in drift["items"]] == [True, False]
    assert [one["setting"] for one in drift["items"][1]["differences"]] == ["copyTags"]
