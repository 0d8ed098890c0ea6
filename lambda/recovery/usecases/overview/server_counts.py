"""Numbers of servers as the overview shows them: each with the filter that lists those servers."""

from collections.abc import Mapping

from recovery.domain.coverage import Coverage
from recovery.domain.inventory import Replication
from recovery.domain.overview.servers import ServerTally, Standing
from recovery.domain.readiness import CLAUSES, ObstacleKind
from recovery.domain.value import Value
from recovery.usecases.source_servers.server_query import (
    InstanceFilter,
    ReadinessFilter,
    ServerQuery,
)


class ServerCount(ServerTally):
    query: Mapping[str, str]
    """With these query parameters, listSourceServers shows all of them."""


class ObstacleCount(ServerCount):
    kind: ObstacleKind
    clause: str
    """Why DRS would not launch them; one may have several obstacles."""


class ReplicationCount(ServerCount):
    replication: Replication


class ServersOverview(Value):
    total: int
    ready: ServerCount
    not_ready: ServerCount
    obstacles: tuple[ObstacleCount, ...]
    """The commonest first."""
    replication: tuple[ReplicationCount, ...]
    """The commonest first; each server is in one of them."""
    no_group: ServerCount
    no_plan: ServerCount
    """In a group, but no plan uses any of its groups."""
    drill_instances: ServerCount
    """An instance of a drill still runs, says DRS: by whoever drilled."""


def servers_overview(standing: Standing) -> ServersOverview:
    return ServersOverview(
        total=standing.total,
        ready=_count(standing.ready, ServerQuery(readiness=ReadinessFilter.READY)),
        not_ready=_count(standing.not_ready, ServerQuery(readiness=ReadinessFilter.NOT_READY)),
        obstacles=tuple(
            ObstacleCount(
                **dict(_count(tally, ServerQuery(obstacle=kind))), kind=kind, clause=CLAUSES[kind]
            )
            for kind, tally in standing.obstacles.items()
        ),
        replication=tuple(
            ReplicationCount(
                **dict(_count(tally, ServerQuery(replication=state))), replication=state
            )
            for state, tally in standing.replication.items()
        ),
        no_group=_count(standing.no_group, ServerQuery(coverage=Coverage.NO_GROUP)),
        no_plan=_count(standing.no_plan, ServerQuery(coverage=Coverage.NO_PLAN)),
        drill_instances=_count(
            standing.drill_instances, ServerQuery(instance=InstanceFilter.DRILL)
        ),
    )


def _count(tally: ServerTally, query: ServerQuery) -> ServerCount:
    return ServerCount(**dict(tally), query=query.model_dump(mode="json", exclude_none=True))
