"""Which source servers somebody wants to see."""

from enum import StrEnum

from recovery.domain.coverage import Coverage
from recovery.domain.inventory import Replication, SourceServer
from recovery.domain.readiness import ObstacleKind, obstacle_kinds, obstacles
from recovery.domain.value import Name, Text
from recovery.usecases.places import PlaceQuery
from recovery.usecases.source_servers.assignments import Assignments


class ReadinessFilter(StrEnum):
    READY = "READY"
    NOT_READY = "NOT_READY"


class AssignmentFilter(StrEnum):
    """By lists alone: tags may match today and not tomorrow."""

    ASSIGNED = "ASSIGNED"
    AVAILABLE = "AVAILABLE"


class InstanceFilter(StrEnum):
    """What an earlier launch left running."""

    DRILL = "DRILL"
    RECOVERY = "RECOVERY"


class ServerQuery(PlaceQuery):
    """Every server where nothing is stated."""

    text: Text | None = None
    """Part of a hostname, an id, a tag or an address."""
    readiness: ReadinessFilter | None = None
    obstacle: ObstacleKind | None = None
    replication: Replication | None = None
    instance: InstanceFilter | None = None
    assignment: AssignmentFilter | None = None
    coverage: Coverage | None = None
    """By lists and tags as they match now; who lists the servers sees to it."""
    group_id: Name | None = None

    def fits(self, server: SourceServer, assignments: Assignments) -> bool:
        return (
            self._fits_text(server)
            and self.readiness in {None, _readiness(server)}
            and (self.obstacle is None or self.obstacle in obstacle_kinds(server))
            and self.replication in {None, server.replication}
            and self.instance in {None, _instance(server)}
            and self.assignment in {None, _assignment(server, assignments)}
            and (self.group_id is None or self.group_id in _group_ids(server, assignments))
        )

    def _fits_text(self, server: SourceServer) -> bool:
        wanted = (self.text or "").casefold()
        return any(wanted in text.casefold() for text in _texts(server))


def _texts(server: SourceServer) -> tuple[str, ...]:
    tags = tuple(f"{key}={value}" for key, value in server.tags.items())
    return (server.hostname, server.server_id, *server.ip_addresses, *tags)


def _readiness(server: SourceServer) -> ReadinessFilter:
    return ReadinessFilter.NOT_READY if obstacles(server) else ReadinessFilter.READY


def _instance(server: SourceServer) -> InstanceFilter | None:
    if server.instance is None:
        return None
    return InstanceFilter.DRILL if server.instance.is_drill else InstanceFilter.RECOVERY


def _assignment(server: SourceServer, assignments: Assignments) -> AssignmentFilter:
    return AssignmentFilter.ASSIGNED if assignments.of(server) else AssignmentFilter.AVAILABLE


def _group_ids(server: SourceServer, assignments: Assignments) -> frozenset[str]:
    own = assignments.of(server)
    listed = (own,) if own else ()
    return frozenset(group.group_id for group in (*listed, *assignments.tag_groups(server)))
