"""From an account to a drill: what a person does with the product, in the order of doing it."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.e2e.conftest import Shelf
from tests.support.product_api import Answer, Api, Json, a_tag_group_draft
from tests.support.running_cloud import until
from tests.support.target_role import create_target_role, role_arn

ACCOUNT = "444455556666"
HERE = {"accountId": ACCOUNT, "region": "eu-west-1"}
WITHOUT_DRS = {"accountId": ACCOUNT, "region": "eu-north-1"}
PATH = f"/accounts/{ACCOUNT}"
TIERS = ("db", "app", "search", "web")
NEEDS = {"db": [], "app": ["db"], "search": ["db"], "web": ["app", "search"]}
WHY = "The quarterly drill."


@dataclass(frozen=True)
class Shop:
    """What was answered on the way."""

    registered: Json
    before: Json
    """The verification while the account had no role for us."""
    after: Json
    groups: dict[str, Json]
    """By tier."""
    plan: Json
    started: Answer

    @property
    def execution(self) -> str:
        return f"/executions/{self.started.body['executionId']}"


@pytest.fixture(scope="module")
def shop(api: Api) -> Shop:
    """An account of somebody else, a plan of four waves that form a diamond, a drill of it.

    It waits for an approval, so it is as it was, however slow the machine is.
    """
    regions = [HERE["region"], WITHOUT_DRS["region"]]
    draft = {"accountId": ACCOUNT, "name": "Shop", "regions": regions}
    registered = api.made("/accounts", draft | {"roleArn": role_arn(ACCOUNT)})
    before = api.made(f"{PATH}/verify")
    create_target_role(api.deployed, ACCOUNT, registered["externalId"])
    after = api.made(f"{PATH}/verify")
    groups = {
        tier: api.made("/protection-groups", a_tag_group_draft(f"Shop {tier}", HERE, tier=tier))
        for tier in TIERS
    }
    waves: list[Json] = [
        {"name": tier, "dependsOn": NEEDS[tier], "groupIds": [groups[tier]["groupId"]]}
        for tier in TIERS
    ]
    waves[0]["approval"] = {"instructions": "Call the owner of the data."}
    plan = api.made("/recovery-plans", {"name": "Shop", "waves": waves})
    drill = {"planId": plan["planId"], "mode": "DRILL", "reason": WHY}
    started = api.ask("POST", "/executions", drill, role="Operator", key="quarterly")
    return Shop(registered, before, after, groups, plan, started)


def checks(verification: Json, place: Json) -> dict[str, bool]:
    return {
        check["name"]: check["isPassed"]
        for check in verification["checks"]
        if check["region"] == place["region"]
    }


def problem_of(places: list[Any], place: Json) -> Json | None:
    (found,) = [each for each in places if place.items() <= each.items()]
    problem: Json | None = found["problem"]
    return problem


def test_an_account_is_ready_once_its_owner_has_let_us_in(shop: Shop) -> None:
    assert shop.registered["externalId"]
    assert not shop.before["isPassed"]
    assert set(checks(shop.after, HERE).values()) == {True}


def test_a_region_without_drs_is_told_and_hides_no_server(api: Api, shop: Shop) -> None:
    found = api.got("/source-servers", accountId=ACCOUNT)
    quotas = api.got("/quotas", accountId=ACCOUNT)

    problem = problem_of(found["places"], WITHOUT_DRS)
    assert problem is not None
    assert problem["code"] == "NOT_INITIALIZED"
    assert problem_of(found["places"], HERE) is None
    assert found["total"] == 8
    assert problem_of(quotas["items"], WITHOUT_DRS) is not None
    assert problem_of(quotas["items"], HERE) is None
    assert not shop.after["isPassed"]


def test_a_group_finds_its_servers_by_their_tags(api: Api, shop: Shop) -> None:
    found = api.got(f"/protection-groups/{shop.groups['db']['groupId']}/servers")

    assert [server["hostname"] for server in found["items"]] == ["shop-db-1", "shop-db-2"]


def test_a_plan_is_judged_by_what_drs_says_now(api: Api, shop: Shop) -> None:
    found = api.made(f"/recovery-plans/{shop.plan['planId']}/validate")

    assert (found["waves"], found["servers"]) == (4, 8)
    assert problem_of(found["inventory"]["places"], HERE) is None


def test_a_rehearsal_keeps_to_the_order_of_the_waves(api: Api, shop: Shop) -> None:
    found = api.made(f"/recovery-plans/{shop.plan['planId']}/rehearse", {})

    db, app, search, web = found["timeline"]["waves"]
    assert found["timeline"]["outcome"] == "COMPLETED"
    assert db["endsAt"] <= app["startsAt"] == search["startsAt"]
    assert web["startsAt"] >= max(app["endsAt"], search["endsAt"])


def test_a_preview_of_a_second_drill_names_the_first_one(api: Api, shop: Shop) -> None:
    found = api.made(f"/recovery-plans/{shop.plan['planId']}/preview-start", {"mode": "DRILL"})

    assert not found["canStart"]
    assert found["touched"]["servers"] == 8
    assert {each["executionId"] for each in found["touched"]["lockedServers"]} == {
        shop.started.body["executionId"]
    }


def test_a_started_drill_is_listed_and_shown(api: Api, shop: Shop) -> None:
    listed = api.got("/executions", planId=shop.plan["planId"], mode="DRILL")
    plan = api.got(f"/recovery-plans/{shop.plan['planId']}")
    shown = api.ask("GET", shop.execution, role="Viewer")

    execution_id = shop.started.body["executionId"]
    assert (shop.started.status, shop.started.body["serverCount"]) == (202, 8)
    assert shop.started.headers["location"] == f"executions/{execution_id}"
    assert [each["executionId"] for each in listed["items"]] == [execution_id]
    assert plan["activeExecutionIds"] == [execution_id]
    assert [wave["dependsOn"] for wave in shown.body["waves"]] == list(NEEDS.values())
    assert len(shown.body["servers"]) == 8


def test_who_has_seen_it_already_is_sent_nothing_again(api: Api, shop: Shop) -> None:
    def asked_again() -> tuple[int, str] | None:
        tag = api.ask("GET", shop.execution).headers["etag"]
        headers = {"If-None-Match": tag}
        status, _, body = api.deployed.request("GET", shop.execution, headers=headers)
        return (status, body) if status == 304 else None

    answer = until(asked_again, seconds=60)

    assert answer == (304, "")


def test_its_story_begins_with_who_asked_for_it(api: Api, shop: Shop) -> None:
    told = api.got(f"{shop.execution}/events")

    first = told["items"][0]
    assert (first["number"], first["text"]) == (1, f"Asked for by operator@example.com: {WHY}")


@pytest.mark.parametrize(
    ("form", "content_type"),
    [
        ("json", "application/json"),
        ("csv", "text/csv; charset=utf-8"),
        ("html", "text/html; charset=utf-8"),
    ],
)
def test_its_report_comes_in_the_form_that_was_asked_for(
    api: Api, shop: Shop, form: str, content_type: str
) -> None:
    status, headers, body = api.deployed.request("GET", f"{shop.execution}/report?format={form}")

    assert (status, headers["content-type"]) == (200, content_type)
    assert "shop-db-1" in str(body)


def test_a_drill_is_cancelled_once_and_for_a_reason(api: Api, shelf: Shelf) -> None:
    plan = api.plan(shelf.group()["groupId"])
    drill = api.made("/executions", {"planId": plan["planId"], "mode": "DRILL"})
    path, why = f"/executions/{drill['executionId']}/cancel", {"why": "The bridge call said so."}

    without = api.ask("POST", path)
    first = api.ask("POST", path, why, role="Operator", key="stop")
    again = api.ask("POST", path, why, role="Operator", key="stop")

    asked = api.everything("/audit", kind="EXECUTION", entityId=drill["executionId"])
    assert (without.status, without.body["code"]) == (422, "INVALID")
    assert (first.status, again.status) == (202, 202)
    assert first.body["requestId"] == again.body["requestId"]
    assert [each["operation"] for each in asked] == ["cancelExecution", "startExecution"]
    assert asked[0]["reason"] == why["why"]


def test_the_audit_trail_knows_who_made_the_plan(api: Api, shop: Shop) -> None:
    (made,) = api.everything("/audit", kind="PLAN", entityId=shop.plan["planId"])

    assert (made["operation"], made["actor"]["name"]) == ("createPlan", "administrator@example.com")
    assert made["before"] is None
    assert made["after"]["name"] == "Shop"


def test_an_exported_configuration_can_be_tried_out(api: Api, shop: Shop) -> None:
    document = api.got("/configuration")
    document["plans"].append({"name": "Another", "waves": [{"name": "All", "groups": ["Shop db"]}]})

    report = api.made("/configuration/import", {"document": document, "isDryRun": True})

    created = [each["name"] for each in report["entities"] if each["outcome"] == "CREATED"]
    assert created == ["Another"]
    assert "Another" not in {plan["name"] for plan in api.everything("/recovery-plans")}
    assert shop.plan["name"] in {plan["name"] for plan in document["plans"]}


def test_an_account_that_groups_need_stays(api: Api, shop: Shop) -> None:
    refused = api.ask("DELETE", f"{PATH}?version=1")

    assert (refused.status, refused.body["code"]) == (409, "STILL_USED")
    assert len(refused.body["users"]) == len(shop.groups)
    assert api.got(PATH)["accountId"] == ACCOUNT


def test_lists_are_read_page_by_page_and_not_by_each_others_tokens(api: Api, shop: Shop) -> None:
    first = api.got("/protection-groups", limit="3")
    rest = api.got("/protection-groups", limit="200", pageToken=first["nextToken"])

    stolen = api.ask("GET", f"/recovery-plans?pageToken={first['nextToken']}")

    names = [group["name"] for group in (*first["items"], *rest["items"])]
    assert len(first["items"]) == 3
    assert {group["name"] for group in shop.groups.values()} <= set(names)
    assert len(names) == len(set(names))
    assert (stolen.status, stolen.body["code"]) == (400, "PAGE_TOKEN_INVALID")
