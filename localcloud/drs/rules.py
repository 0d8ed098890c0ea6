"""What DRS checks before it accepts a job. One server that is wrong refuses the whole request.

The order is that of the checks; only the conflict with another job has a published code, the other
codes are knobs.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from localcloud.drs.errors import (
    Conflict,
    DrsError,
    ResourceNotFound,
    ServiceQuotaExceeded,
    ValidationFailed,
)
from localcloud.drs.knobs import Knobs, Rejection
from localcloud.drs.points import points_of
from localcloud.drs.quotas import (
    CONCURRENT_JOBS,
    SERVERS_IN_A_JOB,
    SERVERS_IN_ALL_JOBS,
    allowed,
)
from localcloud.drs.state import DrsState, Participant, RecoveryInstance, SourceServer
from localcloud.faults import Conflict as ConflictFault
from localcloud.world import Place, World

BUSY = (
    "One or more of the Source Servers included in API call are currently being processed by a Job"
)
_SILENT_REPLICATION = {"NOT_STARTED", "STOPPED", "DISCONNECTED"}
_GOOD_VOLUMES = {"REGULAR", "CONTAINS_MARKETPLACE_PRODUCT_CODES"}


def check_launch(world: World, place: Place, wanted: Sequence[Participant]) -> None:
    drs = place.drs
    _check_unique([each.source_server_id for each in wanted], drs.knobs, "duplicate_server")
    for each in wanted:
        server = known_server(drs, each.source_server_id)
        if reason := _obstacle(place, server, world.agenda.moment):
            raise _rejection(drs.knobs, "not_recoverable", reason, server.source_server_id)
        _check_point(drs, server, each.pinned_point_id, world.agenda.moment)
    check_idle(world, place, (each.source_server_id for each in wanted))
    check_room(place, len(wanted))


def check_termination(
    world: World, place: Place, instance_ids: Sequence[str]
) -> list[RecoveryInstance]:
    drs = place.drs
    _check_unique(instance_ids, drs.knobs, "duplicate_instance")
    instances = [_known_instance(drs, instance_id) for instance_id in instance_ids]
    for instance in instances:
        if instance.replication_state not in _SILENT_REPLICATION:
            reason = f"Replication from {instance.instance_id} is still active: stop it first"
            raise _rejection(drs.knobs, "instance_in_reversal", reason, instance.instance_id)
    check_idle(world, place, (instance.source_server_id for instance in instances))
    check_room(place, len(instances))
    return instances


def known_server(drs: DrsState, server_id: str) -> SourceServer:
    if server := drs.source_servers.get(server_id):
        return server
    raise _rejection(
        drs.knobs, "unknown_server", f"Source server {server_id} does not exist", server_id
    )


def check_idle(world: World, place: Place, server_ids: Iterable[str]) -> None:
    """Also against a job of somebody who does not exist, if a fault says so."""
    busy = busy_servers(place.drs)
    for server_id in server_ids:
        names = names_of(place.drs, server_id)
        if server_id in busy or world.faults.strike(ConflictFault, *names):
            raise _rejection(place.drs.knobs, "busy_server", BUSY, server_id)


def check_room(place: Place, servers: int) -> None:
    """Completed jobs do not count."""
    active = place.drs.active_jobs()
    in_jobs = sum(len(job.participants) for job in active)
    _check_quota(place, SERVERS_IN_A_JOB, servers, "source servers in a single job")
    _check_quota(place, SERVERS_IN_ALL_JOBS, in_jobs + servers, "source servers in all jobs")
    _check_quota(place, CONCURRENT_JOBS, len(active) + 1, "concurrent jobs in progress")


def busy_servers(drs: DrsState) -> set[str]:
    return {each.source_server_id for job in drs.active_jobs() for each in job.participants}


def names_of(drs: DrsState, server_id: str) -> tuple[str, ...]:
    """By which a fault may mean the server."""
    server = drs.source_servers.get(server_id)
    return (server_id, server.machine.hostname) if server else (server_id,)


def _obstacle(place: Place, server: SourceServer, now: datetime) -> str | None:
    """Why it cannot be launched. Lag and a stalled source are no reasons: that is the disaster."""
    server_id, state = server.source_server_id, server.replication.state
    if server.staging.status == "EXTENSION_ERROR":
        return f"Source server {server_id} cannot be reached in its staging account"
    if state in {"STOPPED", "DISCONNECTED"}:
        return f"Source server {server_id} cannot be launched: its replication is {state}"
    if not points_of(server, now):
        return f"Source server {server_id} cannot be launched: it has no consistent recovery point"
    if any(disk.volume_status not in _GOOD_VOLUMES for disk in server.machine.disks):
        return f"Source server {server_id} cannot be launched: volume attributes are missing"
    if _needs_host(place, server):
        return f"Source server {server_id}: OS BYOL can only be used with EC2 Dedicated Hosts"
    return None


def _needs_host(place: Place, server: SourceServer) -> bool:
    configuration = server.launch_configuration
    template = place.ec2.templates.get(configuration.ec2_launch_template_id)
    if template is None or not (configuration.os_byol and server.machine.is_windows):
        return False
    placement = template.default.data.get("Placement", {})
    return bool(placement.get("Tenancy") != "host")


def _check_point(drs: DrsState, server: SourceServer, point_id: str | None, now: datetime) -> None:
    if point_id and point_id not in {point.point_id for point in points_of(server, now)}:
        reason = f"Recovery snapshot {point_id} of {server.source_server_id} does not exist"
        raise _rejection(drs.knobs, "unknown_point", reason, point_id)


def _known_instance(drs: DrsState, instance_id: str) -> RecoveryInstance:
    if instance := drs.recovery_instances.get(instance_id):
        return instance
    reason = f"Recovery instance {instance_id} does not exist or is already terminated"
    raise _rejection(drs.knobs, "unknown_instance", reason, instance_id)


def _check_unique(ids: Sequence[str], knobs: Knobs, rejection: Rejection) -> None:
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice:
        raise _rejection(knobs, rejection, f"{twice} is in the request more than once", twice)


def _check_quota(place: Place, quota_code: str, needed: int, what: str) -> None:
    limit = allowed(place, quota_code)
    if needed > limit:
        raise ServiceQuotaExceeded(
            f"Limit of {limit} {what} exceeded", quota_code=quota_code, resource_type="Job"
        )


def _rejection(knobs: Knobs, rejection: Rejection, text: str, resource_id: str) -> DrsError:
    match knobs.codes[rejection]:
        case "ValidationException":
            return ValidationFailed(text)
        case "ResourceNotFoundException":
            return ResourceNotFound(text, resource_id=resource_id)
        case "ConflictException":
            return Conflict(text, resource_id=resource_id)
