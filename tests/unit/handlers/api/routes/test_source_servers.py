"""Source servers and quotas over the API."""

import pytest

from recovery.domain.people import Role
from recovery.domain.value import Location
from recovery.ports.estate import Blind
from tests.support.api_events import Answered, call_api
from tests.support.builders import AMERICA, EUROPE, a_group, a_point, a_server, server_id
from tests.support.memory.world import MemoryWorld


def a_world() -> MemoryWorld:
    world = MemoryWorld()
    world.has_places(AMERICA)
    world.has_groups(a_group("Database", "db-1"))
    world.shows(a_server("db-1"), a_server("us-1", location=AMERICA))
    return world


def path(hostname: str = "db-1", location: Location = EUROPE) -> str:
    return f"/source-servers/{location.account_id}/{location.region}/{server_id(hostname)}"


def hostnames(answered: Answered) -> list[str]:
    return [server["hostname"] for server in answered.body["items"]]


def test_a_viewer_sees_servers_of_every_place() -> None:
    answered = call_api(a_world(), "GET", "/source-servers", role=Role.VIEWER)

    assert (answered.status, hostnames(answered)) == (200, ["db-1", "us-1"])
    assert answered.body["total"] == 2
    assert len(answered.body["places"]) == 2


def test_a_server_in_a_list_says_whose_it_is_and_whether_it_is_ready() -> None:
    found = call_api(a_world(), "GET", "/source-servers").body["items"][0]

    assert found["assignment"] == {"groupId": "Database", "groupName": "Database"}
    assert found["readiness"] == {"isReady": True, "obstacles": [], "warnings": []}
    assert found["lag"] == "PT0S"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"text": "US"}, ["us-1"]),
        ({"accountId": EUROPE.account_id}, ["db-1"]),
        ({"region": "us-east-1"}, ["us-1"]),
        ({"groupId": "Database"}, ["db-1"]),
        ({"assignment": "AVAILABLE"}, ["us-1"]),
        ({"readiness": "NOT_READY"}, []),
        ({"refresh": "true", "limit": "1"}, ["db-1"]),
    ],
    ids=str,
)
def test_filters_are_query_parameters(query: dict[str, str], expected: list[str]) -> None:
    answered = call_api(a_world(), "GET", "/source-servers", query=query)

    assert (answered.status, hostnames(answered)) == (200, expected)


def test_pages_lead_to_each_other() -> None:
    world = a_world()
    first = call_api(world, "GET", "/source-servers", query={"limit": "1"})

    query = {"limit": "1", "pageToken": first.body["nextToken"]}
    second = call_api(world, "GET", "/source-servers", query=query)

    assert (hostnames(first), hostnames(second)) == (["db-1"], ["us-1"])
    assert second.body["nextToken"] is None


@pytest.mark.parametrize(
    "query",
    [{"pageToken": "nonsense"}, {"readiness": "MAYBE"}, {"accountId": "12"}, {"refresh": "now"}],
    ids=str,
)
def test_what_makes_no_sense_is_refused(query: dict[str, str]) -> None:
    assert call_api(a_world(), "GET", "/source-servers", query=query).status == 400


def test_one_server_is_shown_with_the_age_of_what_is_said() -> None:
    answered = call_api(a_world(), "GET", path(), query={"refresh": "true"})

    assert (answered.status, answered.body["hostname"]) == (200, "db-1")
    assert answered.body["place"]["ageSeconds"] == 0


def test_its_recovery_points_are_listed() -> None:
    world = a_world()
    point = a_point("one")
    world.recovery_points.by_server[server_id("db-1")] = (point,)

    answered = call_api(world, "GET", f"{path()}/recovery-points", query={"limit": "5"})

    assert [one["snapshotId"] for one in answered.body["items"]] == [point.snapshot_id]


def test_its_launch_settings_say_when_there_are_none() -> None:
    answered = call_api(a_world(), "GET", f"{path()}/launch-settings")

    assert (answered.status, answered.body["settings"]) == (200, None)


@pytest.mark.parametrize("rest", ["", "/recovery-points", "/launch-settings"])
def test_a_server_that_drs_does_not_have_is_unknown(rest: str) -> None:
    answered = call_api(a_world(), "GET", f"{path('web-1')}{rest}")

    assert (answered.status, answered.body["code"]) == (404, "UNKNOWN")


def test_a_place_that_can_not_be_read_is_a_fault_behind_us() -> None:
    world = a_world()
    world.estate.put(Blind(location=EUROPE, code="ACCESS_DENIED", reason="No permission."))

    answered = call_api(world, "GET", path())

    assert (answered.status, answered.body["code"]) == (502, "LOCATION_UNREACHABLE")
    assert answered.body["location"] == {"accountId": EUROPE.account_id, "region": EUROPE.region}


def test_quotas_are_shown_for_every_place_with_what_is_left() -> None:
    answered = call_api(a_world(), "GET", "/quotas", query={"region": "eu-west-1"})

    (found,) = answered.body["items"]
    assert found["jobs"] == {"limit": 20, "used": 0, "left": 20}
    assert found["serversPerJob"]["limit"] == 100
