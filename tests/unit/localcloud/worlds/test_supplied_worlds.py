"""The worlds that come along are what they say."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

import pytest

from localcloud.clock import VirtualClock
from localcloud.drs.points import latest_point, points_of
from localcloud.drs.state import SourceServer
from localcloud.world import World
from localcloud.worlds.loader import load
from localcloud.worlds.populating import populate

NOON = datetime(2026, 8, 22, 12, 0, tzinfo=UTC)
RESERVED = (".example.com", ".example.net", ".example.org")
"""https://www.rfc-editor.org/rfc/rfc2606"""


def the_world(name: str) -> World:
    world = World(VirtualClock(NOON))
    populate(world, load(name))
    return world


def servers_of(world: World) -> list[SourceServer]:
    return [each for place in world.places.values() for each in place.drs.source_servers.values()]


def test_three_tiers_are_twelve_servers_in_one_place() -> None:
    world = the_world("three-tier")

    tiers = Counter(server.tags["Tier"] for server in servers_of(world))

    assert list(world.places) == [("111122223333", "eu-west-1")]
    assert tiers == {"Database": 2, "Application": 4, "Web": 4, "Infrastructure": 2}


def test_three_tiers_are_all_well_on_both_platforms() -> None:
    servers = servers_of(the_world("three-tier"))

    assert {server.replication.state for server in servers} == {"CONTINUOUS"}
    assert all(points_of(server, NOON) for server in servers)
    assert Counter(server.machine.is_windows for server in servers) == {False: 8, True: 4}


def test_the_estate_is_three_hundred_servers_in_two_accounts_and_two_regions() -> None:
    world = the_world("estate")

    counts = {at: len(place.drs.source_servers) for at, place in world.places.items()}

    assert counts == {
        ("111122223333", "eu-west-1"): 120,
        ("111122223333", "eu-central-1"): 60,
        ("444455556666", "eu-west-1"): 80,
        ("444455556666", "eu-central-1"): 40,
    }


def test_the_estate_has_thirty_applications_of_ten_servers() -> None:
    applications = Counter(server.tags["Application"] for server in servers_of(the_world("estate")))

    assert len(applications) == 30
    assert set(applications.values()) == {10}


@pytest.mark.parametrize("name", ["three-tier", "estate", "broken"])
def test_names_and_addresses_are_nobodys(name: str) -> None:
    servers = servers_of(the_world(name))

    ips = [ip for server in servers for ip in server.machine.network_interfaces[0].ips]

    assert all(str(server.machine.fqdn).endswith(RESERVED) for server in servers)
    assert all(ip_address(ip).is_private for ip in ips)


@pytest.mark.parametrize("name", ["three-tier", "estate", "broken"])
def test_within_a_place_nothing_is_there_twice(name: str) -> None:
    for place in the_world(name).places.values():
        servers = place.drs.source_servers.values()
        names = [server.machine.hostname for server in servers]
        interfaces = [server.machine.network_interfaces[0] for server in servers]

        assert len(set(names)) == len(names)
        assert len({each.mac_address for each in interfaces}) == len(interfaces)
        assert len({each.ips[0] for each in interfaces}) == len(interfaces)


def test_the_broken_world_has_a_region_without_drs() -> None:
    world = the_world("broken")

    assert world.place("111122223333", "eu-west-1").drs.is_initialized
    assert not world.place("111122223333", "eu-central-1").drs.is_initialized


@pytest.mark.parametrize(
    ("hostname", "state", "has_points"),
    [
        ("healthy", "CONTINUOUS", True),
        ("stalled", "STALLED", True),
        ("lagging", "BACKLOG", True),
        ("rescanning", "RESCAN", True),
        ("never-synced", "INITIAL_SYNC", False),
        ("not-connecting", "STALLED", False),
        ("disconnected", "DISCONNECTED", False),
        ("stopped", "STOPPED", False),
    ],
)
def test_broken_servers_replicate_as_their_names_say(
    hostname: str, state: str, *, has_points: bool
) -> None:
    server = broken(hostname)

    assert server.replication.state == state
    assert bool(points_of(server, NOON)) is has_points


def test_a_stalled_server_has_an_old_point_and_says_why() -> None:
    server = broken("stalled")

    point = latest_point(server, NOON)

    assert server.replication.error == "AGENT_NOT_SEEN"
    assert server.replication.lag == timedelta(hours=9)
    assert point is not None
    assert point.at <= NOON - timedelta(hours=9)


def test_a_server_that_never_synced_is_under_way() -> None:
    disk = broken("never-synced").machine.disks[0]

    assert 0 < (disk.replicated_bytes or 0) < disk.size_bytes


def test_volume_attributes_are_missing_where_the_name_says_so() -> None:
    disks = broken("missing-volumes").machine.disks

    assert disks[0].volume_status == "MISSING_VOLUME_ATTRIBUTES"


def test_broken_launch_settings_are_what_their_names_say() -> None:
    place = the_world("broken").place("111122223333", "eu-west-1")
    templates = place.ec2.templates
    launches = {
        server.machine.hostname: server.launch_configuration
        for server in place.drs.source_servers.values()
    }

    interfaces = templates[launches["bad-subnet"].ec2_launch_template_id].default.data
    subnet_id = interfaces["NetworkInterfaces"][0]["SubnetId"]
    assert launches["no-launch-template"].ec2_launch_template_id not in templates
    assert launches["byol-without-host"].os_byol
    assert broken("byol-without-host").machine.is_windows
    assert subnet_id not in place.ec2.subnets
    assert launches["address-elsewhere"].copy_private_ip


def test_there_are_instances_that_a_new_launch_would_destroy() -> None:
    place = the_world("broken").place("111122223333", "eu-west-1")

    found = {
        place.drs.source_servers[each.source_server_id].machine.hostname: each.is_drill
        for each in place.drs.recovery_instances.values()
    }

    assert found == {"live": False, "drilled": True}


def test_every_kind_of_trouble_that_faults_can_make_is_there_but_one() -> None:
    kinds = {fault.kind for fault in the_world("broken").faults.listed().values()}

    assert kinds == {
        "fail",
        "stuck",
        "throttle",
        "conflict",
        "missing_permission",
        "slow_agent",
        "failing_check",
        "hidden_instance",
    }


def broken(hostname: str) -> SourceServer:
    servers = servers_of(the_world("broken"))
    return next(each for each in servers if each.machine.hostname == hostname)
