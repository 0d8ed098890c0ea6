"""Source servers of all registered accounts and Regions."""

from datetime import timedelta

import pytest

from recovery.domain.errors import PageTokenInvalid, Unknown
from recovery.domain.inventory import Replication
from recovery.ports.estate import Blind
from recovery.ports.paging import PageRequest
from recovery.usecases.inventory import JUST_NOW
from recovery.usecases.source_servers.assignments import GroupReference
from recovery.usecases.source_servers.reading import list_source_servers
from recovery.usecases.source_servers.server_query import (
    AssignmentFilter,
    ReadinessFilter,
    ServerQuery,
)
from recovery.usecases.source_servers.view import Readiness, ServerPage
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_tag_group,
    a_wave,
    instance_id,
    server_id,
)
from tests.support.memory.world import MemoryWorld

ALL = PageRequest()


def a_world() -> MemoryWorld:
    """A planned database that a list has, a web server that tags have, and one in America."""
    world = MemoryWorld()
    world.has_places(EUROPE, AMERICA)
    world.has_groups(
        a_group("Database", "db-1"), a_tag_group("Front", tags={"tier": "web"}, location=EUROPE)
    )
    world.has_plans(a_plan(a_wave("Database")))
    drilled, recovered = (
        {"instance_id": instance_id(name), "is_drill": name == "drill"}
        for name in ("drill", "recovery")
    )
    world.shows(
        a_server("web-1", tags={"tier": "web"}, ip_addresses=("10.0.1.7",), instance=drilled),
        a_server("db-1", instance=recovered),
        a_server("us-1", location=AMERICA, replication=Replication.STOPPED),
    )
    return world


def hostnames(page: ServerPage) -> list[str]:
    return [server.hostname for server in page.items]


def shown(**asked: object) -> list[str]:
    query = ServerQuery.model_validate(asked)
    return hostnames(list_source_servers(a_world().ports, query, ALL))


def test_servers_of_every_place_are_listed_by_hostname() -> None:
    page = list_source_servers(a_world().ports, ServerQuery(), ALL)

    assert hostnames(page) == ["db-1", "us-1", "web-1"]
    assert page.total == 3
    assert {(place.account_id, place.region) for place in page.places} == {
        (EUROPE.account_id, EUROPE.region),
        (AMERICA.account_id, AMERICA.region),
    }


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"account_id": AMERICA.account_id}, ["us-1"]),
        ({"region": EUROPE.region}, ["db-1", "web-1"]),
        ({"region": "ap-south-1"}, []),
        ({"text": "DB"}, ["db-1"]),
        ({"text": server_id("us-1")}, ["us-1"]),
        ({"text": "10.0.1."}, ["web-1"]),
        ({"text": "tier=WEB"}, ["web-1"]),
        ({"text": " "}, ["db-1", "us-1", "web-1"]),
        ({"readiness": ReadinessFilter.READY}, ["db-1", "web-1"]),
        ({"readiness": ReadinessFilter.NOT_READY}, ["us-1"]),
        ({"assignment": AssignmentFilter.ASSIGNED}, ["db-1"]),
        ({"assignment": AssignmentFilter.AVAILABLE}, ["us-1", "web-1"]),
        ({"group_id": "Database"}, ["db-1"]),
        ({"group_id": "Front"}, ["web-1"]),
        ({"group_id": "Front", "text": "db"}, []),
        ({"obstacle": "REPLICATION_STOPPED"}, ["us-1"]),
        ({"obstacle": "DISKS_UNKNOWN"}, []),
        ({"replication": "CONTINUOUS"}, ["db-1", "web-1"]),
        ({"instance": "DRILL"}, ["web-1"]),
        ({"instance": "RECOVERY"}, ["db-1"]),
        ({"coverage": "NO_GROUP"}, ["us-1"]),
        ({"coverage": "NO_PLAN"}, ["web-1"]),
        ({"coverage": "PLANNED"}, ["db-1"]),
        ({"coverage": "PLANNED", "text": "web"}, []),
    ],
    ids=str,
)
def test_a_filter_shows_what_fits(asked: dict[str, object], expected: list[str]) -> None:
    assert shown(**asked) == expected


def test_a_server_knows_the_group_that_lists_it_and_those_whose_tags_it_has() -> None:
    page = list_source_servers(a_world().ports, ServerQuery(region=EUROPE.region), ALL)

    database, web = page.items
    assert database.assignment == GroupReference(group_id="Database", group_name="Database")
    assert database.tag_groups == ()
    assert web.assignment is None
    assert web.tag_groups == (GroupReference(group_id="Front", group_name="Front"),)


def test_tags_mean_nothing_in_another_place() -> None:
    world = a_world()
    world.shows(a_server("us-1", location=AMERICA, tags={"tier": "web"}))

    page = list_source_servers(world.ports, ServerQuery(region=AMERICA.region), ALL)

    assert page.items[0].tag_groups == ()


def test_a_list_that_is_still_empty_is_no_tag_group() -> None:
    world = a_world()
    world.has_groups(a_group("Empty", selection={"kind": "SERVERS", "server_ids": ()}))

    page = list_source_servers(world.ports, ServerQuery(region=EUROPE.region), ALL)

    assert {one.group_id for server in page.items for one in server.tag_groups} == {"Front"}


def test_why_a_server_is_not_ready_is_told() -> None:
    page = list_source_servers(a_world().ports, ServerQuery(region=AMERICA.region), ALL)

    assert page.items[0].readiness == Readiness(
        is_ready=False, obstacles=("its replication is STOPPED",)
    )


def test_a_stalled_server_is_ready_with_a_warning() -> None:
    world = a_world()
    world.shows(a_server("db-1", replication=Replication.STALLED))

    page = list_source_servers(world.ports, ServerQuery(region=EUROPE.region), ALL)

    readiness = page.items[0].readiness
    assert readiness.is_ready
    assert readiness.warnings == ("its replication is STALLED",)


def test_two_servers_with_one_hostname_are_both_shown_over_pages() -> None:
    world = a_world()
    twin = a_server("db-1", server_id=server_id("db-9"))
    world.shows(a_server("db-1"), twin)
    query = ServerQuery(region=EUROPE.region)

    first = list_source_servers(world.ports, query, PageRequest(limit=1))
    request = PageRequest(limit=1, token=first.next_token)
    second = list_source_servers(world.ports, query, request)

    found = [server.server_id for server in (*first.items, *second.items)]
    assert found == [server_id("db-1"), server_id("db-9")]
    assert (first.total, second.total) == (2, 2)


def test_a_page_goes_on_where_the_last_ended_although_all_was_read_again() -> None:
    world = a_world()
    first = list_source_servers(world.ports, ServerQuery(), PageRequest(limit=2))
    world.clock.forward(timedelta(hours=1))
    world.shows(a_server("aa-1"), a_server("db-1"), a_server("web-1"), a_server("xx-1"))

    request = PageRequest(limit=2, token=first.next_token)
    second = list_source_servers(world.ports, ServerQuery(), request)

    assert hostnames(first) == ["db-1", "us-1"]
    assert hostnames(second) == ["web-1", "xx-1"]


def test_a_token_belongs_to_its_filters() -> None:
    world = a_world()
    first = list_source_servers(world.ports, ServerQuery(), PageRequest(limit=1))

    with pytest.raises(PageTokenInvalid):
        list_source_servers(
            world.ports, ServerQuery(text="db"), PageRequest(token=first.next_token)
        )


def test_whoever_refreshes_sees_what_came_a_moment_ago_but_not_at_every_click() -> None:
    world = a_world()
    list_source_servers(world.ports, ServerQuery(), ALL)
    world.shows(a_server("new-1"))

    at_once = list_source_servers(world.ports, ServerQuery(), ALL, max_age=JUST_NOW)
    world.clock.forward(JUST_NOW)
    later = list_source_servers(world.ports, ServerQuery(), ALL, max_age=JUST_NOW)

    assert "new-1" not in hostnames(at_once)
    assert "new-1" in hostnames(later)


def test_a_place_that_fails_is_told_and_hides_no_other() -> None:
    world = a_world()
    world.estate.put(Blind(location=AMERICA, code="ACCESS_DENIED", reason="No permission."))

    page = list_source_servers(world.ports, ServerQuery(), ALL)

    assert hostnames(page) == ["db-1", "web-1"]
    problems = [place.problem for place in page.places if place.problem]
    assert [problem.code for problem in problems] == ["ACCESS_DENIED"]


def test_an_account_that_nobody_registered_is_unknown() -> None:
    with pytest.raises(Unknown):
        shown(account_id="777788889999")
