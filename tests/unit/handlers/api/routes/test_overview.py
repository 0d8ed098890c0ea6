"""The overview over the API."""

import pytest

from recovery.domain.people import Role
from tests.support.api_events import call_api
from tests.support.memory.world import MemoryWorld
from tests.support.play import a_begun_play
from tests.support.started import a_ready_world, a_world_with


@pytest.mark.parametrize("role", Role)
def test_everybody_with_a_role_sees_it(role: Role) -> None:
    answered = call_api(a_ready_world(), "GET", "/overview", role=role)

    assert answered.status == 200
    assert answered.body["servers"]["total"] == 1
    assert answered.body["plans"]["drills"]["period"] == "P90D"


def test_a_number_comes_with_the_query_that_lists_it() -> None:
    world = a_ready_world()
    ready = call_api(world, "GET", "/overview").body["servers"]["ready"]

    listed = call_api(world, "GET", "/source-servers", query=ready["query"])

    assert listed.body["total"] == ready["count"] == 1


def test_executions_are_told_as_their_list_tells_them() -> None:
    world = a_world_with(a_begun_play())

    active = call_api(world, "GET", "/overview").body["executions"]["active"]

    assert active == call_api(world, "GET", "/executions").body["items"]


def test_the_newest_can_be_asked_for() -> None:
    answered = call_api(a_ready_world(), "GET", "/overview", query={"refresh": "true"})

    assert answered.status == 200


def test_before_anything_is_set_up_it_says_so() -> None:
    body = call_api(MemoryWorld(), "GET", "/overview").body

    assert body["basis"] == {"at": None, "places": 0, "unread": 0, "problems": []}
    assert body["servers"]["total"] == 0
