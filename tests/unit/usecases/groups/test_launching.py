"""How the servers of a group are launched, and where DRS holds something else."""

import pytest

from recovery.domain.errors import LocationUnreachable, Unknown
from recovery.domain.launch_drift import Difference
from recovery.domain.launch_settings import LaunchSettings
from recovery.ports.estate import Blind, SeenSettings
from recovery.ports.paging import PageRequest
from recovery.usecases.groups.launching import (
    Origin,
    ServerDrift,
    get_group_drift,
    get_group_launch_settings,
)
from tests.support.builders import EUROPE, a_group, a_server, a_tag_group, server_id
from tests.support.memory.world import MemoryWorld

ALL = PageRequest()
OF_GROUP = {"right_sizing": "NONE", "instance_type": "m5.large"}
OWN = {"instance_type": "r5.xlarge"}


def a_world() -> MemoryWorld:
    """Database has db-1, with an instance type of its own, and db-2."""
    world = MemoryWorld()
    own = {server_id("db-1"): OWN}
    world.has_groups(
        a_group("Database", "db-1", "db-2", launch_settings=OF_GROUP, server_settings=own)
    )
    world.shows(a_server("db-1"), a_server("db-2"))
    return world


def drs_holds(world: MemoryWorld, hostname: str, **settings: object) -> None:
    seen = SeenSettings(settings=LaunchSettings.model_validate(settings))
    world.launch_configurations.by_server[server_id(hostname)] = seen


def drift_of(world: MemoryWorld, hostname: str) -> ServerDrift:
    found = get_group_drift(world.ports, "Database", ALL)
    return next(one for one in found.items if one.hostname == hostname)


def test_the_settings_of_a_server_stand_over_those_of_its_group() -> None:
    first, second = get_group_launch_settings(a_world().ports, "Database", ALL).items

    assert first.settings.instance_type == "r5.xlarge"
    assert second.settings.instance_type == "m5.large"


def test_each_setting_tells_where_it_comes_from() -> None:
    first, _ = get_group_launch_settings(a_world().ports, "Database", ALL).items

    assert first.origins.keys() == first.settings.model_dump(mode="json").keys()
    assert first.origins["instanceType"] is Origin.SERVER
    assert first.origins["rightSizing"] is Origin.GROUP
    assert first.origins["subnetId"] is Origin.DRS


def test_settings_of_servers_found_by_tags_are_those_of_the_group() -> None:
    world = MemoryWorld()
    world.has_groups(a_tag_group("Tagged", tags={"tier": "db"}, launch_settings=OF_GROUP))
    world.shows(a_server("db-1", tags={"tier": "db"}))

    (found,) = get_group_launch_settings(world.ports, "Tagged", ALL).items

    assert found.settings.instance_type == "m5.large"


def test_a_server_that_drs_launches_as_wanted_is_in_step() -> None:
    world = a_world()
    drs_holds(world, "db-2", **OF_GROUP)

    found = drift_of(world, "db-2")

    assert (found.is_in_step, found.differences) == (True, ())


def test_a_setting_of_its_own_is_no_drift_from_the_group() -> None:
    world = a_world()
    drs_holds(world, "db-1", **(OF_GROUP | OWN))

    assert drift_of(world, "db-1").is_in_step


def test_where_drs_holds_something_else_both_are_told() -> None:
    world = a_world()
    drs_holds(world, "db-2", **(OF_GROUP | {"instance_type": "t3.micro"}))

    found = drift_of(world, "db-2")

    assert found.is_in_step is False
    assert found.differences == (
        Difference(setting="instanceType", wanted="m5.large", found="t3.micro"),
    )


def test_a_server_whose_settings_can_not_be_read_is_neither_in_step_nor_not() -> None:
    world = a_world()
    world.launch_configurations.by_server[server_id("db-2")] = SeenSettings(
        settings=None, problem="DRS has no launch configuration for it."
    )

    found = drift_of(world, "db-2")

    assert (found.is_in_step, found.differences) == (None, ())
    assert found.problem == "DRS has no launch configuration for it."


def test_what_a_launch_template_would_tell_does_not_differ_while_it_can_not_be_read() -> None:
    world = a_world()
    partial = LaunchSettings.model_validate({"right_sizing": "NONE"})
    world.launch_configurations.by_server[server_id("db-2")] = SeenSettings(
        settings=partial, launch_template_id="lt-1", problem="The template is gone."
    )

    found = drift_of(world, "db-2")

    assert (found.is_in_step, found.differences) == (None, ())


def test_what_differs_differs_although_another_part_can_not_be_read() -> None:
    world = a_world()
    partial = LaunchSettings.model_validate({"right_sizing": "BASIC"})
    world.launch_configurations.by_server[server_id("db-2")] = SeenSettings(
        settings=partial, problem="The template is gone."
    )

    found = drift_of(world, "db-2")

    assert found.is_in_step is False
    assert [one.setting for one in found.differences] == ["rightSizing"]


def test_drift_comes_in_pages() -> None:
    world = a_world()
    first = get_group_drift(world.ports, "Database", PageRequest(limit=1))

    request = PageRequest(limit=1, token=first.next_token)
    second = get_group_drift(world.ports, "Database", request)

    assert [one.hostname for one in (*first.items, *second.items)] == ["db-1", "db-2"]
    assert second.next_token is None


def test_a_group_without_servers_drifts_nowhere() -> None:
    world = MemoryWorld()
    world.has_groups(a_tag_group("Tagged", tags={"tier": "db"}))
    world.shows(a_server("web-1"))

    assert get_group_drift(world.ports, "Tagged", ALL).items == ()


def test_drift_of_a_place_that_can_not_be_read_is_not_guessed() -> None:
    world = a_world()
    get_group_drift(world.ports, "Database", ALL)
    world.estate.put(Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer."))

    with pytest.raises(LocationUnreachable):
        get_group_drift(world.ports, "Database", ALL)


def test_drift_of_a_group_that_is_not_there_is_unknown() -> None:
    with pytest.raises(Unknown):
        get_group_drift(MemoryWorld().ports, "g-9", ALL)
