"""A recovery plan over HTTP, with real tables and a DRS that answers: kept, judged, rehearsed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.support.deployed import Deployed

HUB = "111122223333"
HERE = {"accountId": HUB, "region": "eu-west-1"}


class Shop:
    """A plan of one wave with two servers of the hub account."""

    def __init__(self, deployed: Deployed) -> None:
        self._deployed = deployed
        self.ask("POST", "/accounts", {"accountId": HUB, "name": "Hub", "regions": ["eu-west-1"]})
        found = self.ask("GET", f"/source-servers?{urlencode(HERE)}")["items"]
        self.server_ids = [server["serverId"] for server in found[:2]]
        selection = {"kind": "SERVERS", "serverIds": self.server_ids}
        draft = {"name": "Database", "location": HERE, "selection": selection}
        self.group_id = self.ask("POST", "/protection-groups", draft)["groupId"]
        self.plan = {
            "name": "Web shop",
            "objectives": {"rto": "PT4H"},
            "waves": [{"name": "Database", "groupIds": [self.group_id]}],
        }
        self.plan_id = self.ask("POST", "/recovery-plans", self.plan, key="create")["planId"]

    def ask(self, method: str, path: str, body: object = None, *, key: str = "") -> Any:  # noqa: ANN401  it is JSON
        headers = {"Idempotency-Key": key} if key else {}
        status, _, told = self._deployed.request(
            method, path, role="Administrator", json=body, headers=headers
        )
        return told if status < 400 else {"refused": status} | told


@pytest.fixture(scope="module")
def shop(deployed: Deployed) -> Iterator[Shop]:
    made = Shop(deployed)
    yield made
    version = made.ask("GET", f"/recovery-plans/{made.plan_id}")["version"]
    made.ask("DELETE", f"/recovery-plans/{made.plan_id}?version={version}")
    made.ask("DELETE", f"/protection-groups/{made.group_id}?version=1")
    made.ask("DELETE", f"/accounts/{HUB}?version=1")


def test_a_repeated_creation_finds_the_plan_that_it_created(shop: Shop) -> None:
    again = shop.ask("POST", "/recovery-plans", shop.plan, key="create")

    listed = shop.ask("GET", "/recovery-plans")["items"]

    assert again["planId"] == shop.plan_id
    assert [plan["planId"] for plan in listed] == [shop.plan_id]


def test_two_plans_of_one_name_are_one_too_many(shop: Shop) -> None:
    refused = shop.ask("POST", "/recovery-plans", shop.plan | {"name": "WEB SHOP"})

    assert (refused["refused"], refused["code"]) == (409, "NAME_TAKEN")


def test_a_group_of_a_plan_stays(shop: Shop) -> None:
    refused = shop.ask("DELETE", f"/protection-groups/{shop.group_id}?version=1")

    assert (refused["refused"], refused["code"]) == (409, "STILL_USED")


def test_a_version_that_was_overtaken_is_refused(shop: Shop) -> None:
    seen = shop.ask("GET", f"/recovery-plans/{shop.plan_id}")["version"]
    change = shop.plan | {"description": "Everything that sells.", "version": seen}

    changed = shop.ask("PUT", f"/recovery-plans/{shop.plan_id}", change)
    late = shop.ask("PUT", f"/recovery-plans/{shop.plan_id}", change)

    assert changed["version"] == seen + 1
    assert (late["refused"], late["code"]) == (409, "CONCURRENT_CHANGE")


def test_a_plan_is_judged_by_what_drs_answers(shop: Shop) -> None:
    found = shop.ask("POST", f"/recovery-plans/{shop.plan_id}/validate")

    assert (found["waves"], found["servers"]) == (1, 2)
    assert [place["problem"] for place in found["inventory"]["places"]] == [None]


def test_documents_that_do_not_exist_are_found_missing(shop: Shop) -> None:
    action = {"kind": "COMMAND", "name": "Seed", "document": "no-such-document"}
    wave = {"name": "Database", "groupIds": [shop.group_id], "actionsAfter": [action]}

    found = shop.ask("POST", "/recovery-plans/validate", shop.plan | {"waves": [wave]})

    assert "DOCUMENT_UNKNOWN" in {finding["code"] for finding in found["findings"]}


def test_a_rehearsal_predicts_when_the_plan_ends(shop: Shop) -> None:
    found = shop.ask("POST", f"/recovery-plans/{shop.plan_id}/rehearse", {})

    assert found["timeline"]["outcome"] == "COMPLETED"
    assert {bar["serverId"] for bar in found["timeline"]["servers"]} == set(shop.server_ids)


def test_a_preview_of_a_start_with_points_in_time_tells_which_they_are(shop: Shop) -> None:
    now = shop.ask("GET", "/me")["now"]
    choices = {"mode": "DRILL", "pointInTime": {"kind": "NOT_AFTER", "at": now}}

    found = shop.ask("POST", f"/recovery-plans/{shop.plan_id}/preview-start", choices)

    assert found["touched"]["servers"] == 2
    assert found["touched"]["lockedServers"] == []
    assert found["points"]["servers"] == 2


def test_an_exported_configuration_imported_again_changes_nothing(shop: Shop) -> None:
    document = shop.ask("GET", "/configuration")

    report = shop.ask("POST", "/configuration/import", {"document": document})

    assert report["isComplete"]
    assert report["counts"]["UNCHANGED"] == 3
