"""One network for both: a place's subnets and security groups are those of MiniStack's EC2.

Where the world names a network, it takes the place of MiniStack's default subnets. What is made or
deleted through EC2 or CloudFormation later holds for launches of DRS at once.
"""

from collections.abc import Iterator, Mapping, Set
from ipaddress import IPv4Network, collapse_addresses
from typing import Any

from ministack.core.responses import request_scope
from ministack.services import ec2

from localcloud.ec2.state import Subnet
from localcloud.patches.upstream import relies_on
from localcloud.world import Place, World


def join(world: World) -> None:
    """Once, when the world is populated."""
    relies_on(ec2._create_subnet, '"AvailabilityZoneId": az_id,')
    relies_on(ec2._ensure_defaults_initialized, "_init_defaults()")
    for place in world.places.values():
        with request_scope(place.account_id, place.region):
            ec2._ensure_defaults_initialized()
            _show(place)
        place.ec2.subnets = _Subnets(place)
        place.ec2.security_groups = _SecurityGroups(place)


def _show(place: Place) -> None:
    if place.ec2.subnets:
        for default in list(ec2._subnets):
            del ec2._subnets[default]
        ec2._vpcs[ec2._DEFAULT_VPC_ID]["CidrBlock"] = _around(place.ec2.subnets)
    for subnet_id, subnet in place.ec2.subnets.items():
        ec2._subnets[subnet_id] = _described(place, subnet_id, subnet)
    usual = ec2._security_groups[ec2._DEFAULT_SG_ID]
    for group_id in sorted(place.ec2.security_groups):
        named = {"GroupId": group_id, "GroupName": group_id, "Description": "of the world"}
        ec2._security_groups[group_id] = {**usual, **named}


def _described(place: Place, subnet_id: str, subnet: Subnet) -> dict[str, Any]:
    return {
        "SubnetId": subnet_id,
        "VpcId": ec2._DEFAULT_VPC_ID,
        "CidrBlock": subnet.cidr,
        "AvailabilityZone": subnet.availability_zone,
        "AvailabilityZoneId": ec2._az_id_for_zone_name(subnet.availability_zone),
        "AvailableIpAddressCount": IPv4Network(subnet.cidr).num_addresses - 5,
        "State": "available",
        "DefaultForAz": True,
        "MapPublicIpOnLaunch": False,
        "OwnerId": place.account_id,
    }


def _around(subnets: Mapping[str, Subnet]) -> str:
    """The smallest network that has them all."""
    networks = [IPv4Network(subnet.cidr) for subnet in subnets.values()]
    whole = networks[0]
    while len(list(collapse_addresses([whole, *networks]))) > 1:
        whole = whole.supernet()
    return str(whole)


class _Subnets(Mapping[str, Subnet]):
    """MiniStack's at this moment."""

    def __init__(self, place: Place) -> None:
        self._scope = place.account_id, place.region

    def __getitem__(self, subnet_id: str) -> Subnet:
        found = ec2._subnets.get_scoped(*self._scope, subnet_id)
        if found is None:
            raise KeyError(subnet_id)
        return Subnet(found["CidrBlock"], found["AvailabilityZone"])

    def __iter__(self) -> Iterator[str]:
        return (each["SubnetId"] for each in ec2._subnets.values_scoped(*self._scope))

    def __len__(self) -> int:
        return len(ec2._subnets.values_scoped(*self._scope))


class _SecurityGroups(Set[str]):
    """Likewise."""

    def __init__(self, place: Place) -> None:
        self._scope = place.account_id, place.region

    def __contains__(self, group_id: object) -> bool:
        return any(each == group_id for each in self)

    def __iter__(self) -> Iterator[str]:
        return (each["GroupId"] for each in ec2._security_groups.values_scoped(*self._scope))

    def __len__(self) -> int:
        return len(ec2._security_groups.values_scoped(*self._scope))

    @classmethod
    def _from_iterable(cls, it: Any) -> Any:
        """Of what set operations give."""
        return frozenset(it)
