"""StartFailbackLaunch: machines on premises that a Failback Client has booted take over again."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs import failing_back
from localcloud.drs.answers.jobs import described_job
from localcloud.drs.errors import Conflict, field_invalid
from localcloud.drs.finding import instance_or_conflict
from localcloud.drs.rules import check_idle, check_room
from localcloud.drs.running_job import JobOrder, JobPhase, RunningJob
from localcloud.drs.state import Participant, RecoveryInstance
from localcloud.world import Caller, Place, World


def start_failback_launch(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    ids = request["recoveryInstanceIDs"]
    if len(set(ids)) < len(ids):
        raise field_invalid("recoveryInstanceIDs", "A recovery instance is named twice")
    instances = [_ready(place, instance_id) for instance_id in ids]
    check_idle(world, place, [instance.source_server_id for instance in instances])
    check_room(place, len(instances))
    launch = _FailbackLaunch(world, place, instances, request.get("tags", {}))
    launch.running.start(launch.convert)
    return {"job": described_job(launch.running.job, place.drs.knobs)}


def _ready(place: Place, instance_id: str) -> RecoveryInstance:
    """The reversed server of a machine that came from EC2 is launched by StartRecovery."""
    instance = instance_or_conflict(place, instance_id)
    state = instance.failback.state
    if instance.origin is None and state == "FAILBACK_READY_FOR_LAUNCH":
        return instance
    raise Conflict(
        f"Recovery instance {instance_id} cannot be failed back: it is {state}.",
        resource_id=instance_id,
        resource_type="Recovery instance",
    )


class _FailbackLaunch:
    def __init__(
        self,
        world: World,
        place: Place,
        instances: list[RecoveryInstance],
        tags: Mapping[str, str],
    ) -> None:
        self._world = world
        self._place = place
        self._instances = {instance.source_server_id: instance for instance in instances}
        participants = [
            Participant(instance.source_server_id, recovery_instance_id=instance.instance_id)
            for instance in instances
        ]
        order = JobOrder("LAUNCH", "FAILBACK", participants, tags)
        self.running = RunningJob(world, place, order, on_end=self._announce)
        for instance in instances:
            instance.failback.job_id = self.running.job.job_id
            instance.failback.launch_type = "RECOVERY"

    def convert(self) -> None:
        knobs, job_id = self._place.drs.knobs, self.running.job.job_id
        seconds = knobs.linux.conversion.draw(self._world.chance, "FAILBACK", job_id)
        self.running.take(list(self._instances), JobPhase("CONVERSION", seconds, then=self._boot))

    def _boot(self, server_ids: list[str]) -> None:
        """The client installs a boot loader and restarts: the machine is back within a minute."""
        for server_id in server_ids:
            self.running.log("CONVERSION_END", server_id)
            self.running.log("LAUNCH_START", server_id)
        self._world.agenda.after(60, lambda: self._end(server_ids))

    def _end(self, server_ids: list[str]) -> None:
        for server_id in server_ids:
            self.running.log("LAUNCH_END", server_id)
            self.running.settle(server_id, "LAUNCHED")

    def _announce(self) -> None:
        for each in self.running.job.participants:
            has_returned = each.launch_status == "LAUNCHED"
            state: failing_back.Announced = (
                "FAILBACK_COMPLETED" if has_returned else "FAILBACK_ERROR"
            )
            failing_back.enter(
                self._world, self._place, self._instances[each.source_server_id], state
            )
