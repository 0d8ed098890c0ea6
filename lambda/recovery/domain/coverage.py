"""Which servers are looked after: by a group, and by a plan that uses the group.

The work grows with the servers and their tags, not with servers times groups: the dashboard asks
it of everything at once.
"""

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from enum import StrEnum
from typing import NamedTuple, assert_never

from recovery.domain.inventory import SourceServer
from recovery.domain.protection_group import ProtectionGroup, ServerList, TagQuery
from recovery.domain.value import Location, ServerId

Members = Mapping[str, tuple[SourceServer, ...]]
"""By group id."""


class Coverage(StrEnum):
    """By lists and by tags, as they match at this moment."""

    NO_GROUP = "NO_GROUP"
    NO_PLAN = "NO_PLAN"
    """It is in a group, but no plan uses any of its groups."""
    PLANNED = "PLANNED"


class _Carried(NamedTuple):
    location: Location
    key: str
    value: str


class _Servers:
    """Found by their ids, and by each tag that they carry."""

    def __init__(self, servers: Iterable[SourceServer]) -> None:
        self._by_id: dict[tuple[Location, ServerId], SourceServer] = {}
        self._by_tag: dict[_Carried, list[SourceServer]] = {}
        for server in servers:
            self._by_id[server.location, server.server_id] = server
            for key, value in server.tags.items():
                self._by_tag.setdefault(_Carried(server.location, key, value), []).append(server)

    def of(self, group: ProtectionGroup) -> Iterable[SourceServer]:
        match group.selection:
            case ServerList(server_ids=listed):
                found = (self._by_id.get((group.location, id_)) for id_ in dict.fromkeys(listed))
                return (server for server in found if server)
            case TagQuery() as query:
                rarest = min(self._carrying(group.location, query), key=len)
                return (server for server in rarest if query.matches(server.tags))
            case _:
                assert_never(group.selection)

    def _carrying(self, location: Location, query: TagQuery) -> Iterable[Collection[SourceServer]]:
        for key, value in query.tags.items():
            yield self._by_tag.get(_Carried(location, key, value), ())


def members_of(groups: Iterable[ProtectionGroup], servers: Iterable[SourceServer]) -> Members:
    known = _Servers(servers)
    return {group.group_id: tuple(known.of(group)) for group in groups}


def coverage_of(
    servers: Iterable[SourceServer], members: Members, planned_group_ids: AbstractSet[str]
) -> Mapping[ServerId, Coverage]:
    grouped = _ids(members, members.keys())
    planned = _ids(members, members.keys() & planned_group_ids)

    def covered(server_id: ServerId) -> Coverage:
        if server_id in planned:
            return Coverage.PLANNED
        return Coverage.NO_PLAN if server_id in grouped else Coverage.NO_GROUP

    return {server.server_id: covered(server.server_id) for server in servers}


def _ids(members: Members, group_ids: Iterable[str]) -> frozenset[ServerId]:
    return frozenset(server.server_id for id_ in group_ids for server in members[id_])
