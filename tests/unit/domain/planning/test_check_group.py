"""Findings about the launch settings of a group, whichever plan uses it."""

from ipaddress import IPv4Network

from recovery.domain.findings import FindingCode
from recovery.domain.inventory import Inventory, Part, Subnet, Unread
from recovery.domain.planning.check_group import check_group
from recovery.domain.planning.resolve import members
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_server,
    a_tag_group,
    an_inventory,
    server_id,
)

ADDRESS = {"private_ip": "10.0.1.9", "subnet_id": "subnet-1"}


def an_estate(*hostnames: str, **stated: object) -> Inventory:
    subnet = Subnet(location=EUROPE, subnet_id="subnet-1", cidr=IPv4Network("10.0.1.0/24"))
    servers = (a_server(hostname) for hostname in hostnames)
    return an_inventory(*servers, **({"subnets": (subnet,)} | stated))


def test_a_group_with_sensible_settings_has_no_findings() -> None:
    group = a_group("Database", "db-1", server_settings={server_id("db-1"): ADDRESS})

    assert check_group(group, an_estate("db-1")) == ()


def test_two_servers_with_one_address_are_told_to_change_it_not_to_start_without_one() -> None:
    settings = {server_id("db-1"): ADDRESS, server_id("db-2"): ADDRESS}
    group = a_group("Database", "db-1", "db-2", server_settings=settings)

    (found,) = check_group(group, an_estate("db-1", "db-2"))

    assert found.code is FindingCode.PRIVATE_IP_TWICE
    assert found.fix == "Give each its own address."
    assert found.wave is None


def test_an_address_outside_its_subnet_is_found() -> None:
    outside = ADDRESS | {"private_ip": "10.0.2.9"}
    group = a_group("Database", "db-1", server_settings={server_id("db-1"): outside})

    (found,) = check_group(group, an_estate("db-1"))

    assert found.code is FindingCode.PRIVATE_IP_OUTSIDE_SUBNET


def test_subnets_that_could_not_be_read_are_told() -> None:
    unread = Unread(location=EUROPE, part=Part.SUBNETS, reason="EC2 did not answer.")
    group = a_group("Database", "db-1", launch_settings={"subnet_id": "subnet-9"})

    (found,) = check_group(group, an_estate("db-1", unread=(unread,)))

    assert found.code is FindingCode.NOT_CHECKED


def test_whether_its_place_answers_is_not_its_concern() -> None:
    group = a_group("Database", "db-1")

    assert check_group(group, an_estate("db-1", unreachable=(EUROPE,))) == ()


def test_members_of_a_list_are_those_that_drs_still_has() -> None:
    found = members(a_group("Database", "db-2", "db-1", "db-9"), an_estate("db-1", "db-2"))

    assert [server.hostname for server in found.servers] == ["db-2", "db-1"]
    assert found.missing_ids == (server_id("db-9"),)


def test_members_by_tags_are_of_the_place_of_the_group() -> None:
    here = a_server("db-1", tags={"tier": "db"})
    there = a_server("db-2", tags={"tier": "db"}, location=AMERICA)

    found = members(a_tag_group(tags={"tier": "db"}), an_inventory(here, there))

    assert [server.hostname for server in found.servers] == ["db-1"]
