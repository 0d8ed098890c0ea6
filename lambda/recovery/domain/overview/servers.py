"""How all servers stand: which of them DRS would launch, how they replicate, who looks after them.

Judged by what was seen of them; which places were not seen is for the caller to say.
"""

from collections.abc import Callable, Iterable, Mapping
from heapq import nsmallest
from typing import TypeVar

from recovery.domain.coverage import Coverage
from recovery.domain.inventory import Replication, SourceServer
from recovery.domain.readiness import ObstacleKind, obstacle_kinds
from recovery.domain.value import Location, Name, ServerId, Value

Kind = TypeVar("Kind")
EXAMPLES = 5
"""Of a number: to see at a glance what it is about; its list has them all."""


class ServerExample(Value):
    server_id: ServerId
    hostname: Name
    location: Location


class ServerTally(Value):
    count: int
    examples: tuple[ServerExample, ...]
    """The first few, those that lag most before the others."""


class Standing(Value):
    """Kinds that no server has are left out; the commonest are first."""

    total: int
    ready: ServerTally
    not_ready: ServerTally
    obstacles: Mapping[ObstacleKind, ServerTally]
    replication: Mapping[Replication, ServerTally]
    no_group: ServerTally
    no_plan: ServerTally
    drill_instances: ServerTally
    """Servers of which a drill's instance still runs, by whoever drilled."""


def standing(servers: Iterable[SourceServer], coverage: Mapping[ServerId, Coverage]) -> Standing:
    known = tuple(servers)
    obstacles = _by_kind(known, lambda server: tuple(obstacle_kinds(server)))
    blocked = {server.server_id for found in obstacles.values() for server in found}
    replication = _by_kind(known, lambda server: (server.replication,))
    covered = _by_kind(known, lambda server: (coverage[server.server_id],))
    return Standing(
        total=len(known),
        ready=_tally(server for server in known if server.server_id not in blocked),
        not_ready=_tally(server for server in known if server.server_id in blocked),
        obstacles={kind: _tally(found) for kind, found in obstacles.items()},
        replication={state: _tally(found) for state, found in replication.items()},
        no_group=_tally(covered.get(Coverage.NO_GROUP, ())),
        no_plan=_tally(covered.get(Coverage.NO_PLAN, ())),
        drill_instances=_tally(_with_drill_instance(known)),
    )


def example(server: SourceServer) -> ServerExample:
    return ServerExample(
        server_id=server.server_id, hostname=server.hostname, location=server.location
    )


def _by_kind(
    servers: Iterable[SourceServer], kinds: Callable[[SourceServer], Iterable[Kind]]
) -> dict[Kind, list[SourceServer]]:
    """Each server under each of its kinds."""
    found: dict[Kind, list[SourceServer]] = {}
    for server in servers:
        for kind in kinds(server):
            found.setdefault(kind, []).append(server)
    return dict(sorted(found.items(), key=lambda each: len(each[1]), reverse=True))


def _with_drill_instance(servers: Iterable[SourceServer]) -> Iterable[SourceServer]:
    return (server for server in servers if server.instance and server.instance.is_drill)


def _tally(servers: Iterable[SourceServer]) -> ServerTally:
    known = tuple(servers)
    worst = nsmallest(EXAMPLES, known, key=_worst_first)
    return ServerTally(count=len(known), examples=tuple(example(server) for server in worst))


def _worst_first(server: SourceServer) -> tuple[float, str, ServerId]:
    lag = float("inf") if server.lag is None else server.lag.total_seconds()
    return (-lag, server.hostname.casefold(), server.server_id)
