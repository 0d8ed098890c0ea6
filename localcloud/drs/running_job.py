"""What every job has in common: it starts, writes a log, takes its servers through phases, ends."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from localcloud.drs.arns import arn_of
from localcloud.drs.rules import names_of
from localcloud.drs.state import (
    InitiatedBy,
    Job,
    JobType,
    LaunchStatus,
    LogItem,
    Participant,
)
from localcloud.faults import Fail, Stuck
from localcloud.world import Place, World

PhaseName = Literal["CLEANUP", "SNAPSHOT", "CONVERSION", "LAUNCH"]
# Capacity is what a launch lacks most often, and what nobody can provide beforehand.
DEFAULT_ERRORS: Mapping[PhaseName, str] = {
    "CLEANUP": "An error occurred (OperationNotPermitted) when calling the TerminateInstances"
    " operation: The instance may not be terminated. Modify its 'disableApiTermination' instance"
    " attribute and try again.",
    "SNAPSHOT": "Failed to take snapshot",
    "CONVERSION": "Conversion failed",
    "LAUNCH": "An error occurred (InsufficientInstanceCapacity) when calling the RunInstances"
    " operation: There is not enough capacity to fulfill your request.",
}
# As captured: a job is PENDING for less than a second, and does nothing in the next half.
_STARTS_AFTER = 0.4
_WORKS_AFTER = 0.4


@dataclass(frozen=True)
class JobOrder:
    type: JobType
    initiated_by: InitiatedBy
    participants: list[Participant]
    tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class JobPhase:
    """``begin`` says what is wrong with a server; ``then`` gets those that pass."""

    name: PhaseName
    seconds: float
    then: Callable[[list[str]], None]
    begin: Callable[[str], str | None] = lambda _server_id: None


class RunningJob:
    """``on_end`` is called just before the job is COMPLETED: what it reports is then true."""

    def __init__(
        self, world: World, place: Place, order: JobOrder, *, on_end: Callable[[], None]
    ) -> None:
        job_id = world.chance.new_id("drsjob-")
        self.job = Job(
            job_id=job_id,
            arn=arn_of(place, "job", job_id),
            type=order.type,
            initiated_by=order.initiated_by,
            created_at=world.agenda.moment,
            participants=order.participants,
            tags=dict(order.tags),
        )
        place.drs.jobs[job_id] = self.job
        self.closing_seconds = 0.1
        self.world = world
        self.place = place
        self._on_end = on_end
        self._participants = {each.source_server_id: each for each in order.participants}
        self._held: Counter[str] = Counter()

    def start(self, work: Callable[[], None]) -> None:
        self.world.agenda.after(_STARTS_AFTER, self._begin)
        self.world.agenda.after(_STARTS_AFTER + _WORKS_AFTER, work)

    def participant(self, server_id: str) -> Participant:
        return self._participants[server_id]

    def log(self, event: str, server_id: str | None = None, **known: str) -> None:
        self.job.log.append(LogItem(self.world.agenda.moment, event, server_id, **known))

    def take(self, server_ids: Sequence[str], phase: JobPhase) -> None:
        """Those that fail are settled; those that are stuck are never heard of again."""
        passing: list[str] = []
        failing: list[tuple[str, str]] = []
        for server_id in server_ids:
            self.log(f"{phase.name}_START", server_id)
            if self.is_stuck(server_id, phase.name):
                continue
            if error := self.fault(server_id, phase.name) or phase.begin(server_id):
                failing.append((server_id, error))
            else:
                passing.append(server_id)
        self.world.agenda.after(phase.seconds, lambda: self._pass(phase, passing, failing))

    def is_stuck(self, server_id: str, phase: PhaseName) -> bool:
        names = names_of(self.place.drs, server_id)
        return self.world.faults.strike(Stuck, *names, phase=phase) is not None

    def fault(self, server_id: str, phase: PhaseName) -> str | None:
        """What DRS says of a phase that a fault lets fail."""
        names = names_of(self.place.drs, server_id)
        fault = self.world.faults.strike(Fail, *names, phase=phase)
        return (fault.error or DEFAULT_ERRORS[phase]) if fault else None

    def fail(self, server_id: str, event: str, error: str) -> None:
        self.log(event, server_id, raw_error=error)
        self.settle(server_id, "FAILED")

    def settle(self, server_id: str, status: LaunchStatus) -> None:
        self._participants[server_id].launch_status = status
        self._end_if_over()

    def hold(self, server_id: str) -> None:
        """The server has a result, and yet the job goes on."""
        self._held[server_id] += 1

    def release(self, server_id: str) -> None:
        del self._held[server_id]
        self._end_if_over()

    def _begin(self) -> None:
        self.job.status = "STARTED"
        self.log("JOB_START")

    def _pass(self, phase: JobPhase, passing: list[str], failing: list[tuple[str, str]]) -> None:
        for server_id, error in failing:
            self.fail(server_id, f"{phase.name}_FAIL", error)
        phase.then(passing)

    def _end_if_over(self) -> None:
        if not self._held and all(each.is_done for each in self.job.participants):
            self.world.agenda.after(self.closing_seconds, self._end)

    def _end(self) -> None:
        self.log("JOB_END")
        self._on_end()
        self.job.ended_at = self.world.agenda.moment
        self.job.status = "COMPLETED"
