"""The servers that a group has at this moment, before it is saved and after."""

from ipaddress import IPv4Network

import pytest

from recovery.domain.errors import Invalid, Unknown
from recovery.domain.findings import FindingCode
from recovery.domain.inventory import Subnet
from recovery.domain.value import Location
from recovery.ports.estate import Blind
from recovery.ports.paging import PageRequest
from recovery.usecases.groups.members import (
    GroupServers,
    Overlap,
    list_group_servers,
    preview_group,
)
from recovery.usecases.inventory import JUST_NOW
from tests.support.builders import AMERICA, EUROPE, a_group, a_server, a_tag_group, server_id
from tests.support.drafts import a_preview_of, by_tags
from tests.support.memory.world import MemoryWorld

ALL = PageRequest()
DATABASE = {"tier": "db"}


def a_world() -> MemoryWorld:
    """Two databases and a web server; the group Database lists db-1."""
    world = MemoryWorld()
    world.has_groups(a_group("Database", "db-1"))
    world.shows(a_server("db-1", tags=DATABASE), a_server("db-2", tags=DATABASE), a_server("web-1"))
    return world


def hostnames(found: GroupServers) -> list[str]:
    return [server.hostname for server in found.items]


def test_a_preview_by_tags_shows_what_they_match_now() -> None:
    found = preview_group(a_world().ports, a_preview_of(selection=by_tags(tier="db")), ALL)

    assert hostnames(found) == ["db-1", "db-2"]
    assert found.total == 2


def test_a_tag_that_was_set_a_moment_ago_counts() -> None:
    world = a_world()
    preview = a_preview_of(selection=by_tags(tier="db"))
    preview_group(world.ports, preview, ALL)
    world.clock.forward(JUST_NOW)
    world.shows(a_server("new-1", tags=DATABASE))

    assert hostnames(preview_group(world.ports, preview, ALL)) == ["new-1"]


def test_every_page_of_the_servers_is_there() -> None:
    world = a_world()
    preview = a_preview_of(selection=by_tags(tier="db"))
    first = preview_group(world.ports, preview, PageRequest(limit=1))

    request = PageRequest(limit=1, token=first.next_token)
    second = preview_group(world.ports, preview, request)

    assert (hostnames(first), hostnames(second)) == (["db-1"], ["db-2"])
    assert second.next_token is None


def test_a_server_that_another_group_lists_is_a_forbidden_overlap() -> None:
    found = preview_group(a_world().ports, a_preview_of("db-1", "db-2"), ALL)

    assert found.overlaps == (
        Overlap(
            server_id=server_id("db-1"),
            hostname="db-1",
            group_id="Database",
            group_name="Database",
            is_forbidden=True,
        ),
    )


def test_a_server_that_tags_find_in_a_list_is_an_overlap_to_know() -> None:
    found = preview_group(a_world().ports, a_preview_of(selection=by_tags(tier="db")), ALL)

    assert [(one.group_id, one.is_forbidden) for one in found.overlaps] == [("Database", False)]


def test_a_list_may_have_what_tags_of_another_group_match() -> None:
    world = a_world()
    world.has_groups(a_tag_group("Tagged", tags=DATABASE))

    found = preview_group(world.ports, a_preview_of("db-2"), ALL)

    assert [(one.group_id, one.is_forbidden) for one in found.overlaps] == [("Tagged", False)]


def test_a_group_that_is_edited_does_not_overlap_with_itself() -> None:
    found = preview_group(a_world().ports, a_preview_of("db-1", group_id="Database"), ALL)

    assert found.overlaps == ()


def test_servers_that_drs_does_not_have_are_named() -> None:
    found = preview_group(a_world().ports, a_preview_of("db-2", "db-9"), ALL)

    assert found.missing_ids == (server_id("db-9"),)
    assert hostnames(found) == ["db-2"]


def test_what_is_wrong_with_the_settings_is_shown_before_anybody_saves() -> None:
    world = a_world()
    cidr = IPv4Network("10.0.1.0/24")
    world.surroundings.known_subnets.append(
        Subnet(location=EUROPE, subnet_id="subnet-1", cidr=cidr)
    )
    settings = {server_id("db-2"): {"private_ip": "10.0.2.9", "subnet_id": "subnet-1"}}

    found = preview_group(world.ports, a_preview_of("db-2", server_settings=settings), ALL)

    assert [one.code for one in found.findings] == [FindingCode.PRIVATE_IP_OUTSIDE_SUBNET]


def test_a_place_that_can_not_be_read_says_so_and_claims_nothing_about_subnets() -> None:
    world = a_world()
    world.estate.put(Blind(location=EUROPE, code="TIMEOUT", reason="It did not answer."))
    preview = a_preview_of("db-1", launch_settings={"subnet_id": "subnet-1"})

    found = preview_group(world.ports, preview, ALL)

    assert found.items == ()
    assert found.place.problem is not None
    assert FindingCode.SUBNET_UNKNOWN not in {one.code for one in found.findings}


@pytest.mark.parametrize(
    "location", [AMERICA, EUROPE.changed(region="eu-west-2")], ids=["account", "Region"]
)
def test_a_place_that_nobody_registered_is_refused(location: Location) -> None:
    with pytest.raises(Invalid):
        preview_group(a_world().ports, a_preview_of(location=location), ALL)


def test_what_could_not_be_saved_is_refused_in_a_preview_too() -> None:
    preview = a_preview_of(launch_settings={"private_ip": "10.0.1.9"})

    with pytest.raises(Invalid):
        preview_group(a_world().ports, preview, ALL)


def test_servers_of_a_saved_group_come_with_their_readiness() -> None:
    found = list_group_servers(a_world().ports, "Database", ALL)

    assert hostnames(found) == ["db-1"]
    assert found.items[0].readiness.is_ready
    assert found.overlaps == ()


def test_servers_of_a_group_that_is_not_there_are_unknown() -> None:
    with pytest.raises(Unknown):
        list_group_servers(a_world().ports, "g-9", ALL)
