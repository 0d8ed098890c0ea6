"""Private addresses of instances: which is free in a subnet, and which EC2 refuses."""

from collections.abc import Iterator
from hashlib import sha256
from ipaddress import ip_address, ip_network
from itertools import islice

from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import Ec2State, InstanceState

# https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
RESERVED_AT_THE_BEGINNING = 4


def claim(ec2: Ec2State, subnet_id: str, wanted: str | None, *, instance_id: str) -> str:
    """The address for an instance: the wanted one, or the next that is free."""
    if subnet_id in ec2.subnets:
        return _claim_in_subnet(ec2, subnet_id, wanted)
    if wanted and wanted in _taken(ec2, subnet_id):
        raise _in_use(wanted)
    return wanted or _anywhere(instance_id)


def _claim_in_subnet(ec2: Ec2State, subnet_id: str, wanted: str | None) -> str:
    network = ip_network(ec2.subnets[subnet_id].cidr)
    taken = _taken(ec2, subnet_id)
    if wanted is None:
        hosts = islice(map(str, network), RESERVED_AT_THE_BEGINNING, network.num_addresses - 1)
        return _first_free(hosts, taken, subnet_id)
    if ip_address(wanted) not in network:
        raise _refused(
            "InvalidParameterValue",
            f"Address {wanted} does not fall within the subnet's address range",
        )
    if wanted in taken:
        raise _in_use(wanted)
    return wanted


def _first_free(hosts: Iterator[str], taken: set[str], subnet_id: str) -> str:
    for host in hosts:
        if host not in taken:
            return host
    raise _refused(
        "InsufficientFreeAddressesInSubnet",
        f"The specified subnet '{subnet_id}' does not have enough free addresses to satisfy"
        " the request.",
    )


def _taken(ec2: Ec2State, subnet_id: str) -> set[str]:
    return {
        instance.private_ip
        for instance in ec2.instances.values()
        if instance.subnet_id == subnet_id and instance.state is not InstanceState.TERMINATED
    }


def _anywhere(instance_id: str) -> str:
    digest = sha256(instance_id.encode()).digest()
    return f"10.{digest[0]}.{digest[1]}.{digest[2] % 250 + RESERVED_AT_THE_BEGINNING}"


def _in_use(address: str) -> Ec2Refusal:
    return _refused("InvalidIPAddress.InUse", f"Address {address} is in use.")


def _refused(code: str, message: str) -> Ec2Refusal:
    return Ec2Refusal(code, message, operation="RunInstances")
