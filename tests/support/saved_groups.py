"""A world to save groups in, and what others do in it at the worst moment."""

from collections.abc import Callable

from recovery.domain.roster import Roster
from recovery.domain.value import Location
from recovery.ports.groups import Groups
from recovery.usecases.groups.reading import get_group
from recovery.usecases.groups.view import GroupView
from tests.support.builders import (
    EUROPE,
    a_server,
)
from tests.support.memory.people import a_call
from tests.support.memory.world import MemoryWorld

CREATE, UPDATE, DELETE = a_call("createGroup"), a_call("updateGroup"), a_call("deleteGroup")


def a_world(*hostnames: str) -> MemoryWorld:
    """Europe is registered and has servers: db-1, db-2 and web-1."""
    world = MemoryWorld()
    world.has_places(EUROPE)
    world.shows(*map(a_server, hostnames or ("db-1", "db-2", "web-1")))
    return world


def saved_again(world: MemoryWorld, group: GroupView) -> GroupView:
    return get_group(world.ports, a_call("getGroup"), group.group_id)


def when_read(world: MemoryWorld, act: Callable[[int], None]) -> None:
    """Somebody else acts each time a roster was read, and before it is saved."""
    groups: Groups = world.ports.groups
    read = groups.roster
    times = 0

    def roster(location: Location) -> Roster:
        nonlocal times
        found = read(location)
        times += 1
        act(times)
        return found

    groups.roster = roster  # type: ignore[method-assign]
