"""One source server in detail."""

from datetime import timedelta

import pytest

from recovery.domain.errors import LocationUnreachable, Unknown
from recovery.domain.launch_settings import LaunchSettings
from recovery.ports.estate import Blind, SeenSettings
from recovery.ports.paging import PageRequest
from recovery.usecases.source_servers.reading import (
    ServerAddress,
    get_server_launch_settings,
    get_source_server,
    list_recovery_points,
)
from tests.support.builders import EUROPE, NOON, a_group, a_point, a_server, server_id
from tests.support.memory.world import MemoryWorld

REFUSED = Blind(location=EUROPE, code="ACCESS_DENIED", reason="No permission.")


def address(hostname: str = "db-1", region: str = EUROPE.region) -> ServerAddress:
    return ServerAddress(account_id=EUROPE.account_id, region=region, server_id=server_id(hostname))


def a_world() -> MemoryWorld:
    world = MemoryWorld()
    world.has_groups(a_group("Database", "db-1"))
    world.shows(a_server("db-1"))
    return world


def test_a_server_is_shown_with_its_group_and_the_age_of_what_is_said() -> None:
    world = a_world()

    found = get_source_server(world.ports, address())

    assert found.hostname == "db-1"
    assert found.assignment is not None
    assert found.assignment.group_name == "Database"
    assert found.place.at == NOON


def test_a_server_that_drs_does_not_have_is_unknown() -> None:
    with pytest.raises(Unknown, match=f"source server in {EUROPE}"):
        get_source_server(a_world().ports, address("web-1"))


def test_a_place_that_is_not_registered_is_unknown() -> None:
    with pytest.raises(Unknown, match="us-east-2"):
        get_source_server(a_world().ports, address(region="us-east-2"))


def test_of_a_place_that_can_not_be_read_nobody_says_that_a_server_is_missing() -> None:
    world = a_world()
    world.estate.put(REFUSED)

    with pytest.raises(LocationUnreachable) as refused:
        get_source_server(world.ports, address())

    assert refused.value.why == "ACCESS_DENIED"


def test_a_server_that_was_seen_before_is_shown_although_its_place_fails_now() -> None:
    world = a_world()
    get_source_server(world.ports, address())
    world.clock.forward(timedelta(hours=1))
    world.estate.put(REFUSED)

    found = get_source_server(world.ports, address())

    assert found.place.is_stale


def test_recovery_points_come_newest_first_in_pages() -> None:
    world = a_world()
    older, newer = a_point("one", NOON - timedelta(hours=1)), a_point("two", NOON)
    world.recovery_points.by_server[server_id("db-1")] = (newer, older)

    first = list_recovery_points(world.ports, address(), PageRequest(limit=1))
    request = PageRequest(limit=1, token=first.next_token)
    second = list_recovery_points(world.ports, address(), request)

    assert (first.items, second.items) == ((newer,), (older,))
    assert second.next_token is None


def test_recovery_points_of_a_server_that_drs_does_not_have_are_unknown() -> None:
    with pytest.raises(Unknown):
        list_recovery_points(a_world().ports, address("web-1"), PageRequest())


def test_recovery_points_of_a_server_that_was_seen_cost_no_look_at_all_servers() -> None:
    world = a_world()
    get_source_server(world.ports, address())
    world.clock.forward(timedelta(hours=1))
    world.estate.looked.clear()

    list_recovery_points(world.ports, address(), PageRequest())

    assert world.estate.looked == []


def test_launch_settings_are_those_that_drs_and_ec2_hold() -> None:
    world = a_world()
    settings = LaunchSettings(instance_type="m5.large")
    world.launch_configurations.by_server[server_id("db-1")] = SeenSettings(
        settings=settings, launch_template_id="lt-1"
    )

    found = get_server_launch_settings(world.ports, address())

    assert (found.settings, found.launch_template_id) == (settings, "lt-1")
