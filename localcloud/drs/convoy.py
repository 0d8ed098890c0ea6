"""Servers of a job that are alike, in step as in every capture: snapshots, then the conversion."""

from collections.abc import Iterator

from localcloud.drs.arns import id_of_arn, place_of_arn
from localcloud.drs.arriving import Arrivals
from localcloud.drs.converting import convert_snapshots
from localcloud.drs.errors import DrsError
from localcloud.drs.forwarding import Forwarding
from localcloud.drs.knobs import Phase
from localcloud.drs.points import is_source_silent, latest_point
from localcloud.drs.running_job import JobPhase, RunningJob
from localcloud.drs.state import SourceServer

_EXISTING_SNAPSHOT_SECONDS = 0.5
"""There is nothing to wait for: it was completed long ago."""
_UNTIL_LAUNCH_SECONDS = 1.0


class Convoy:
    """Of one kind: a family of operating systems, and the account in which they replicate."""

    def __init__(self, running: RunningJob, forwarding: Forwarding, server_ids: list[str]) -> None:
        self._running = running
        self._agenda = running.world.agenda
        self._forwarding = forwarding
        self._arrivals = Arrivals(running, forwarding)
        self._server_ids = server_ids
        self._pace = running.place.drs.pace_of(self._server(server_ids[0]))

    def set_off(self) -> None:
        """A chosen point in time needs no snapshot, and none is logged for it."""
        current = [each for each in self._server_ids if not self._is_chosen(each)]
        chosen = [each for each in self._server_ids if self._is_chosen(each)]
        for server_id in current:
            self._running.participant(server_id).point_in_time = self._agenda.moment
        seconds = self._draw("SNAPSHOT", self._pace.snapshot)
        phase = JobPhase("SNAPSHOT", seconds, then=lambda taken: self._share(chosen + taken))
        self._running.take(current, phase)

    def _share(self, server_ids: list[str]) -> None:
        """What replicates in a staging account is converted there before it is here."""
        arns = self._staging_arns(server_ids)
        if not arns:
            self._end_snapshots(server_ids)
            return
        try:
            convert_snapshots(
                self._running.world,
                place_of_arn(self._running.world, arns[0]),
                [id_of_arn(arn) for arn in arns],
                then=lambda: self._end_snapshots(server_ids),
            )
        except DrsError as error:
            for server_id in server_ids:
                self._running.fail(server_id, "SNAPSHOT_FAIL", error.message)

    def _end_snapshots(self, server_ids: list[str]) -> None:
        is_waiting = any(self._is_new(each) for each in server_ids)
        usable = [each for each in server_ids if self._has_snapshot(each)]
        permitted = list(self._permitted(usable))
        if permitted:
            gap = self._draw("GAP", self._pace.snapshot_gap)
            seconds = gap if is_waiting else _EXISTING_SNAPSHOT_SECONDS
            self._agenda.after(seconds, lambda: self._convert(permitted))

    def _has_snapshot(self, server_id: str) -> bool:
        if self._is_chosen(server_id):
            return True
        if self._is_new(server_id):
            self._running.log("SNAPSHOT_END", server_id)
            return True
        point = latest_point(self._server(server_id), self._agenda.moment)
        if point is None:
            error = "No previous snapshot"
            self._running.fail(server_id, "USING_PREVIOUS_SNAPSHOT_FAILED", error)
            return False
        self._running.log("USING_PREVIOUS_SNAPSHOT", server_id)
        self._running.participant(server_id).point_in_time = point.at
        return True

    def _permitted(self, server_ids: list[str]) -> Iterator[str]:
        """DRS says nothing of the permission that the caller lacks: the server just FAILED."""
        for server_id in server_ids:
            if self._forwarding.allows_conversion(self._server(server_id)):
                yield server_id
            else:
                self._running.settle(server_id, "FAILED")

    def _convert(self, server_ids: list[str]) -> None:
        seconds = self._draw("CONVERSION", self._pace.conversion)
        self._running.take(server_ids, JobPhase("CONVERSION", seconds, then=self._launch))

    def _launch(self, server_ids: list[str]) -> None:
        for server_id in server_ids:
            conversion_server_id = self._running.world.chance.new_id("i-")
            self._running.log(
                "CONVERSION_END", server_id, conversion_server_id=conversion_server_id
            )
        self._agenda.after(_UNTIL_LAUNCH_SECONDS, lambda: self._arrivals.expect(server_ids))

    def _is_chosen(self, server_id: str) -> bool:
        return self._running.participant(server_id).pinned_point_id is not None

    def _is_new(self, server_id: str) -> bool:
        return not self._is_chosen(server_id) and not is_source_silent(self._server(server_id))

    def _staging_arns(self, server_ids: list[str]) -> list[str]:
        servers = map(self._server, server_ids)
        return [arn for server in servers if (arn := server.staging.source_server_arn)]

    def _draw(self, name: str, phase: Phase) -> float:
        """One duration for all of them, that of the first."""
        names = (name, self._running.job.job_id, self._server_ids[0])
        return phase.draw(self._running.world.chance, *names)

    def _server(self, server_id: str) -> SourceServer:
        return self._running.place.drs.source_servers[server_id]
