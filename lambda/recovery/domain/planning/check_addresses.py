"""Findings about subnets and static private addresses."""

from collections.abc import Iterator, Mapping
from ipaddress import IPv4Address, IPv4Network

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.inventory import Part
from recovery.domain.planning.draft import Draft
from recovery.domain.planning.schedule import ScheduledServer
from recovery.domain.value import Location
from recovery.domain.wording import counted, named

_Subnets = Mapping[tuple[Location, str], IPv4Network]

# https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
_RESERVED_AT_START = 4


def check_addresses(draft: Draft) -> Iterator[Finding]:
    yield from _addresses_twice(draft)
    if draft.inventory.subnets is not None:
        subnets = {
            (subnet.location, subnet.subnet_id): subnet.cidr for subnet in draft.inventory.subnets
        }
        yield from _addresses_outside(draft, subnets)
        yield from _unknown_subnets(draft, subnets)


def _servers(draft: Draft) -> Iterator[tuple[str, ScheduledServer]]:
    for scheduled in draft.waves:
        for server in scheduled.servers.values():
            yield scheduled.name, server


def _addresses_twice(draft: Draft) -> Iterator[Finding]:
    holders: dict[tuple[Location, IPv4Address], list[ScheduledServer]] = {}
    for wave, server in _servers(draft):
        if (address := server.settings.private_ip) is None:
            continue
        earlier = holders.setdefault((server.location, address), [])
        if held := next((other for other in earlier if _may_share_subnet(other, server)), None):
            yield Finding(
                code=FindingCode.PRIVATE_IP_TWICE,
                severity=Severity.BLOCKER,
                thing=server.server_id,
                fact=f"2 servers have the address {address}: {named(held)} and {named(server)}.",
                fix=f"Give each its own address or start without {server.hostname}.",
                wave=wave,
            )
        earlier.append(server)


def _may_share_subnet(one: ScheduledServer, other: ScheduledServer) -> bool:
    """A subnet that is not set here is the one of the launch template, which may be any."""
    subnets = {one.settings.subnet_id, other.settings.subnet_id}
    return None in subnets or len(subnets) == 1


def _addresses_outside(draft: Draft, subnets: _Subnets) -> Iterator[Finding]:
    for wave, server in _servers(draft):
        settings = server.settings
        cidr = subnets.get((server.location, settings.subnet_id or ""))
        if settings.private_ip and cidr and not _is_usable(settings.private_ip, cidr):
            yield Finding(
                code=FindingCode.PRIVATE_IP_OUTSIDE_SUBNET,
                severity=Severity.BLOCKER,
                thing=server.server_id,
                fact=f"Server {named(server)} can't have the address {settings.private_ip}: "
                f"subnet {settings.subnet_id} is {cidr}, less its first 4 addresses and its last.",
                fix="Choose an address of the subnet or start without the server.",
                wave=wave,
            )


def _is_usable(address: IPv4Address, cidr: IPv4Network) -> bool:
    return cidr.network_address + _RESERVED_AT_START <= address < cidr.broadcast_address


def _unknown_subnets(draft: Draft, subnets: _Subnets) -> Iterator[Finding]:
    """One finding for each subnet: mostly a group's setting, and one edit heals all servers."""
    users: dict[tuple[Location, str], list[tuple[str, ScheduledServer]]] = {}
    for wave, server in _servers(draft):
        place = (server.location, server.settings.subnet_id or "")
        if place[1] and place not in subnets and draft.has_read(Part.SUBNETS, place[0]):
            users.setdefault(place, []).append((wave, server))
    for (location, subnet_id), found in users.items():
        wave, first = found[0]
        yield Finding(
            code=FindingCode.SUBNET_UNKNOWN,
            severity=Severity.BLOCKER,
            thing=subnet_id,
            fact=f"Subnet {subnet_id} does not exist in {location}, but "
            f"{counted(len(found), 'server')} would launch there, first {named(first)}.",
            fix="Choose another subnet in the launch settings.",
            wave=wave,
        )
