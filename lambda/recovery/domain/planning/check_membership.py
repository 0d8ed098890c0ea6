"""Findings about which groups and servers are in which wave."""

from collections.abc import Iterator
from typing import assert_never

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.planning.draft import Draft
from recovery.domain.planning.resolve import ResolvedGroup
from recovery.domain.protection_group import ProtectionGroup, ServerList, TagQuery
from recovery.domain.recovery_plan import Wave
from recovery.domain.value import ServerId


def check_membership(draft: Draft) -> Iterator[Finding]:
    for wave in draft.plan.waves:
        yield from _unknown_groups(draft, wave)
        for resolved in draft.groups_of(wave):
            if draft.is_reachable(resolved.group.location):
                yield from _empty_group(resolved, wave)
                yield from _missing_servers(draft, resolved, wave)
        yield from _stray_optional_servers(draft, wave)


def _unknown_groups(draft: Draft, wave: Wave) -> Iterator[Finding]:
    for group_id in dict.fromkeys(wave.group_ids):
        if group_id not in draft.groups:
            yield Finding(
                code=FindingCode.GROUP_UNKNOWN,
                severity=Severity.ERROR,
                thing=group_id,
                fact=f"Wave {wave.name} uses group {group_id}, which does not exist.",
                fix="Choose another group or take it out of the wave.",
                wave=wave.name,
            )


def _empty_group(resolved: ResolvedGroup, wave: Wave) -> Iterator[Finding]:
    if not resolved.servers and not resolved.missing_ids:
        yield Finding(
            code=FindingCode.GROUP_EMPTY,
            severity=Severity.BLOCKER,
            thing=resolved.group.group_id,
            fact=_why_empty(resolved.group),
            fix=f"Give it servers or take it out of wave {wave.name}.",
            wave=wave.name,
        )


def _why_empty(group: ProtectionGroup) -> str:
    match group.selection:
        case ServerList():
            return f"Group {group.name} lists no servers."
        case TagQuery(tags=tags):
            wanted = ", ".join(f"{key}={value}" for key, value in sorted(tags.items()))
            return f"Group {group.name} finds no server in {group.location} tagged {wanted}."
        case _:
            assert_never(group.selection)


def _missing_servers(draft: Draft, resolved: ResolvedGroup, wave: Wave) -> Iterator[Finding]:
    group = resolved.group
    for server_id in resolved.missing_ids:
        yield Finding(
            code=FindingCode.SERVER_UNKNOWN,
            severity=Severity.BLOCKER,
            thing=server_id,
            fact=f"Server {server_id} of group {group.name} is no source server of "
            f"{group.location}{_found_elsewhere(draft, server_id)}.",
            fix=f"Take it out of group {group.name} or start without it.",
            wave=wave.name,
        )


def _found_elsewhere(draft: Draft, server_id: ServerId) -> str:
    server = draft.inventory.by_id.get(server_id)
    return f" but of {server.location}" if server else ""


def _stray_optional_servers(draft: Draft, wave: Wave) -> Iterator[Finding]:
    """Silent while a group can't be looked up: the server may well be in that one."""
    groups = draft.groups_of(wave)
    is_certain = all(draft.is_reachable(resolved.group.location) for resolved in groups)
    if not is_certain or any(group_id not in draft.groups for group_id in wave.group_ids):
        return
    members = {server.server_id for resolved in groups for server in resolved.servers}
    members.update(server_id for resolved in groups for server_id in resolved.missing_ids)
    for server_id in dict.fromkeys(wave.optional_server_ids):
        if server_id not in members:
            yield Finding(
                code=FindingCode.OPTIONAL_SERVER_NOT_IN_WAVE,
                severity=Severity.WARNING,
                thing=server_id,
                fact=f"Server {server_id} is marked optional in wave {wave.name}, "
                "but none of its groups has it.",
                fix="Remove the mark or add the server to a group of the wave.",
                wave=wave.name,
            )
