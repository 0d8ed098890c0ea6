"""How replication of a source server begins, and how it ends. Its later troubles are data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from localcloud.drs.answers.servers import INITIATION_STEPS
from localcloud.drs.knobs import Phase
from localcloud.drs.state import RecoveryInstance, ReplicationState, SourceServer
from localcloud.world import Place, World

_SYNC_PARTS = 4
"""How often the progress of the initial sync is told."""


def initiate(world: World, place: Place, server: SourceServer) -> None:
    """INITIATING step by step, INITIAL_SYNC, CREATING_SNAPSHOT, and at last CONTINUOUS."""
    replication = server.replication
    replication.attempt += 1
    replication.started_at = world.agenda.moment
    replication.steps_done = 0
    replication.error = replication.raw_error = replication.lag = None
    _Beginning(world, place, server).initiate()


def stop(world: World, server: SourceServer) -> None:
    _unprotect(world, server, "STOPPED")


def disconnect(world: World, server: SourceServer) -> None:
    _unprotect(world, server, "DISCONNECTED")


def instance_behind(world: World, server: SourceServer) -> RecoveryInstance | None:
    """The recovery instance that this server is, on its way back to where it came from."""
    if server.origin is None:
        return None
    place = world.place(server.origin.account_id, server.origin.region)
    instances = place.drs.recovery_instances.values()
    return next((each for each in instances if each.reversed_server_arn == server.arn), None)


def _unprotect(world: World, server: SourceServer, state: ReplicationState) -> None:
    """All points in time are deleted; what is planned for the attempt that ends here is void."""
    replication = server.replication
    replication.attempt += 1
    replication.lag = replication.eta = None
    replication.error = replication.raw_error = None
    replication.first_point_at = replication.last_point_at = None
    replication.silences.clear()
    _enter(world, server, state)


def _enter(world: World, server: SourceServer, state: ReplicationState) -> None:
    server.replication.state = state
    if instance := instance_behind(world, server):
        instance.replication_state = state
        if state == "CONTINUOUS" and instance.failback.state == "FAILBACK_IN_PROGRESS":
            instance.failback.state = "FAILBACK_READY_FOR_LAUNCH"


@dataclass(frozen=True)
class _Beginning:
    world: World
    place: Place
    server: SourceServer

    def initiate(self) -> None:
        _enter(self.world, self.server, "INITIATING")
        self._after(self.place.drs.knobs.initiation_step, self._end_step)

    def _end_step(self) -> None:
        replication = self.server.replication
        replication.steps_done += 1
        if replication.steps_done < len(INITIATION_STEPS):
            self._after(self.place.drs.knobs.initiation_step, self._end_step)
            return
        replication.first_byte_at = replication.first_byte_at or self.world.agenda.moment
        _enter(self.world, self.server, "INITIAL_SYNC")
        self._sync(parts=0)

    def _sync(self, *, parts: int) -> None:
        for disk in self.server.machine.disks:
            disk.replicated_bytes = disk.size_bytes * parts // _SYNC_PARTS
        if parts == _SYNC_PARTS:
            _enter(self.world, self.server, "CREATING_SNAPSHOT")
            self._after(self.place.drs.knobs.first_snapshot, self._protect)
            return
        seconds = self._sync_seconds() / _SYNC_PARTS
        left = timedelta(seconds=seconds * (_SYNC_PARTS - parts))
        self.server.replication.eta = self.world.agenda.moment + left
        self._after(Phase(seconds), lambda: self._sync(parts=parts + 1))

    def _protect(self) -> None:
        replication = self.server.replication
        now = self.world.agenda.moment
        replication.lag, replication.eta = timedelta(0), None
        if replication.last_point_at:
            replication.silences.append((replication.last_point_at, now))
        replication.first_point_at = replication.first_point_at or now
        replication.last_point_at = None
        _enter(self.world, self.server, "CONTINUOUS")

    def _sync_seconds(self) -> float:
        size_bytes = sum(disk.size_bytes for disk in self.server.machine.disks)
        return size_bytes / self.place.drs.knobs.sync_bytes_per_second

    def _after(self, phase: Phase, happen: Callable[[], None]) -> None:
        replication = self.server.replication
        attempt = replication.attempt
        names = ("replication", self.server.source_server_id, attempt, replication.steps_done)
        seconds = phase.draw(self.world.chance, *names)

        def happen_unless_void() -> None:
            if self.server.replication.attempt == attempt:
                happen()

        self.world.agenda.after(seconds, happen_unless_void)
