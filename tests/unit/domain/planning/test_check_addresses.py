"""Findings about subnets and static private addresses."""

from collections.abc import Mapping

import pytest

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.inventory import Inventory
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_inventory,
    an_unread,
    findings,
    server_id,
)

SUBNET = {"location": EUROPE, "subnet_id": "subnet-1", "cidr": "10.0.0.0/24"}


def test_one_address_for_two_servers_blocks_the_second() -> None:
    inventory = _with_addresses({"private_ip": "10.0.0.9"}, {"private_ip": "10.0.0.9"})

    (finding,) = findings(FindingCode.PRIVATE_IP_TWICE, inventory=inventory)

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-2")
    assert finding.fact.startswith("2 servers have the address 10.0.0.9: db-1 ")
    assert finding.fix == "Give each its own address or start without db-2."


def test_one_address_in_two_waves_blocks_the_later() -> None:
    settings = {"private_ip": "10.0.0.9"}
    groups = tuple(
        a_group(name, host, launch_settings=settings)
        for name, host in {"Database": "db-1", "Web": "web-1"}.items()
    )
    inventory = an_inventory(a_server("db-1"), a_server("web-1"), groups=groups)
    plan = a_plan(a_wave("Database"), a_wave("Web"))

    (finding,) = findings(FindingCode.PRIVATE_IP_TWICE, plan=plan, inventory=inventory)

    assert finding.thing == server_id("web-1")
    assert finding.wave == "Web"


def test_one_address_in_two_subnets_is_fine() -> None:
    inventory = _with_addresses(
        {"private_ip": "10.0.0.9", "subnet_id": "subnet-1"},
        {"private_ip": "10.0.0.9", "subnet_id": "subnet-2"},
    )

    found = findings(FindingCode.PRIVATE_IP_TWICE, inventory=inventory)

    assert found == ()


def test_a_subnet_that_is_not_set_may_be_the_same() -> None:
    inventory = _with_addresses(
        {"private_ip": "10.0.0.9", "subnet_id": "subnet-1"}, {"private_ip": "10.0.0.9"}
    )

    found = findings(FindingCode.PRIVATE_IP_TWICE, inventory=inventory)

    assert [finding.thing for finding in found] == [server_id("db-2")]


def test_one_address_in_two_accounts_is_fine() -> None:
    settings = {"private_ip": "10.0.0.9"}
    groups = (
        a_group("Here", "db-1", launch_settings=settings),
        a_group("There", "db-2", launch_settings=settings, location=AMERICA),
    )
    inventory = an_inventory(a_server("db-1"), a_server("db-2", location=AMERICA), groups=groups)
    plan = a_plan(a_wave(group_ids=("Here", "There")))

    found = findings(FindingCode.PRIVATE_IP_TWICE, plan=plan, inventory=inventory)

    assert found == ()


@pytest.mark.parametrize(
    "address", ["10.0.1.9", "10.0.0.0", "10.0.0.3", "10.0.0.255", "9.255.255.255"]
)
def test_an_address_that_the_subnet_does_not_offer_blocks(address: str) -> None:
    (finding,) = _outside(address)

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == server_id("db-1")
    assert f"can't have the address {address}: subnet subnet-1 is 10.0.0.0/24" in finding.fact


@pytest.mark.parametrize("address", ["10.0.0.4", "10.0.0.254"])
def test_the_first_and_the_last_free_address_of_a_subnet_can_be_used(address: str) -> None:
    assert _outside(address) == ()


def test_an_address_without_a_subnet_can_not_be_judged() -> None:
    inventory = _with_addresses({"private_ip": "10.9.9.9"}, {}, subnets=(SUBNET,))

    found = findings(FindingCode.PRIVATE_IP_OUTSIDE_SUBNET, inventory=inventory)

    assert found == ()


def test_a_subnet_that_does_not_exist_is_reported_once() -> None:
    gone = {"subnet_id": "subnet-9"}
    inventory = _with_addresses(gone, gone, subnets=(SUBNET,))

    (finding,) = findings(FindingCode.SUBNET_UNKNOWN, inventory=inventory)

    assert finding.severity is Severity.BLOCKER
    assert finding.thing == "subnet-9"
    assert "2 servers would launch there, first db-1" in finding.fact


def test_subnets_that_nobody_looked_up_are_not_called_unknown() -> None:
    inventory = _with_addresses({"subnet_id": "subnet-9"}, {}, subnets=None)

    found = findings(FindingCode.SUBNET_UNKNOWN, inventory=inventory)

    assert found == ()


def test_subnets_of_an_unreachable_account_are_not_called_unknown() -> None:
    inventory = _with_addresses(
        {"subnet_id": "subnet-9"}, {}, subnets=(SUBNET,), unreachable=(EUROPE,)
    )

    found = findings(FindingCode.SUBNET_UNKNOWN, inventory=inventory)

    assert found == ()


def _with_addresses(
    first: Mapping[str, object], second: Mapping[str, object], **stated: object
) -> Inventory:
    settings = {server_id("db-1"): first, server_id("db-2"): second}
    group = a_group("Database", "db-1", "db-2", server_settings=settings)
    return an_inventory(a_server("db-1"), a_server("db-2"), groups=(group,), **stated)


def _outside(address: str) -> tuple[Finding, ...]:
    settings = {"private_ip": address, "subnet_id": "subnet-1"}
    inventory = _with_addresses(settings, {}, subnets=(SUBNET,))
    return findings(FindingCode.PRIVATE_IP_OUTSIDE_SUBNET, inventory=inventory)


def test_subnets_that_could_not_be_read_are_not_called_unknown() -> None:
    group = a_group(launch_settings={"subnet_id": "subnet-9"})
    inventory = an_inventory(groups=(group,), subnets=(), unread=(an_unread("SUBNETS"),))

    found = findings(FindingCode.SUBNET_UNKNOWN, inventory=inventory)

    assert found == ()
