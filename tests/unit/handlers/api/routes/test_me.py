"""Who calls."""

from datetime import timedelta

import pytest

from recovery.domain.people import Role
from recovery.domain.permissions import NEEDS
from tests.support.api_events import call_api
from tests.support.memory.world import HUB, MemoryWorld


def test_a_person_is_told_who_and_where_they_are() -> None:
    answer = call_api(MemoryWorld(), "GET", "/me", role=Role.OPERATOR, name="Grace")

    assert answer.status == 200
    assert answer.body["user"] == {"userId": "u-grace", "name": "Grace"}
    assert answer.body["roles"] == ["Operator"]
    assert answer.body["environment"] == "test"
    assert answer.body["hubAccountId"] == HUB
    assert answer.body["clockSpeed"] == 1


def test_the_time_is_that_of_the_product() -> None:
    world = MemoryWorld()
    world.clock.forward(timedelta(hours=2))

    answer = call_api(world, "GET", "/me")

    assert answer.body["now"] == "2025-11-30T14:00:00Z"


def test_an_administrator_may_do_everything() -> None:
    answer = call_api(MemoryWorld(), "GET", "/me", role=Role.ADMINISTRATOR)

    assert set(answer.body["operations"]) == set(NEEDS)
    assert set(answer.body["recoveryOperations"]) == set(NEEDS)


@pytest.mark.parametrize(
    ("role", "drill", "recovery"),
    [
        (Role.VIEWER, False, False),
        (Role.OPERATOR, True, False),
        (Role.PLAN_MANAGER, True, False),
        (Role.RECOVERY_MANAGER, True, True),
    ],
)
def test_what_is_possible_in_a_drill_need_not_be_in_a_recovery(
    role: Role, *, drill: bool, recovery: bool
) -> None:
    answer = call_api(MemoryWorld(), "GET", "/me", role=role)

    assert ("startExecution" in answer.body["operations"]) == drill
    assert ("startExecution" in answer.body["recoveryOperations"]) == recovery
