"""From protection groups to servers, as the inventory has them today."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import assert_never

from recovery.domain.inventory import Inventory, SourceServer
from recovery.domain.planning.schedule import ScheduledServer
from recovery.domain.protection_group import ProtectionGroup, ServerList, TagQuery
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.domain.value import Location, ServerId, Value

_ServersAt = Mapping[Location, Mapping[ServerId, SourceServer]]


class ResolvedGroup(Value):
    group: ProtectionGroup
    servers: tuple[SourceServer, ...] = ()
    missing_ids: tuple[ServerId, ...] = ()
    """Listed, but no source servers of the group's account and Region."""


def resolve(plan: RecoveryPlan, inventory: Inventory) -> Mapping[str, ResolvedGroup]:
    """Every known group that the plan uses, looked up once however many waves name it."""
    known = {group.group_id: group for group in inventory.groups}
    used = dict.fromkeys(group_id for wave in plan.waves for group_id in wave.group_ids)
    servers_at = _by_location(inventory)
    return {
        group_id: _members(known[group_id], servers_at) for group_id in used if group_id in known
    }


def members(group: ProtectionGroup, inventory: Inventory) -> ResolvedGroup:
    """A single group, whichever plan uses it."""
    return _members(group, _by_location(inventory))


def scheduled_servers(
    wave: Wave, groups: Iterable[ResolvedGroup], *, taken: AbstractSet[ServerId]
) -> dict[ServerId, ScheduledServer]:
    """In the order of the groups; where two have a server, the settings of the first hold."""
    optional = frozenset(wave.optional_server_ids)
    scheduled: dict[ServerId, ScheduledServer] = {}
    for resolved in groups:
        for server in resolved.servers:
            if server.server_id not in taken and server.server_id not in scheduled:
                is_optional = server.server_id in optional
                scheduled[server.server_id] = _scheduled(
                    server, resolved.group, is_optional=is_optional
                )
    return scheduled


def _by_location(inventory: Inventory) -> _ServersAt:
    """Sorted: the order in which DRS lists its servers must not reach the schedule."""
    located: dict[Location, dict[ServerId, SourceServer]] = {}
    for server in sorted(inventory.servers, key=lambda server: (server.hostname, server.server_id)):
        located.setdefault(server.location, {})[server.server_id] = server
    return located


def _members(group: ProtectionGroup, servers_at: _ServersAt) -> ResolvedGroup:
    here = servers_at.get(group.location, {})
    match group.selection:
        case ServerList(server_ids=listed):
            wanted = tuple(dict.fromkeys(listed))
            return ResolvedGroup(
                group=group,
                servers=tuple(here[server_id] for server_id in wanted if server_id in here),
                missing_ids=tuple(server_id for server_id in wanted if server_id not in here),
            )
        case TagQuery() as query:
            found = tuple(server for server in here.values() if query.matches(server.tags))
            return ResolvedGroup(group=group, servers=found)
        case _:
            assert_never(group.selection)


def _scheduled(
    server: SourceServer, group: ProtectionGroup, *, is_optional: bool
) -> ScheduledServer:
    settings = group.effective_settings(server.server_id)
    return ScheduledServer(
        server_id=server.server_id,
        hostname=server.hostname,
        location=server.location,
        os=server.os,
        is_optional=is_optional,
        settings=settings,
        needs_settings=not server.has_launch_configuration or not settings.is_empty,
        replaces_instance=server.instance is not None,
    )
