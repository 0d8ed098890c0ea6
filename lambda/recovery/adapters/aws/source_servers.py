"""A source server as DescribeSourceServers shows it, in the words of the domain."""

from recovery.adapters.aws.wire import Described, moment, optional_duration
from recovery.domain.inventory import (
    LastLaunch,
    OperatingSystem,
    RecoveryInstance,
    Replication,
    SourceServer,
)
from recovery.domain.value import Location

_LONGEST_NAME = 128
_ALWAYS_WITH_POINTS = (Replication.CONTINUOUS, Replication.BACKLOG, Replication.RESCAN)
_NEVER_WITH_POINTS = (
    Replication.STOPPED,  # deletes them all
    Replication.DISCONNECTED,
    Replication.INITIATING,
    Replication.INITIAL_SYNC,
)


def source_server(
    described: Described,
    location: Location,
    *,
    instance: RecoveryInstance | None,
    active_job_id: str | None,
) -> SourceServer:
    properties = described.get("sourceProperties", {})
    replicating = described.get("dataReplicationInfo", {})
    os_name = properties.get("os", {}).get("fullString", "")
    return SourceServer(
        server_id=described["sourceServerID"],
        hostname=_hostname(described),
        location=location,
        os=_family(os_name),
        tags=described.get("tags", {}),
        replication=_replication(replicating),
        lag=optional_duration(replicating.get("lagDuration")),
        has_recovery_point=_presumably_has_points(replicating),
        disks_ready=all(_is_ready(disk) for disk in replicating.get("replicatedDisks", [])),
        instance=instance,
        active_job_id=active_job_id,
        os_name=os_name,
        ip_addresses=_addresses(properties),
        storage_bytes=_storage_bytes(described),
        replication_error=_error(described),
        last_launch=_last_launch(described),
    )


def is_open_question(server: SourceServer) -> bool:
    """Whether its state leaves open that there is a recovery point: it may never have had one."""
    return server.replication not in _ALWAYS_WITH_POINTS


def recovery_instance(described: Described) -> RecoveryInstance | None:
    """None where EC2 has it no more: DRS lists it until somebody disconnects and deletes it."""
    if described.get("ec2InstanceState") in {"SHUTTING-DOWN", "TERMINATED", "NOT_FOUND"}:
        return None
    return RecoveryInstance(
        instance_id=described["recoveryInstanceID"], is_drill=described.get("isDrill", False)
    )


def _hostname(described: Described) -> str:
    hints = described.get("sourceProperties", {}).get("identificationHints", {})
    known = (hints.get(each) for each in ("hostname", "fqdn", "awsInstanceID", "vmWareUuid"))
    found = next((name for name in known if name and name.strip()), described["sourceServerID"])
    return str(found)[:_LONGEST_NAME]


def _family(os_name: str) -> OperatingSystem:
    """DRS has no field for it."""
    return OperatingSystem.WINDOWS if "windows" in os_name.lower() else OperatingSystem.LINUX


def _replication(replicating: Described) -> Replication:
    """A state that is new to us counts as stalled: it warns, and does not forbid a recovery."""
    try:
        return Replication(replicating.get("dataReplicationState", Replication.STALLED))
    except ValueError:
        return Replication.STALLED


def _presumably_has_points(replicating: Described) -> bool:
    """Until DRS is asked for them: a first point is taken once all disks have arrived."""
    state = _replication(replicating)
    if state in _ALWAYS_WITH_POINTS:
        return True
    return state not in _NEVER_WITH_POINTS and all(
        disk.get("replicatedStorageBytes", 0) >= disk.get("totalStorageBytes", 0)
        for disk in replicating.get("replicatedDisks", [])
    )


def _is_ready(disk: Described) -> bool:
    """DRS refuses to launch without the attributes of every volume."""
    status: str = disk.get("volumeStatus", "REGULAR")
    return status != "PENDING" and not status.startswith("MISSING")


def _addresses(properties: Described) -> tuple[str, ...]:
    """Those of the primary interface first."""
    interfaces = properties.get("networkInterfaces", [])
    ordered = sorted(interfaces, key=lambda each: not each.get("isPrimary", False))
    return tuple(dict.fromkeys(ip for each in ordered for ip in each.get("ips", [])))


def _storage_bytes(described: Described) -> int:
    disks = described.get("sourceProperties", {}).get("disks", [])
    return sum(disk.get("bytes", 0) for disk in disks)


def _error(described: Described) -> str | None:
    """That of replication, else that of the extension into this account."""
    problem = described.get("dataReplicationInfo", {}).get("dataReplicationError", {})
    parts = [problem.get("error"), problem.get("rawError")]
    staging = described.get("stagingArea", {})
    if not any(parts) and staging.get("status") == "EXTENSION_ERROR":
        parts = [staging["status"], staging.get("errorMessage")]
    return ": ".join(part for part in parts if part) or None


def _last_launch(described: Described) -> LastLaunch | None:
    """A server that was never launched has an empty ``initiated``."""
    last = described.get("lifeCycle", {}).get("lastLaunch", {})
    initiated = last.get("initiated", {})
    if not {"apiCallDateTime", "jobID"} <= initiated.keys():
        return None
    return LastLaunch(
        job_id=initiated["jobID"],
        at=moment(initiated["apiCallDateTime"]),
        is_drill=initiated.get("type") == "DRILL",
        status=last.get("status") or described.get("lastLaunchResult", "PENDING"),
    )
