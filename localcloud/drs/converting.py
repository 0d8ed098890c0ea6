"""Snapshots of extended servers: a job in the staging account converts them for the target."""

from collections.abc import Callable, Sequence

from localcloud.drs.rules import check_idle, check_room, known_server
from localcloud.drs.running_job import JobOrder, RunningJob
from localcloud.drs.state import Participant
from localcloud.world import Place, World


def convert_snapshots(
    world: World, staging: Place, server_ids: Sequence[str], *, then: Callable[[], None]
) -> None:
    """Raises ``DrsError`` if the staging account has no room for the job."""
    for server_id in server_ids:
        known_server(staging.drs, server_id)
    check_idle(world, staging, server_ids)
    check_room(staging, len(server_ids))
    order = JobOrder(
        type="CREATE_CONVERTED_SNAPSHOT",
        initiated_by="TARGET_ACCOUNT",
        participants=[Participant(server_id) for server_id in server_ids],
    )
    _Conversion(world, staging, order, then).begin()


class _Conversion:
    """No faults strike here: those of the target's job do."""

    def __init__(
        self, world: World, staging: Place, order: JobOrder, then: Callable[[], None]
    ) -> None:
        self._agenda = world.agenda
        self._running = RunningJob(world, staging, order, on_end=then)
        self._server_ids = [each.source_server_id for each in order.participants]
        first = staging.drs.source_servers[self._server_ids[0]]
        pace = staging.drs.pace_of(first)
        self._gap = pace.snapshot_gap.draw(world.chance, "GAP", self._running.job.job_id)
        self._seconds = pace.conversion.draw(world.chance, "CONVERSION", self._running.job.job_id)

    def begin(self) -> None:
        self._running.start(self._take_snapshots)

    def _take_snapshots(self) -> None:
        self._log("SNAPSHOT_START")
        self._log("SNAPSHOT_END")
        self._agenda.after(self._gap, self._convert)

    def _convert(self) -> None:
        self._log("CONVERSION_START")
        self._agenda.after(self._seconds, self._finish)

    def _finish(self) -> None:
        self._log("CONVERSION_END")
        for server_id in self._server_ids:
            self._running.settle(server_id, "LAUNCHED")

    def _log(self, event: str) -> None:
        for server_id in self._server_ids:
            self._running.log(event, server_id)
