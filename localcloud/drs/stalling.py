"""A source falls silent while the world runs, and is heard again."""

from datetime import timedelta

from localcloud.drs.state import SourceServer
from localcloud.world import Event, Place, World


def stall(
    world: World, place: Place, server: SourceServer, *, error: str = "AGENT_NOT_SEEN"
) -> None:
    """It keeps the points in time that it has and gets no more; its lag grows."""
    replication = server.replication
    replication.state = "STALLED"
    replication.error = error
    replication.last_point_at = replication.last_point_at or world.agenda.moment
    _tell(world, place, server, "STALLED")


def recover(world: World, place: Place, server: SourceServer) -> None:
    replication = server.replication
    if replication.last_point_at:
        replication.silences.append((replication.last_point_at, world.agenda.moment))
    replication.state = "CONTINUOUS"
    replication.error = replication.raw_error = replication.last_point_at = None
    replication.lag = timedelta(0)
    _tell(world, place, server, "NOT_STALLED")


def _tell(world: World, place: Place, server: SourceServer, state: str) -> None:
    change = "DRS Source Server Data Replication Stalled Change"
    world.on_event(place, Event("aws.drs", change, (server.arn,), {"state": state}))
