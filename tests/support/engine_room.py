"""The whole engine room, for whoever decides, performs and sweeps in one process."""

from dataclasses import dataclass

from recovery.ports.engine_room import DecidingRoom, PerformingRoom


@dataclass(frozen=True, kw_only=True)
class EngineRoom(DecidingRoom, PerformingRoom):
    pass
