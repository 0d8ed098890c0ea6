"""Each converted server is launched by itself: into EC2, or, after retries, not at all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from localcloud.drs.arns import arn_of
from localcloud.drs.forwarding import Forwarding
from localcloud.drs.launch_actions import ActionsRun, due_actions
from localcloud.drs.machines import launch_machine
from localcloud.drs.rules import names_of
from localcloud.drs.running_job import RunningJob
from localcloud.drs.state import RecoveryInstance, SourceServer
from localcloud.ec2.errors import Ec2Refusal
from localcloud.ec2.state import Instance
from localcloud.faults import HiddenInstance

_CLOSING_SECONDS = 2.0
"""From the last launch until the end of the job, as captured."""


class Arrivals:
    def __init__(self, running: RunningJob, forwarding: Forwarding) -> None:
        self._running = running
        self._world = running.world
        self._place = running.place
        self._forwarding = forwarding

    def expect(self, server_ids: Iterable[str]) -> None:
        self._running.closing_seconds = _CLOSING_SECONDS
        for server_id in server_ids:
            self._expect(server_id)

    def _expect(self, server_id: str) -> None:
        knobs, running = self._place.drs.knobs, self._running
        running.log("LAUNCH_START", server_id)
        if knobs.shows_in_progress:
            running.participant(server_id).launch_status = "IN_PROGRESS"
        if running.is_stuck(server_id, "LAUNCH"):
            return
        error = running.fault(server_id, "LAUNCH") or self._forwarding.refused_launch(server_id)
        names = ("LAUNCH", running.job.job_id, server_id)
        retries = knobs.launch_retries.draw(self._world.chance, *names)
        if error:
            self._give_up(server_id, error, after_seconds=retries)
            return
        pace = self._place.drs.pace_of(self._server(server_id))
        seconds = pace.launch.draw(self._world.chance, *names)
        left = max(retries - seconds, 0)
        self._world.agenda.after(seconds, lambda: self._launch(server_id, retry_seconds=left))

    def _launch(self, server_id: str, *, retry_seconds: float) -> None:
        try:
            instance = launch_machine(
                self._world, self._place, self._server(server_id), self._running.job
            )
        except Ec2Refusal as refusal:
            self._give_up(server_id, str(refusal), after_seconds=retry_seconds)
            return
        self._place.drs.add_instance(self._recovery_instance(server_id, instance))
        self._running.participant(server_id).recovery_instance_id = instance.instance_id
        self._running.log("LAUNCH_END", server_id, target_instance_id=instance.instance_id)
        if actions := due_actions(self._place, self._server(server_id)):
            ActionsRun(self._running, server_id, actions).begin()
        self._running.settle(server_id, "LAUNCHED")

    def _give_up(self, server_id: str, error: str, *, after_seconds: float) -> None:
        self._world.agenda.after(
            after_seconds, lambda: self._running.fail(server_id, "LAUNCH_FAILED", error)
        )

    def _recovery_instance(self, server_id: str, instance: Instance) -> RecoveryInstance:
        server, job = self._server(server_id), self._running.job
        now = self._world.agenda.moment
        point_in_time = self._running.participant(server_id).point_in_time
        return RecoveryInstance(
            instance_id=instance.instance_id,
            arn=arn_of(self._place, "recovery-instance", instance.instance_id),
            source_server_id=server_id,
            job_id=job.job_id,
            is_drill=job.is_drill,
            point_in_time=point_in_time or job.created_at,
            launched_at=now,
            described_from=now + timedelta(seconds=self._hidden_seconds(server_id)),
            machine=replace(server.machine, disks=list(server.machine.disks)),
            volume_ids=[volume.volume_id for volume in instance.volumes],
            origin=server.origin,
        )

    def _hidden_seconds(self, server_id: str) -> float:
        fault = self._world.faults.strike(HiddenInstance, *names_of(self._place.drs, server_id))
        return self._place.drs.knobs.consistency_delay + (fault.seconds if fault else 0)

    def _server(self, server_id: str) -> SourceServer:
        return self._place.drs.source_servers[server_id]
