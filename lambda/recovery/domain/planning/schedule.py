"""What a plan comes to today: waves with their servers resolved and packed into DRS jobs."""

from collections.abc import Mapping
from functools import cached_property

from recovery.domain.inventory import OperatingSystem
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.limits import Limits
from recovery.domain.recovery_plan import Objectives, Wave
from recovery.domain.value import Location, Name, ServerId, SnapshotId, Value


class ScheduledServer(Value):
    server_id: ServerId
    hostname: Name
    location: Location
    os: OperatingSystem
    is_optional: bool = False
    settings: LaunchSettings = LaunchSettings()
    needs_settings: bool = False
    """Its launch configuration must be written or repaired before it is launched."""
    replaces_instance: bool = False
    """DRS first deletes what an earlier launch left running, which takes its time."""
    snapshot_id: SnapshotId | None = None
    """None: the most recent data."""


class PlannedJob(Value):
    location: Location
    server_ids: tuple[ServerId, ...]


class ScheduledWave(Value):
    number: int
    """Position in the plan, from 1."""
    wave: Wave
    servers: Mapping[ServerId, ScheduledServer]
    jobs: tuple[PlannedJob, ...]

    @property
    def name(self) -> str:
        return self.wave.name


class Schedule(Value):
    """Frozen when an execution starts: later edits of plan, groups or quotas don't reach it."""

    plan_id: Name
    plan_name: Name
    plan_version: int
    objectives: Objectives = Objectives()
    limits: Limits = Limits()
    waves: tuple[ScheduledWave, ...]

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        return {scheduled.name: scheduled.number for scheduled in self.waves}

    @cached_property
    def needs(self) -> Mapping[int, tuple[int, ...]]:
        """For each wave the numbers of the waves it waits for."""
        return {
            scheduled.number: tuple(self.number_of[name] for name in scheduled.wave.depends_on)
            for scheduled in self.waves
        }

    @cached_property
    def server_ids(self) -> frozenset[ServerId]:
        return frozenset(server_id for wave in self.waves for server_id in wave.servers)

    def wave(self, number: int) -> ScheduledWave:
        return self.waves[number - 1]
