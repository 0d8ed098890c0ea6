"""DRS as it really is towards the brain: its rules, its silences, and a record of what it did.

The record is what promises are checked against. The brain never sees it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from recovery.domain.execution.effects import Phase, Refusal, RefusalKind
from recovery.domain.execution.facts import LaunchStatus
from recovery.domain.limits import Limits
from recovery.domain.value import Location
from tests.support.chaos.chance import Fault, Luck

_DENIED_LATE = "User: role is not authorized to perform: ec2:RunInstances on resource: *"


@dataclass(frozen=True)
class Fate:
    """What a job makes of one server."""

    status: LaunchStatus
    phase: Phase | None = Phase.LAUNCH
    error: str | None = None
    is_named: bool = True
    has_instance: bool = False
    seen_after: timedelta = timedelta()


@dataclass
class Instance:
    instance_id: str
    server_id: str
    key: str
    launched_at: datetime
    seen_at: datetime
    well_at: datetime | None
    gone_at: datetime | None = None


@dataclass
class Job:
    job_id: str
    key: str
    location: Location
    began_at: datetime
    ends_at: datetime | None
    fates: Mapping[str, Fate]
    instances: dict[str, Instance] = field(default_factory=dict)
    """By server: those that it launched, or is to terminate."""
    is_launch: bool = True
    is_done: bool = False


class Drs:
    def __init__(self, limits: Limits, luck: Luck) -> None:
        self.jobs: dict[str, Job] = {}
        """By the key in their tags."""
        self.instances: dict[str, Instance] = {}
        self.oversteps: list[str] = []
        """Where it was asked for more than it allows, others left aside."""
        self.second_jobs: list[str] = []
        """Servers that it was asked for while they were in a job of ours."""
        self._limits = limits
        self._luck = luck
        self._count = count(1)
        self._bad_servers: set[str] = set()
        self._good_servers: set[str] = set()
        self._taken_until: dict[str, datetime] = {}
        self._load: dict[Location, tuple[int, int]] = {}

    @property
    def failed_terminations(self) -> list[Job]:
        return [
            job
            for job in self.jobs.values()
            if not job.is_launch
            and any(fate.status is LaunchStatus.FAILED for fate in job.fates.values())
        ]

    def pass_time(self, now: datetime) -> None:
        for job in self.jobs.values():
            if not job.is_done and job.ends_at is not None and job.ends_at <= now:
                self._end(job, job.ends_at)

    def live_instances(self) -> list[Instance]:
        return [instance for instance in self.instances.values() if instance.gone_at is None]

    def foreign_load(self, location: Location) -> tuple[int, int]:
        """Jobs of others and the servers in them."""
        if self._luck.strikes(Fault.FOREIGN_LOAD):
            self._load[location] = (self._luck.chance.below(4), self._luck.chance.below(4))
        if self._luck.chance.is_used_up:
            self._load.clear()
        return self._load.get(location, (0, 0))

    def refusal(
        self, location: Location, server_ids: Iterable[str], now: datetime
    ) -> Refusal | None:
        """All or nothing: one server is enough to refuse the whole request."""
        servers = tuple(server_ids)
        if busy := self._busy(servers, now):
            named = busy if self._luck.chance.happens(50) else ()
            return Refusal(kind=RefusalKind.CONFLICT, message="Busy.", server_ids=named)
        limits, live = self._limits.of(location), self._live(location)
        jobs, load = self.foreign_load(location)
        in_jobs = sum(len(job.fates) for job in live)
        if len(servers) > limits.servers_per_job:
            self.oversteps.append(f"{len(servers)} servers in a single job")
        if len(live) >= limits.jobs:
            self.oversteps.append(f"a job beside {len(live)} own jobs")
        if in_jobs + len(servers) > limits.servers_in_jobs:
            self.oversteps.append(f"{len(servers)} servers beside {in_jobs} own servers in jobs")
        if jobs + len(live) >= limits.jobs or (
            load + in_jobs + len(servers) > limits.servers_in_jobs
        ):
            return Refusal(kind=RefusalKind.QUOTA, message="Quota.")
        return None

    def note_second_jobs(self, server_ids: Iterable[str]) -> None:
        for id_ in self._in_own_jobs().intersection(server_ids):
            self.second_jobs.append(f"DRS is asked to launch {id_}, which is in a job of ours.")

    def bad_servers(self, server_ids: Iterable[str]) -> tuple[str, ...]:
        """Those that DRS would never launch; it makes up its mind once."""
        for id_ in server_ids:
            if id_ not in self._good_servers | self._bad_servers:
                is_bad = self._luck.strikes(Fault.BAD_SERVER)
                (self._bad_servers if is_bad else self._good_servers).add(id_)
        return tuple(id_ for id_ in server_ids if id_ in self._bad_servers)

    def launch(self, key: str, location: Location, server_ids: list[str], now: datetime) -> Job:
        """What an earlier launch left of a server is deleted first."""
        for instance in self.live_instances():
            if instance.server_id in server_ids:
                instance.gone_at = now
        fates = {id_: self._fate() for id_ in server_ids}
        return self._run(Job(self._id("drsjob-"), key, location, now, self._end_of(now), fates))

    def terminate(
        self, key: str, location: Location, targets: list[Instance], now: datetime
    ) -> Job:
        fates = {
            target.server_id: Fate(LaunchStatus.FAILED)
            if self._luck.strikes(Fault.TERMINATION_FAILED)
            else Fate(LaunchStatus.TERMINATED, is_named=self._luck.chance.happens(50))
            for target in targets
        }
        job = Job(self._id("drsjob-"), key, location, now, self._end_of(now), fates)
        job.instances = {target.server_id: target for target in targets}
        job.is_launch = False
        return self._run(job)

    def _run(self, job: Job) -> Job:
        self.jobs[job.key] = job
        return job

    def _live(self, location: Location) -> list[Job]:
        return [j for j in self.jobs.values() if j.location == location and not j.is_done]

    def _busy(self, server_ids: tuple[str, ...], now: datetime) -> tuple[str, ...]:
        own = self._in_own_jobs()
        for id_ in server_ids:
            if self._luck.strikes(Fault.FOREIGN_JOB):
                self._taken_until[id_] = now + self._luck.chance.minutes(3, 15, 60)
        taken = {id_ for id_, until in self._taken_until.items() if until > now}
        return tuple(id_ for id_ in server_ids if id_ in own or id_ in taken)

    def _in_own_jobs(self) -> set[str]:
        return {id_ for job in self.jobs.values() if not job.is_done for id_ in job.fates}

    def _fate(self) -> Fate:
        luck = self._luck
        if luck.strikes(Fault.LAUNCH_FAILED):
            phase = luck.chance.one_of((Phase.LAUNCH, Phase.SNAPSHOT, None))
            error = luck.chance.one_of((None, "InsufficientInstanceCapacity", _DENIED_LATE))
            return Fate(LaunchStatus.FAILED, phase, error)
        if luck.strikes(Fault.LEFT_PENDING):
            return Fate(LaunchStatus.PENDING, Phase.CONVERSION)
        late = luck.chance.minutes(3, 20, 100) if luck.strikes(Fault.LATE_INSTANCE) else timedelta()
        return Fate(
            LaunchStatus.LAUNCHED,
            is_named=not luck.strikes(Fault.UNNAMED),
            has_instance=not luck.strikes(Fault.NO_INSTANCE),
            seen_after=late,
        )

    def _end_of(self, now: datetime) -> datetime | None:
        if self._luck.strikes(Fault.STUCK_JOB):
            return None
        if self._luck.strikes(Fault.SLOW_JOB):
            return now + timedelta(minutes=30 + self._luck.chance.below(120))
        return now + timedelta(minutes=3 + self._luck.chance.below(8))

    def _end(self, job: Job, at: datetime) -> None:
        job.is_done = True
        for id_, fate in job.fates.items():
            if not job.is_launch:
                gone = job.instances[id_]
                if fate.status is LaunchStatus.TERMINATED:
                    gone.gone_at = gone.gone_at or at
            elif fate.has_instance:
                job.instances[id_] = self._instance(job.key, id_, fate, at)

    def _instance(self, key: str, server_id: str, fate: Fate, at: datetime) -> Instance:
        well = None if self._luck.strikes(Fault.NEVER_WELL) else at + self._luck.chance.minutes(2)
        instance = Instance(
            self._id("i-"), server_id, key, at, seen_at=at + fate.seen_after, well_at=well
        )
        self.instances[instance.instance_id] = instance
        return instance

    def _id(self, prefix: str) -> str:
        return f"{prefix}{next(self._count):017x}"
