"""Source servers as they are shown: what DRS says of one, can it be launched, whose it is."""

from recovery.domain.inventory import SourceServer
from recovery.domain.readiness import obstacles, warnings
from recovery.domain.value import Value
from recovery.ports.paging import Page
from recovery.usecases.inventory import Place
from recovery.usecases.source_servers.assignments import Assignments, GroupReference


class Readiness(Value):
    is_ready: bool
    """DRS would launch the server now."""
    obstacles: tuple[str, ...] = ()
    """Why it would not, one clause each."""
    warnings: tuple[str, ...] = ()
    """What to know, although it would."""


class ServerView(SourceServer):
    readiness: Readiness
    assignment: GroupReference | None = None
    """The one group that lists the server."""
    tag_groups: tuple[GroupReference, ...] = ()
    """Groups whose tags it carries at this moment."""


class ServerDetail(ServerView):
    place: Place


class ServerPage(Page[ServerView]):
    total: int
    """Servers on all pages."""
    places: tuple[Place, ...]


def server_view(server: SourceServer, assignments: Assignments) -> ServerView:
    found = obstacles(server)
    return ServerView(
        **dict(server),
        readiness=Readiness(is_ready=not found, obstacles=found, warnings=warnings(server)),
        assignment=assignments.of(server),
        tag_groups=assignments.tag_groups(server),
    )


def sort_key(server: SourceServer) -> str:
    """By hostname, which need not be unique."""
    return f"{server.hostname.casefold()}\0{server.server_id}"
