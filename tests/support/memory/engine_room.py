"""An engine room in memory: what AWS shows is stated, and what it is asked to do is remembered."""

from collections.abc import Collection, Mapping
from datetime import datetime

from recovery.domain.brain.watch import WatchedJob, WatchedRun
from recovery.domain.errors import LocationUnreachable
from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    Command,
    FindRecovery,
    RunCommand,
    StartAutomation,
    StartRecovery,
    TerminateInstances,
)
from recovery.domain.execution.effects import Refusal
from recovery.domain.execution.facts import (
    CapacityObserved,
    InstanceObserved,
    InstancesObserved,
    JobObserved,
    RunEnded,
)
from recovery.domain.value import InstanceId, Location, ServerId
from recovery.ports.performing import Notice, RefusedByAws
from tests.support.engine_room import EngineRoom
from tests.support.memory.machinery import StandingClock
from tests.support.memory.world import MemoryWorld


class StatedObserver:
    def __init__(self, clock: StandingClock) -> None:
        self._clock = clock
        self.seen: dict[str, JobObserved | RunEnded] = {}
        """By the keys of the commands."""
        self.up: set[InstanceId] = set()
        self.others: dict[Location, tuple[int, int]] = {}
        """Jobs and servers of others."""
        self.blind: set[Location] = set()
        self.looks: list[str] = []

    def jobs(self, location: Location, watched: Collection[WatchedJob]) -> tuple[JobObserved, ...]:
        self._look("jobs", location)
        found = (self.seen.get(each.key) for each in watched)
        return tuple(each for each in found if isinstance(each, JobObserved))

    def instances(
        self, location: Location, instance_ids: Collection[InstanceId]
    ) -> InstancesObserved:
        self._look("instances", location)
        return InstancesObserved(
            at=self._now,
            instances=tuple(
                InstanceObserved(
                    instance_id=id_,
                    passes_status_checks=id_ in self.up,
                    agent_online=id_ in self.up,
                )
                for id_ in instance_ids
            ),
        )

    def runs(self, location: Location, watched: Collection[WatchedRun]) -> tuple[RunEnded, ...]:
        self._look("runs", location)
        found = (self.seen.get(each.key) for each in watched)
        return tuple(each for each in found if isinstance(each, RunEnded))

    def capacity(self, location: Location, execution_id: str) -> CapacityObserved:
        self._look(f"capacity for {execution_id}", location)
        jobs, servers = self.others.get(location, (0, 0))
        return CapacityObserved(at=self._now, location=location, jobs=jobs, servers=servers)

    @property
    def _now(self) -> datetime:
        return self._clock.now()

    def _look(self, at: str, location: Location) -> None:
        if location in self.blind:
            raise LocationUnreachable(location, "AWS did not answer in time.")
        self.looks.append(at)


class RememberingHands:
    """All performers in one; every command works unless a refusal is stated for its kind."""

    def __init__(self) -> None:
        self.done: list[Command | Notice] = []
        self.refusals: dict[str, Refusal] = {}
        self.found: dict[str, str] = {}
        """Jobs by the key that they carry."""
        self.failures: dict[ServerId, str] = {}
        self.is_gone = False
        """The instances to terminate are no more."""

    def start(self, command: StartRecovery | TerminateInstances) -> str | None:
        self._do(command)
        return None if self.is_gone else f"drsjob-{command.key}"

    def find(self, command: FindRecovery) -> str | None:
        self._do(command)
        return self.found.get(command.key)

    def apply(self, command: ApplyLaunchSettings) -> Mapping[ServerId, str]:
        self._do(command)
        return self.failures

    def run(self, command: RunCommand) -> str:
        self._do(command)
        return f"command-{command.key}"

    def automate(self, command: StartAutomation) -> str:
        self._do(command)
        return f"automation-{command.key}"

    def publish(self, notice: Notice) -> None:
        self.done.append(notice)

    def _do(self, command: Command) -> None:
        if refusal := self.refusals.get(command.kind):
            raise RefusedByAws(refusal)
        self.done.append(command)


class _Launcher:
    def __init__(self, hands: RememberingHands) -> None:
        self._hands = hands

    def start(self, command: StartRecovery) -> str:
        return self._hands.start(command) or ""

    def find(self, command: FindRecovery) -> str | None:
        return self._hands.find(command)


class MemoryEngineRoom:
    def __init__(self, world: MemoryWorld) -> None:
        self.world = world
        self.observer = StatedObserver(world.clock)
        self.hands = RememberingHands()

    @property
    def room(self) -> EngineRoom:
        return EngineRoom(
            clock=self.world.clock,
            executions=self.world.ports.executions,
            engine=self.world.engine,
            observer=self.observer,
            recoveries=_Launcher(self.hands),
            launch_settings=self.hands,
            documents=self.hands,
            terminations=self.hands,
            notifier=self.hands,
        )
