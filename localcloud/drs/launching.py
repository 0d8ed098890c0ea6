"""The life of a LAUNCH job: it cleans up, converts what is alike in step, and launches each server.

What happens after the clean-up is in ``convoy`` and ``arriving``.
"""

from itertools import groupby

from localcloud.drs.convoy import Convoy
from localcloud.drs.events import report_launches
from localcloud.drs.forwarding import Forwarding
from localcloud.drs.machines import terminate_machine
from localcloud.drs.points import points_of
from localcloud.drs.running_job import JobOrder, JobPhase, RunningJob
from localcloud.drs.state import Job, LastLaunch, SourceServer
from localcloud.world import Caller, Place, World


def start_launch(world: World, place: Place, caller: Caller, order: JobOrder) -> Job:
    """``order`` was checked: see ``rules``."""
    launch = _Launch(world, place, caller, order)
    launch.begin()
    return launch.running.job


class _Launch:
    def __init__(self, world: World, place: Place, caller: Caller, order: JobOrder) -> None:
        self._world = world
        self._place = place
        self.running = RunningJob(world, place, order, on_end=self._report)
        self._forwarding = Forwarding(world, place, caller)

    def begin(self) -> None:
        job = self.running.job
        for each in job.participants:
            server = self._server(each.source_server_id)
            server.last_launch = LastLaunch(job.created_at, job.job_id, job.is_drill)
            for point in points_of(server, job.created_at) if each.pinned_point_id else ():
                if point.point_id == each.pinned_point_id:
                    each.point_in_time = point.at
        self.running.start(self._clean_up)

    def _clean_up(self) -> None:
        """Even a drill destroys the machine of an earlier launch, and be it the live one."""
        server_ids = [each.source_server_id for each in self.running.job.participants]
        occupied = [each for each in server_ids if self._server(each).recovery_instance_id]
        free = [each for each in server_ids if each not in occupied]
        if not occupied:
            self._set_off(free)
            return
        pace = self._place.drs.pace_of(self._server(occupied[0]))
        phase = JobPhase(
            "CLEANUP",
            pace.cleanup.draw(self._world.chance, "CLEANUP", self.running.job.job_id),
            begin=self._terminate,
            then=lambda cleaned: self._cleaned_up(cleaned, free),
        )
        self.running.take(occupied, phase)

    def _terminate(self, server_id: str) -> str | None:
        instance_id = self._server(server_id).recovery_instance_id or ""
        return self._forwarding.refused_termination(server_id) or terminate_machine(
            self._world, self._place, instance_id
        )

    def _cleaned_up(self, cleaned: list[str], free: list[str]) -> None:
        for server_id in cleaned:
            self.running.log("CLEANUP_END", server_id)
            if instance_id := self._server(server_id).recovery_instance_id:
                self._place.drs.remove_instance(instance_id)
        self._set_off(cleaned + free)

    def _set_off(self, server_ids: list[str]) -> None:
        for _, alike in groupby(sorted(server_ids, key=self._kind), key=self._kind):
            Convoy(self.running, self._forwarding, list(alike)).set_off()

    def _kind(self, server_id: str) -> tuple[bool, str]:
        """Its family of operating systems, and where it replicates if that is elsewhere."""
        server = self._server(server_id)
        replicating = server.staging.source_server_arn or ""
        return server.machine.is_windows, replicating.rpartition(":")[0]

    def _server(self, server_id: str) -> SourceServer:
        return self._place.drs.source_servers[server_id]

    def _report(self) -> None:
        report_launches(self._world, self._place, self.running.job)
