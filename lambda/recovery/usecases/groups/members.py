"""The servers that a protection group has at this moment, before it is saved and after."""

from collections.abc import Iterator

from recovery.domain.errors import LocationUnreachable
from recovery.domain.findings import Finding
from recovery.domain.inventory import Inventory, Part, SourceServer, Unread
from recovery.domain.planning.check_group import check_group
from recovery.domain.planning.resolve import members
from recovery.domain.protection_group import ProtectionGroup, ServerList
from recovery.domain.value import Name, ServerId, Value
from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports
from recovery.usecases.groups.checking import findings_about, refuse_unregistered
from recovery.usecases.groups.drafts import GroupPreview, drafted
from recovery.usecases.groups.rules import refuse_senseless
from recovery.usecases.groups.saving import group_record
from recovery.usecases.inventory import JUST_NOW, Place, survey
from recovery.usecases.pages import in_order
from recovery.usecases.source_servers.assignments import (
    Assignments,
    GroupReference,
    assignments_in,
)
from recovery.usecases.source_servers.view import ServerView, server_view, sort_key

_NEW = "new"


class Overlap(Value):
    """A server of the group that another group has, too."""

    server_id: ServerId
    hostname: Name
    group_id: Name
    group_name: Name
    is_forbidden: bool
    """Both list it, so this group can't be saved. Otherwise the first execution locks it."""


class GroupServers(Page[ServerView]):
    """By hostname; what is said of the whole group is on every page."""

    total: int
    missing_ids: tuple[ServerId, ...] = ()
    """Listed, but not in DRS."""
    overlaps: tuple[Overlap, ...] = ()
    findings: tuple[Finding, ...] = ()
    """About its launch settings."""
    place: Place


def preview_group(ports: Ports, preview: GroupPreview, request: PageRequest) -> GroupServers:
    group = drafted(preview, preview.group_id or _NEW)
    refuse_unregistered(ports, group)
    refuse_senseless(group)
    return _servers_of(ports, group, request)


def list_group_servers(ports: Ports, group_id: str, request: PageRequest) -> GroupServers:
    return _servers_of(ports, group_record(ports, group_id).group, request)


def _servers_of(ports: Ports, group: ProtectionGroup, request: PageRequest) -> GroupServers:
    surveyed = survey(ports, (group.location,), JUST_NOW)
    inventory = surveyed.inventory()
    found = members(group, inventory)
    assignments = assignments_in(ports, (group.location,))
    keyed = ((sort_key(server), server) for server in found.servers)
    page = in_order(keyed, request, of=f"servers of {group.model_dump_json()}")
    others = assignments.without(group.group_id)
    return GroupServers(
        items=tuple(server_view(server, assignments) for server in page.items),
        next_token=page.next_token,
        total=len(found.servers),
        missing_ids=found.missing_ids,
        overlaps=tuple(_overlaps(group, found.servers, others)),
        findings=_findings(ports, group, inventory),
        place=surveyed.places[0],
    )


def _overlaps(
    group: ProtectionGroup, servers: tuple[SourceServer, ...], others: Assignments
) -> Iterator[Overlap]:
    is_listed = isinstance(group.selection, ServerList)
    for server in servers:
        if other := others.of(server):
            yield _overlap(server, other, is_forbidden=is_listed)
        for other in others.tag_groups(server):
            yield _overlap(server, other, is_forbidden=False)


def _overlap(server: SourceServer, other: GroupReference, *, is_forbidden: bool) -> Overlap:
    return Overlap(
        server_id=server.server_id,
        hostname=server.hostname,
        group_id=other.group_id,
        group_name=other.group_name,
        is_forbidden=is_forbidden,
    )


def _findings(ports: Ports, group: ProtectionGroup, inventory: Inventory) -> tuple[Finding, ...]:
    try:
        return findings_about(ports, group, inventory)
    except LocationUnreachable as error:
        unread = Unread(location=group.location, part=Part.SUBNETS, reason=error.reason)
        return check_group(group, inventory.changed(subnets=(), unread=(unread,)))
