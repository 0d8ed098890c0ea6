"""StartRecovery and TerminateRecoveryInstances: both answer with a job that has just begun."""

from collections.abc import Mapping
from typing import Any

from localcloud.drs.answers.jobs import described_job
from localcloud.drs.arns import arn_of
from localcloud.drs.launching import start_launch
from localcloud.drs.permissions import must_be_allowed
from localcloud.drs.rules import check_launch, check_termination
from localcloud.drs.running_job import JobOrder
from localcloud.drs.state import InitiatedBy, Participant
from localcloud.drs.terminating import start_termination
from localcloud.world import Caller, World


def start_recovery(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    place = world.place_of(caller)
    tags = dict(request.get("tags") or {})
    if tags:
        must_be_allowed(world, caller, "drs:TagResource", on=arn_of(place, "job", "*"))
    participants = [
        Participant(each["sourceServerID"], pinned_point_id=each.get("recoverySnapshotID"))
        for each in request["sourceServers"]
    ]
    check_launch(world, place, participants)
    initiated_by: InitiatedBy = "START_DRILL" if request.get("isDrill") else "START_RECOVERY"
    order = JobOrder("LAUNCH", initiated_by, participants, tags)
    return {"job": described_job(start_launch(world, place, caller, order), place.drs.knobs)}


def terminate_recovery_instances(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    place = world.place_of(caller)
    instances = check_termination(world, place, request["recoveryInstanceIDs"])
    job = start_termination(world, place, caller, instances)
    return {"job": described_job(job, place.drs.knobs)}
