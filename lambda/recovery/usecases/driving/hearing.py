"""An event of DRS about servers: the execution that has them looks now, not at its next poll."""

from recovery.domain.value import Location, ServerId
from recovery.ports.engine_room import SweepingRoom


def hear(
    room: SweepingRoom, location: Location, server_ids: frozenset[ServerId]
) -> tuple[str, ...]:
    """The executions that were woken. A job that nobody here started has none."""
    holders = room.executions.locks(location).holders(server_ids)
    woken = tuple(dict.fromkeys(holders.values()))
    for execution_id in woken:
        room.engine.wake(execution_id)
    return woken
