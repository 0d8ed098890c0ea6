"""The routes of recovery plans."""

from recovery.domain.people import Role
from recovery.domain.wording import listed
from tests.support.api_events import call_api
from tests.support.builders import EUROPE, a_server, server_id
from tests.support.play import Play
from tests.support.web_shop import a_shop_schedule, a_web_shop, a_web_shop_with_a_plan

WAVES = [
    {"name": "Database", "groupIds": ["Database"]},
    {"name": "Web", "groupIds": ["Web"], "dependsOn": ["Database"]},
]
SHOP = {"name": "Web shop", "objectives": {"rto": "PT4H"}, "waves": WAVES}


def test_a_created_plan_is_found_where_the_answer_says() -> None:
    world = a_web_shop()

    created = call_api(world, "POST", "/recovery-plans", body=SHOP)
    shown = call_api(world, "GET", f"/{created.headers['Location']}")

    assert (created.status, shown.status) == (201, 200)
    assert shown.body == created.body
    assert shown.body["waves"][1]["dependsOn"] == ["Database"]
    assert shown.body["objectives"] == {"rto": "PT4H", "rpo": None}


def test_a_repeated_creation_answers_as_the_first_one_did() -> None:
    world = a_web_shop()

    first, again = (
        call_api(world, "POST", "/recovery-plans", body=SHOP, key="k-1") for _ in range(2)
    )

    assert again == first


def test_plans_are_listed_in_pages() -> None:
    world = a_web_shop()
    for name in ("Web shop", "Mail"):
        call_api(world, "POST", "/recovery-plans", body=SHOP | {"name": name})

    first = call_api(world, "GET", "/recovery-plans", query={"limit": "1"})
    query = {"limit": "1", "pageToken": first.body["nextToken"]}
    second = call_api(world, "GET", "/recovery-plans", query=query)

    assert [plan["name"] for plan in first.body["items"]] == ["Mail"]
    assert [plan["name"] for plan in second.body["items"]] == ["Web shop"]
    assert "waves" not in first.body["items"][0]


def test_plans_can_be_listed_by_what_their_drills_prove() -> None:
    world = a_web_shop_with_a_plan()

    never, lately, misspelt = (
        call_api(world, "GET", "/recovery-plans", query={"drilled": drilled})
        for drilled in ("NEVER", "LATELY", "SOMETIMES")
    )

    assert [(plan["name"], plan["lastDrill"]) for plan in never.body["items"]] == [
        ("Web shop", None)
    ]
    assert (lately.body["items"], misspelt.status) == ([], 400)


def test_a_change_states_the_version_that_it_is_based_on() -> None:
    world = a_web_shop_with_a_plan()

    changed = call_api(world, "PUT", "/recovery-plans/p-7", body=SHOP | {"version": 1})
    late = call_api(world, "PUT", "/recovery-plans/p-7", body=SHOP | {"version": 1})
    silent = call_api(world, "PUT", "/recovery-plans/p-7", body=SHOP)

    assert (changed.status, changed.body["version"]) == (200, 2)
    assert (late.status, late.body["code"]) == (409, "CONCURRENT_CHANGE")
    assert silent.status == 400
    assert silent.body["errors"] == [{"field": "version", "message": "It is missing."}]


def test_a_deleted_plan_is_gone() -> None:
    world = a_web_shop_with_a_plan()

    deleted = call_api(world, "DELETE", "/recovery-plans/p-7", query={"version": "1"})
    shown = call_api(world, "GET", "/recovery-plans/p-7")

    assert (deleted.status, deleted.body) == (204, None)
    assert (shown.status, shown.body["code"]) == (404, "UNKNOWN")


def test_a_plan_in_use_answers_with_the_executions_that_use_it() -> None:
    world = a_web_shop_with_a_plan()
    world.has_executions(Play(a_shop_schedule(), execution_id="e-9").execution)

    refused = call_api(world, "DELETE", "/recovery-plans/p-7", query={"version": "1"})

    assert (refused.status, refused.body["code"]) == (409, "STILL_USED")
    assert refused.body["users"] == ["execution e-9"]


def test_a_plan_that_makes_no_sense_answers_with_its_findings() -> None:
    world = a_web_shop()
    waves = [{"name": "Web", "groupIds": ["Mail"], "dependsOn": ["Web"]}]

    refused = call_api(world, "POST", "/recovery-plans", body=SHOP | {"waves": waves})

    assert (refused.status, refused.body["code"]) == (422, "PLAN_INVALID")
    assert [finding["code"] for finding in refused.body["findings"]] == [
        "DEPENDENCY_CYCLE",
        "GROUP_UNKNOWN",
    ]


def test_a_plan_with_too_many_waves_is_no_request() -> None:
    world = a_web_shop()
    waves = [{"name": f"Wave {number}"} for number in range(51)]

    refused = call_api(world, "POST", "/recovery-plans", body=SHOP | {"waves": waves})

    assert refused.status == 400
    assert [error["field"] for error in refused.body["errors"]] == ["waves"]


def test_a_draft_is_judged_without_being_saved() -> None:
    world = a_web_shop()

    found = call_api(world, "POST", "/recovery-plans/validate", body=SHOP)

    assert (found.status, found.body["isStartable"], found.body["servers"]) == (200, True, 3)
    assert world.kept.plans == {}


def test_a_saved_plan_is_judged_by_what_drs_knows() -> None:
    world = a_web_shop_with_a_plan()
    world.shows(a_server("db-1", location=EUROPE, has_recovery_point=False))

    found = call_api(world, "POST", "/recovery-plans/p-7/validate")

    assert found.status == 200
    assert found.body["findings"][0]["thing"] == server_id("db-1")


def test_a_rehearsal_answers_with_a_timeline() -> None:
    world = a_web_shop_with_a_plan()
    freed = {"kind": "WITHOUT_DEPENDENCY", "wave": "Web", "dependsOn": "Database"}

    found = call_api(world, "POST", "/recovery-plans/p-7/rehearse", body={"changes": [freed]})

    assert found.status == 200
    assert [wave["name"] for wave in found.body["timeline"]["waves"]] == ["Database", "Web"]


def test_a_change_that_nothing_could_rehearse_is_no_request() -> None:
    world = a_web_shop_with_a_plan()
    place = {"accountId": EUROPE.account_id, "region": EUROPE.region}
    none = {"kind": "WITH_QUOTA", "location": place, "limit": "JOBS", "allowed": 0}

    refused = call_api(world, "POST", "/recovery-plans/p-7/rehearse", body={"changes": [none]})

    assert refused.status == 400
    assert [error["field"] for error in refused.body["errors"]] == ["changes[0].allowed"]


def test_a_viewer_may_look_at_a_start_and_is_told_why_not_to_start() -> None:
    world = a_web_shop_with_a_plan()

    found = call_api(
        world,
        "POST",
        "/recovery-plans/p-7/preview-start",
        body={"mode": "DRILL"},
        role=Role.VIEWER,
    )

    assert (found.status, found.body["canStart"]) == (200, False)
    assert "needs the role" in listed(found.body["whyNot"])


def test_only_plan_managers_change_plans() -> None:
    world = a_web_shop_with_a_plan()

    refused = call_api(world, "POST", "/recovery-plans", body=SHOP, role=Role.OPERATOR)

    assert (refused.status, refused.body["code"]) == (403, "FORBIDDEN")
