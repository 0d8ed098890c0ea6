"""Private addresses of instances."""

import pytest

from localcloud.ec2 import instances
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import Subnet
from tests.support.simulated_machines import Machines


def a_network(cidr: str = "10.0.1.0/24") -> Machines:
    machines = Machines()
    machines.place.ec2.subnets = {"subnet-1": Subnet(cidr, "eu-west-1a")}
    return machines


def test_the_first_address_that_is_free_comes_after_those_that_aws_keeps() -> None:
    machines = a_network()

    found = [machines.instance(machines.launch(name)).private_ip for name in ("a", "b")]

    assert found == ["10.0.1.4", "10.0.1.5"]


def test_a_wanted_address_is_given() -> None:
    machines = a_network()

    instance_id = machines.launch(private_ip="10.0.1.77")

    assert machines.instance(instance_id).private_ip == "10.0.1.77"


def test_an_address_in_use_is_refused_until_its_instance_is_terminated() -> None:
    machines = a_network()
    first = machines.launch("a", private_ip="10.0.1.77")

    with pytest.raises(Ec2Refusal) as refused:
        machines.launch("b", private_ip="10.0.1.77")
    instances.terminate(machines.world, machines.place, first)
    machines.wait(120)
    second = machines.launch("b", private_ip="10.0.1.77")

    assert refused.value.code == "InvalidIPAddress.InUse"
    assert machines.instance(second).private_ip == "10.0.1.77"


def test_an_address_outside_of_the_subnet_is_refused() -> None:
    machines = a_network()

    with pytest.raises(Ec2Refusal, match="does not fall within the subnet's address range"):
        machines.launch(private_ip="192.168.0.9")


def test_a_full_subnet_takes_no_more() -> None:
    machines = a_network("10.0.1.0/28")
    for number in range(11):
        machines.launch(f"server-{number}")

    with pytest.raises(Ec2Refusal, match="InsufficientFreeAddressesInSubnet"):
        machines.launch("one-too-many")


def test_without_a_known_subnet_addresses_still_differ() -> None:
    machines = Machines()

    found = {machines.instance(machines.launch(f"server-{n}")).private_ip for n in range(20)}

    assert len(found) == 20


def test_without_a_known_subnet_an_address_in_use_is_refused_too() -> None:
    machines = Machines()
    machines.launch("a", private_ip="10.0.0.9")

    with pytest.raises(Ec2Refusal, match=r"Address 10\.0\.0\.9 is in use"):
        machines.launch("b", private_ip="10.0.0.9")
