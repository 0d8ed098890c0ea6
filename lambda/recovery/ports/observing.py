"""What an execution watches on AWS, read as facts. All of it raises LocationUnreachable."""

from collections.abc import Collection
from typing import Protocol

from recovery.domain.brain.watch import WatchedJob, WatchedRun
from recovery.domain.execution.facts import (
    CapacityObserved,
    InstancesObserved,
    JobObserved,
    RunEnded,
)
from recovery.domain.value import InstanceId, Location


class Observer(Protocol):
    def jobs(self, location: Location, watched: Collection[WatchedJob]) -> tuple[JobObserved, ...]:
        """Those that DRS knows, with the instances that are of these very jobs."""
        ...

    def instances(
        self, location: Location, instance_ids: Collection[InstanceId]
    ) -> InstancesObserved: ...

    def runs(self, location: Location, watched: Collection[WatchedRun]) -> tuple[RunEnded, ...]:
        """Those that have ended."""
        ...

    def capacity(self, location: Location, execution_id: str) -> CapacityObserved:
        """Live jobs, and servers in them, that are not of this execution."""
        ...
