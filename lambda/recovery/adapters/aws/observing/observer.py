"""What an execution watches in one account and Region."""

from collections.abc import Collection

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.job_search import is_of_execution, recent_jobs
from recovery.adapters.aws.live_jobs import live_jobs
from recovery.adapters.aws.observing.instances import observed_instances
from recovery.adapters.aws.observing.jobs import observed_jobs
from recovery.adapters.aws.observing.runs import observed_runs
from recovery.adapters.aws.refusals import reaching
from recovery.domain.brain.watch import WatchedJob, WatchedRun
from recovery.domain.execution.facts import (
    CapacityObserved,
    InstancesObserved,
    JobObserved,
    RunEnded,
)
from recovery.domain.value import InstanceId, Location
from recovery.ports.clock import Clock


class AwsObserver:
    """A fact has the time at which the look began: what it shows may be that old."""

    def __init__(self, clients: Clients, clock: Clock) -> None:
        self._clients = clients
        self._clock = clock

    def jobs(self, location: Location, watched: Collection[WatchedJob]) -> tuple[JobObserved, ...]:
        at = self._clock.now()
        with reaching(location):
            return observed_jobs(self._of("drs", location), watched, at=at)

    def instances(
        self, location: Location, instance_ids: Collection[InstanceId]
    ) -> InstancesObserved:
        at = self._clock.now()
        with reaching(location):
            ec2, ssm = self._of("ec2", location), self._of("ssm", location)
            return observed_instances(ec2, ssm, instance_ids, at=at)

    def runs(self, location: Location, watched: Collection[WatchedRun]) -> tuple[RunEnded, ...]:
        at = self._clock.now()
        with reaching(location):
            return observed_runs(self._of("ssm", location), watched, at=at)

    def capacity(self, location: Location, execution_id: str) -> CapacityObserved:
        at = self._clock.now()
        with reaching(location):
            recent = recent_jobs(self._of("drs", location), at)
            foreign = live_jobs(job for job in recent if not is_of_execution(job, execution_id))
        servers = sum(len(job.server_ids) for job in foreign)
        return CapacityObserved(at=at, location=location, jobs=len(foreign), servers=servers)

    def _of(self, service: str, location: Location) -> Client:
        return self._clients.of(service, location)
