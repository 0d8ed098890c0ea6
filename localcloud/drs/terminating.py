"""The life of a TERMINATE job: EC2 terminates the machines, DRS forgets the recovery instances."""

from collections.abc import Sequence

from localcloud.drs.forwarding import Forwarding
from localcloud.drs.machines import terminate_machine
from localcloud.drs.running_job import JobOrder, JobPhase, RunningJob
from localcloud.drs.state import Job, Participant, RecoveryInstance
from localcloud.world import Caller, Place, World


def start_termination(
    world: World, place: Place, caller: Caller, instances: Sequence[RecoveryInstance]
) -> Job:
    """``instances`` were checked: see ``rules``."""
    termination = _Termination(world, place, caller, instances)
    termination.begin()
    return termination.running.job


class _Termination:
    def __init__(
        self, world: World, place: Place, caller: Caller, instances: Sequence[RecoveryInstance]
    ) -> None:
        self._world = world
        self._place = place
        self._forwarding = Forwarding(world, place, caller)
        self._instance_ids = {each.source_server_id: each.instance_id for each in instances}
        order = JobOrder(
            type="TERMINATE",
            initiated_by="TERMINATE_RECOVERY_INSTANCES",
            participants=[
                Participant(server_id, recovery_instance_id=instance_id)
                for server_id, instance_id in self._instance_ids.items()
            ],
        )
        self.running = RunningJob(world, place, order, on_end=lambda: None)

    def begin(self) -> None:
        self.running.start(self._clean_up)

    def _clean_up(self) -> None:
        """No log of a TERMINATE job was captured: we let it look like the clean-up of a launch."""
        seconds = self._place.drs.knobs.termination.draw(
            self._world.chance, "TERMINATION", self.running.job.job_id
        )
        phase = JobPhase("CLEANUP", seconds, begin=self._terminate, then=self._forget)
        self.running.take(list(self._instance_ids), phase)

    def _terminate(self, server_id: str) -> str | None:
        return self._forwarding.refused_termination(server_id) or terminate_machine(
            self._world, self._place, self._instance_ids[server_id]
        )

    def _forget(self, server_ids: list[str]) -> None:
        for server_id in server_ids:
            self.running.log("CLEANUP_END", server_id)
            self._place.drs.remove_instance(self._instance_ids[server_id])
            self.running.settle(server_id, "TERMINATED")
