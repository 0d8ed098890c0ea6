"""What DRS still allows in each account and Region: its quotas less everybody's jobs."""

from enum import StrEnum

from recovery.domain.execution.execution import Execution
from recovery.domain.value import Location, Value


class Limit(StrEnum):
    """What can keep a job from starting."""

    ONE_JOB_A_SERVER = "ONE_JOB_A_SERVER"
    JOBS = "JOBS"
    SERVERS_IN_JOBS = "SERVERS_IN_JOBS"


class Obstacle(Value):
    limit: Limit
    fact: str


class Room:
    def __init__(self, execution: Execution) -> None:
        self._limits = execution.schedule.limits
        self._used = {seen.location: (seen.jobs, seen.servers) for seen in execution.capacity}
        self._busy: set[str] = set()
        for wave in execution.waves:
            for job in wave.jobs:
                if job.may_be_in_drs:
                    self.take(job.location, job.server_ids)
        for termination in execution.terminations:
            if termination.may_be_in_drs:
                self.take(termination.location, termination.server_ids)

    def take(self, location: Location, server_ids: tuple[str, ...]) -> None:
        jobs, servers = self._used.get(location, (0, 0))
        self._used[location] = (jobs + 1, servers + len(server_ids))
        self._busy.update(server_ids)

    def obstacle(self, location: Location, server_ids: tuple[str, ...]) -> Obstacle | None:
        """Why a job with these servers can't start now; None: it can."""
        jobs, servers = self._used.get(location, (0, 0))
        limits = self._limits.of(location)
        if busy := self._busy.intersection(server_ids):
            fact = f"{min(busy)} is still in a DRS job"
            return Obstacle(limit=Limit.ONE_JOB_A_SERVER, fact=fact)
        if jobs >= limits.jobs:
            fact = f"{jobs} of {limits.jobs} DRS jobs are running in {location}"
            return Obstacle(limit=Limit.JOBS, fact=fact)
        if servers + len(server_ids) > limits.servers_in_jobs:
            fact = f"{servers} of {limits.servers_in_jobs} servers are in DRS jobs in {location}"
            return Obstacle(limit=Limit.SERVERS_IN_JOBS, fact=fact)
        return None
