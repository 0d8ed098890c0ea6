"""The routes by which operators steer a running execution."""

from urllib.parse import urljoin

import pytest

from recovery.domain.execution.facts import OperatorRequest
from recovery.domain.people import Role
from tests.support.api_events import call_api
from tests.support.builders import a_plan, a_wave
from tests.support.memory.world import MemoryWorld
from tests.support.operators import TWO_WAVES, a_drill_that_ended, fails, two_waves
from tests.support.play import Play, a_begun_play
from tests.support.started import a_world_with


def a_running() -> Play:
    return a_begun_play(two_waves(), TWO_WAVES)


def a_paused() -> Play:
    """Its first wave has failed, and somebody must decide."""
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")
    return play


def a_gated() -> Play:
    return a_begun_play(a_plan(a_wave(approval={})))


def pending(world: MemoryWorld) -> list[OperatorRequest]:
    return list(world.ports.executions.requests("e-1"))


@pytest.mark.parametrize(
    ("play", "path", "kind"),
    [
        (a_running(), "pause", "PAUSE"),
        (a_paused(), "resume", "RESUME"),
        (a_running(), "cancel", "CANCEL"),
        (a_drill_that_ended(), "terminate", "TERMINATE"),
        (a_gated(), "waves/1/approve", "APPROVE"),
        (a_gated(), "waves/1/reject", "REJECT"),
        (a_paused(), "waves/1/retry", "RETRY_WAVE"),
        (a_paused(), "waves/1/retry-failed", "RETRY_FAILED"),
        (a_paused(), "waves/1/skip", "SKIP_WAVE"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_path_asks_for_what_it_says(play: Play, path: str, kind: str) -> None:
    world = a_world_with(play)
    where = f"/executions/e-1/{path}"

    answer = call_api(world, "POST", where, body={"why": "We decided so."}, role=Role.OPERATOR)

    (request,) = pending(world)
    assert answer.status == 202
    assert urljoin(where, answer.headers["Location"]) == "/executions/e-1"
    assert (request.kind, request.why) == (kind, "We decided so.")
    assert answer.body["requestId"] == request.request_id
    assert world.engine.woken == ["e-1"]


@pytest.mark.parametrize("body", [None, {}, {"why": ""}])
def test_who_has_nothing_to_say_may_leave_it_out(body: object) -> None:
    world = a_world_with(a_running())

    answer = call_api(world, "POST", "/executions/e-1/pause", body=body)

    assert answer.status == 202


def test_a_missing_reason_is_told_where_to_say_it() -> None:
    world = a_world_with(a_running())

    answer = call_api(world, "POST", "/executions/e-1/cancel")

    assert (answer.status, answer.body["code"]) == (422, "INVALID")
    assert "`why`" in answer.body["detail"]


def test_what_the_state_does_not_allow_is_a_conflict_with_the_reason() -> None:
    world = a_world_with(a_running())

    answer = call_api(world, "POST", "/executions/e-1/waves/2/approve")

    assert (answer.status, answer.body["code"]) == (409, "NOT_ALLOWED_NOW")
    assert "Wave App does not wait for approval." in answer.body["detail"]


@pytest.mark.parametrize("number", ["0", "3", "one"])
def test_a_wave_that_is_not_there_is_refused(number: str) -> None:
    world = a_world_with(a_running())

    answer = call_api(world, "POST", f"/executions/e-1/waves/{number}/approve")

    assert answer.status in {400, 404}
    assert pending(world) == []


def test_a_field_that_nobody_reads_is_refused() -> None:
    world = a_world_with(a_running())

    answer = call_api(world, "POST", "/executions/e-1/pause", body={"reason": "Network"})

    assert answer.status == 400


def test_a_viewer_may_ask_for_nothing() -> None:
    world = a_world_with(a_running())

    answer = call_api(world, "POST", "/executions/e-1/pause", role=Role.VIEWER)

    assert answer.status == 403
    assert pending(world) == []
