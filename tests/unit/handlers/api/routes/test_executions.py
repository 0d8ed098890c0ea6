"""The routes of executions."""

from datetime import timedelta

from recovery.domain.execution.facts import Pause
from recovery.domain.people import Role
from recovery.ports.estate import JobLogLine
from tests.support.api_events import call_api
from tests.support.builders import NOON, a_server, server_id
from tests.support.operators import a_drill_that_ended, asks
from tests.support.play import a_begun_play
from tests.support.started import a_ready_world, a_world_with

DRILL = {"planId": "p-7", "mode": "DRILL"}


def test_a_start_is_accepted_and_says_where_to_look() -> None:
    world = a_ready_world()

    answer = call_api(world, "POST", "/executions", body=DRILL, role=Role.OPERATOR)

    execution_id = answer.body["executionId"]
    assert answer.status == 202
    assert answer.headers["Location"] == f"executions/{execution_id}"
    assert call_api(world, "GET", f"/executions/{execution_id}").body["status"] == "PENDING"


def test_a_start_may_say_everything_there_is_to_say() -> None:
    world = a_ready_world(None, {"Database": ("db-1", "db-2")})
    body = DRILL | {
        "isDryRun": True,
        "pointInTime": {"kind": "LATEST"},
        "withoutServerIds": [server_id("db-2")],
        "reason": "Yearly test",
        "cleanupAfter": "PT4H",
    }

    answer = call_api(world, "POST", "/executions", body=body, key="k-1")

    assert answer.status == 202
    assert (answer.body["serverCount"], answer.body["isDryRun"]) == (1, True)


def test_a_refused_start_tells_the_findings_and_what_would_start() -> None:
    world = a_ready_world(None, {"Database": ("db-1", "db-2")})
    world.shows(a_server("db-1", has_recovery_point=False), a_server("db-2"))

    answer = call_api(world, "POST", "/executions", body=DRILL)

    assert (answer.status, answer.body["code"]) == (422, "NOT_STARTABLE")
    assert [one["code"] for one in answer.body["findings"]] == ["SERVER_NOT_RECOVERABLE"]
    assert answer.body["offer"] == {"withoutServerIds": [server_id("db-1")]}


def test_locked_servers_are_told_with_the_execution_that_has_them() -> None:
    world = a_ready_world()
    first = call_api(world, "POST", "/executions", body=DRILL).body["executionId"]

    answer = call_api(world, "POST", "/executions", body=DRILL)

    assert (answer.status, answer.body["code"]) == (409, "SERVERS_LOCKED")
    assert answer.body["servers"] == [{"serverId": server_id("db-1"), "by": first}]


def test_a_real_recovery_is_forbidden_to_operators_of_drills() -> None:
    world = a_ready_world()
    body = {"planId": "p-7", "mode": "RECOVERY", "planName": "Web shop"}

    answer = call_api(world, "POST", "/executions", body=body, role=Role.OPERATOR)

    assert (answer.status, answer.body["code"]) == (403, "FORBIDDEN")


def test_a_list_can_be_asked_for_a_part_of_it() -> None:
    world = a_world_with(a_drill_that_ended())
    query = {
        "planId": "p-7",
        "status": "COMPLETED",
        "mode": "DRILL",
        "since": (NOON - timedelta(hours=1)).isoformat(),
        "until": (NOON + timedelta(hours=1)).isoformat(),
        "limit": "10",
    }

    found = call_api(world, "GET", "/executions", query=query)
    none = call_api(world, "GET", "/executions", query={"status": "FAILED"})

    assert [one["executionId"] for one in found.body["items"]] == ["e-1"]
    assert none.body["items"] == []


def test_a_list_can_be_asked_for_drills_that_left_instances() -> None:
    world = a_world_with(a_drill_that_ended())

    left, active = (
        call_api(world, "GET", "/executions", query={"unfinished": unfinished})
        for unfinished in ("INSTANCES_LEFT", "ACTIVE")
    )

    assert [one["instancesRunning"] for one in left.body["items"]] == [1]
    assert active.body["items"] == []


def test_one_execution_is_shown_with_waves_and_servers_in_camel_case() -> None:
    world = a_world_with(a_begun_play())

    answer = call_api(world, "GET", "/executions/e-1", role=Role.VIEWER)

    assert answer.status == 200
    assert answer.body["waves"][0]["serversByStatus"] == {"WAITING": 1}
    assert answer.body["servers"][0]["serverId"] == server_id("db-1")
    assert answer.body["prediction"] is None


def test_a_prediction_comes_when_it_is_asked_for() -> None:
    world = a_world_with(a_begun_play())

    answer = call_api(world, "GET", "/executions/e-1", query={"include": "PREDICTION"})

    assert answer.body["prediction"]["outcome"] == "COMPLETED"


def test_a_poller_is_told_that_nothing_has_changed_although_time_has_passed() -> None:
    world = a_world_with(a_begun_play())
    first = call_api(world, "GET", "/executions/e-1")
    world.clock.forward(timedelta(seconds=5))
    known = {"If-None-Match": f'"other", {first.headers["ETag"]}'}

    answer = call_api(world, "GET", "/executions/e-1", headers=known)

    assert (answer.status, answer.body) == (304, None)
    assert answer.headers["ETag"] == first.headers["ETag"]


def test_a_poller_is_told_of_a_request_that_only_waits() -> None:
    play = a_begun_play()
    world = a_world_with(play)
    first = call_api(world, "GET", "/executions/e-1")
    call_api(world, "POST", "/executions/e-1/pause")

    answer = call_api(
        world, "GET", "/executions/e-1", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert answer.status == 200
    assert [one["kind"] for one in answer.body["pendingRequests"]] == ["PAUSE"]


def test_no_browser_may_keep_what_tells_the_time() -> None:
    world = a_world_with(a_begun_play())

    answer = call_api(world, "GET", "/executions/e-1")

    assert answer.headers["Cache-Control"] == "no-store"


def test_an_execution_that_is_not_there_is_not_found() -> None:
    world = a_ready_world()

    answer = call_api(world, "GET", "/executions/e-9")

    assert (answer.status, answer.body["code"]) == (404, "UNKNOWN")


def test_events_have_a_token_also_at_their_end() -> None:
    world = a_world_with(a_begun_play())

    first = call_api(world, "GET", "/executions/e-1/events")
    token = first.body["nextToken"]
    later = call_api(world, "GET", "/executions/e-1/events", query={"pageToken": token})

    assert [event["number"] for event in first.body["items"]] == [1]
    assert (later.status, later.body["items"]) == (200, [])


def test_the_log_of_a_job_is_shown() -> None:
    play = a_begun_play()
    play.step(play.job_starts(play.launches("db-1")).changed(job_id="drsjob-7"))
    world = a_world_with(play)
    line = JobLogLine(at=NOON, event="SNAPSHOT_START", server_id=server_id("db-1"))
    world.job_logs.by_job = {"drsjob-7": (line,)}

    answer = call_api(world, "GET", "/executions/e-1/jobs/drsjob-7/log")

    assert answer.status == 200
    assert [each["event"] for each in answer.body["items"]] == ["SNAPSHOT_START"]


def test_the_log_of_a_job_of_somebody_else_is_not_found() -> None:
    world = a_world_with(a_begun_play())

    answer = call_api(world, "GET", "/executions/e-1/jobs/drsjob-8/log")

    assert (answer.status, answer.body["code"]) == (404, "UNKNOWN")


def test_a_paused_execution_says_by_whom() -> None:
    play = a_begun_play()
    asks(play, Pause, why="Network")
    world = a_world_with(play)

    answer = call_api(world, "GET", "/executions/e-1")

    assert answer.body["status"] == "PAUSED"
    assert answer.body["holds"][0]["by"]["name"] == "anna@example.com"
