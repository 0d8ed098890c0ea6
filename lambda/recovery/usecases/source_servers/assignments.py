"""Which protection groups have which servers: by their lists, and by their tags."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from recovery.domain.inventory import SourceServer
from recovery.domain.protection_group import ProtectionGroup, TagQuery
from recovery.domain.roster import Roster
from recovery.domain.value import Location, Name, ServerId, Value
from recovery.ports.product import Ports


class GroupReference(Value):
    group_id: Name
    group_name: Name


@dataclass(frozen=True)
class Assignments:
    listed: Mapping[ServerId, GroupReference]
    by_tags: tuple[ProtectionGroup, ...]

    def of(self, server: SourceServer) -> GroupReference | None:
        """The one group that lists the server."""
        return self.listed.get(server.server_id)

    def tag_groups(self, server: SourceServer) -> tuple[GroupReference, ...]:
        """Those whose tags it carries at this moment."""
        return tuple(
            GroupReference(group_id=group.group_id, group_name=group.name)
            for group in self.by_tags
            if _matches(group, server)
        )

    def without(self, group_id: str | None) -> Self:
        """As they are among the other groups."""
        listed = {id_: ref for id_, ref in self.listed.items() if ref.group_id != group_id}
        by_tags = tuple(group for group in self.by_tags if group.group_id != group_id)
        return type(self)(listed=listed, by_tags=by_tags)


def assignments_in(ports: Ports, locations: Collection[Location]) -> Assignments:
    rosters = tuple(ports.groups.roster(location) for location in locations)
    return Assignments(
        listed={id_: reference for roster in rosters for id_, reference in _listed(roster)},
        by_tags=_tag_groups(ports, rosters),
    )


def _listed(roster: Roster) -> Iterable[tuple[ServerId, GroupReference]]:
    for group_id, entry in roster.groups.items():
        reference = GroupReference(group_id=group_id, group_name=entry.name)
        for server_id in entry.server_ids:
            yield server_id, reference


def _tag_groups(ports: Ports, rosters: Iterable[Roster]) -> tuple[ProtectionGroup, ...]:
    """The roster has them without servers, as it has a list that is still empty."""
    empty = tuple(
        group_id
        for roster in rosters
        for group_id, entry in roster.groups.items()
        if not entry.server_ids
    )
    groups = (record.group for record in ports.groups.find_many(empty).values())
    tagged = (group for group in groups if isinstance(group.selection, TagQuery))
    return tuple(sorted(tagged, key=lambda group: (group.name, group.group_id)))


def _matches(group: ProtectionGroup, server: SourceServer) -> bool:
    selection = group.selection
    return (
        isinstance(selection, TagQuery)
        and group.location == server.location
        and selection.matches(server.tags)
    )
