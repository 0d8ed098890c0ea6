"""Which static group has which servers of one account and Region: a server is in at most one.

All groups of a place are in one value with one version, so that two people who save at once can't
both get a server, however many servers a group has.
"""

from collections.abc import Mapping

from recovery.domain.errors import ServersAssigned
from recovery.domain.protection_group import ProtectionGroup, ServerList
from recovery.domain.value import Location, Name, ServerId, Value


class RosterEntry(Value):
    name: Name
    server_ids: tuple[ServerId, ...] = ()
    """Empty for a group that selects by tags: it claims no server."""


class Roster(Value):
    location: Location
    groups: Mapping[str, RosterEntry] = {}
    version: int = 0
    """0: never saved."""

    def with_group(self, group: ProtectionGroup) -> "Roster":
        """Refuses servers that another group has."""
        selection = group.selection
        listed = selection.server_ids if isinstance(selection, ServerList) else ()
        taken = {
            server_id: entry.name
            for group_id, entry in self.groups.items()
            if group_id != group.group_id
            for server_id in entry.server_ids
            if server_id in frozenset(listed)
        }
        if taken:
            raise ServersAssigned(taken)
        entry = RosterEntry(name=group.name, server_ids=listed)
        return self.changed(groups={**self.groups, group.group_id: entry})

    def without_group(self, group_id: str) -> "Roster":
        return self.changed(
            groups={id_: entry for id_, entry in self.groups.items() if id_ != group_id}
        )
