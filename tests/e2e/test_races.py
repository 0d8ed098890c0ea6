"""Two requests that arrive at the same moment: one of them wins, and the other one learns why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Barrier

import pytest

from tests.e2e.conftest import START, Shelf
from tests.support.product_api import (
    Answer,
    Api,
    Json,
    a_group_draft,
    a_plan_draft,
    a_tag_group_draft,
)

Ask = Callable[[], Answer]
ROUNDS = range(4)
_KEYS = (f"race-{number}" for number in count(1))


def at_once(*asks: Ask) -> list[Answer]:
    start = Barrier(len(asks))

    def run(ask: Ask) -> Answer:
        start.wait(timeout=30)
        return ask()

    with ThreadPoolExecutor(len(asks)) as pool:
        return list(pool.map(run, asks))


@pytest.fixture(scope="module", autouse=True)
def _warm(api: Api) -> None:
    """Whoever waits for a cold start races nobody."""
    api.deployed.token("Administrator")
    for _ in range(2):
        at_once(*[lambda: api.ask("GET", "/quotas")] * 4)


def creating(api: Api, path: str, draft: Json, key: str | None = None) -> Ask:
    return lambda: api.ask("POST", path, draft, key=key)


def changing(api: Api, path: str, change: Json) -> Ask:
    return lambda: api.ask("PUT", path, change)


def codes(answers: list[Answer]) -> list[tuple[int, str | None]]:
    """Winners first."""
    found = [(answer.status, (answer.body or {}).get("code")) for answer in answers]
    return sorted(found, key=lambda one: one[0])


@pytest.mark.parametrize("_", ROUNDS)
def test_one_name_is_given_once(api: Api, _: int) -> None:
    name = api.name("Same name")
    drafts = [a_tag_group_draft(spelt, START, app=spelt) for spelt in (name, name.upper())]

    answers = at_once(*(creating(api, "/protection-groups", draft) for draft in drafts))

    assert codes(answers) == [(201, None), (409, "NAME_TAKEN")]


@pytest.mark.parametrize("_", ROUNDS)
def test_one_server_comes_into_one_group(api: Api, shelf: Shelf, _: int) -> None:
    server_ids = shelf.take()
    drafts = [a_group_draft(api.name("Group"), START, server_ids) for _ in range(2)]

    answers = at_once(*(creating(api, "/protection-groups", draft) for draft in drafts))

    winner, loser = sorted(answers, key=lambda answer: answer.status)
    assert codes(answers) == [(201, None), (409, "SERVERS_ASSIGNED")]
    assert loser.body["servers"] == [{"serverId": server_ids[0], "by": winner.body["name"]}]


def test_groups_of_different_servers_do_not_keep_each_other_out(api: Api, shelf: Shelf) -> None:
    drafts = [a_group_draft(api.name("Group"), START, shelf.take()) for _ in range(4)]

    answers = at_once(*(creating(api, "/protection-groups", draft) for draft in drafts))

    assert codes(answers) == [(201, None)] * 4


@pytest.mark.parametrize("_", ROUNDS)
def test_of_two_changes_to_one_version_one_is_too_late(api: Api, _: int) -> None:
    plan = api.plan()
    change = a_plan_draft(plan["name"]) | {"version": 1}
    path = f"/recovery-plans/{plan['planId']}"

    answers = at_once(
        changing(api, path, change | {"description": "One"}),
        changing(api, path, change | {"description": "Two"}),
    )

    winner = next(answer for answer in answers if answer.status == 200)
    kept = api.got(path)
    assert codes(answers) == [(200, None), (409, "CONCURRENT_CHANGE")]
    assert (kept["version"], kept["description"]) == (2, winner.body["description"])


@pytest.mark.parametrize("_", ROUNDS)
def test_a_repeated_start_starts_once(api: Api, shelf: Shelf, _: int) -> None:
    plan = api.plan(shelf.group()["groupId"])
    start = {"planId": plan["planId"], "mode": "DRILL"}
    key = next(_KEYS)

    answers = at_once(*[creating(api, "/executions", start, key)] * 3)

    listed = api.everything("/executions", planId=plan["planId"])
    assert codes(answers) == [(202, None)] * 3
    assert len(listed) == 1
    assert {answer.body["executionId"] for answer in answers} == {listed[0]["executionId"]}


@pytest.mark.parametrize("_", ROUNDS)
def test_a_repeated_creation_creates_once(api: Api, shelf: Shelf, _: int) -> None:
    draft = a_group_draft(api.name("Group"), START, shelf.take())

    answers = at_once(*[creating(api, "/protection-groups", draft, next(_KEYS))] * 3)

    assert codes(answers) == [(201, None)] * 3
    assert len({answer.body["groupId"] for answer in answers}) == 1


@pytest.mark.parametrize("_", ROUNDS)
def test_one_server_is_in_one_execution(api: Api, shelf: Shelf, _: int) -> None:
    group = shelf.group()
    starts = [{"planId": api.plan(group["groupId"])["planId"], "mode": "DRILL"} for _ in range(2)]

    answers = at_once(*(creating(api, "/executions", start) for start in starts))

    winner, loser = sorted(answers, key=lambda answer: answer.status)
    server_id = group["selection"]["serverIds"][0]
    assert codes(answers) == [(202, None), (409, "SERVERS_LOCKED")]
    assert loser.body["servers"] == [{"serverId": server_id, "by": winner.body["executionId"]}]


@pytest.mark.parametrize("_", ROUNDS)
def test_no_plan_refers_to_a_group_that_is_deleted(api: Api, _: int) -> None:
    draft = a_tag_group_draft(api.name("Group"), START, app="none")
    group = api.made("/protection-groups", draft)
    path = f"/protection-groups/{group['groupId']}"

    deletion, creation = at_once(
        lambda: api.ask("DELETE", f"{path}?version=1"),
        creating(api, "/recovery-plans", a_plan_draft(api.name("Plan"), group["groupId"])),
    )

    is_there = api.ask("GET", path).status == 200
    assert (deletion.status == 204) is not is_there
    assert (creation.status == 201) is is_there
    assert {deletion.status, creation.status} <= {204, 201, 404, 409, 422}


@pytest.mark.parametrize("_", ROUNDS)
def test_an_execution_runs_the_plan_as_it_stands(api: Api, shelf: Shelf, _: int) -> None:
    plan = api.plan(shelf.group()["groupId"])
    path = f"/recovery-plans/{plan['planId']}"
    change = {"name": plan["name"], "waves": plan["waves"], "version": 1, "description": "New"}

    start, edit = at_once(
        creating(api, "/executions", {"planId": plan["planId"], "mode": "DRILL"}),
        changing(api, path, change),
    )

    kept = api.got(path)
    assert max(start.status, edit.status) < 500
    assert (edit.status == 200) is (kept["version"] == 2)
    assert (start.status == 202) is bool(kept["activeExecutionIds"])
    assert start.status != 202 or start.body["planVersion"] == kept["version"]
