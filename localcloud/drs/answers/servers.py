"""Source servers, as DescribeSourceServers shows them."""

from datetime import datetime, timedelta
from typing import Any

from localcloud.drs.answers.keys import present
from localcloud.drs.answers.machines import hints_of, interfaces_of, processors_of
from localcloud.drs.moments import duration_text, moment_text
from localcloud.drs.state import Disk, LastLaunch, Machine, Replication, SourceServer, StagingArea

INITIATION_STEPS = (
    "WAIT",
    "CREATE_SECURITY_GROUP",
    "LAUNCH_REPLICATION_SERVER",
    "BOOT_REPLICATION_SERVER",
    "AUTHENTICATE_WITH_SERVICE",
    "DOWNLOAD_REPLICATION_SOFTWARE",
    "CREATE_STAGING_DISKS",
    "ATTACH_STAGING_DISKS",
    "PAIR_REPLICATION_SERVER_WITH_AGENT",
    "CONNECT_AGENT_TO_REPLICATION_SERVER",
    "START_DATA_TRANSFER",
)
_RESULTS = {
    "PENDING": "PENDING",
    "IN_PROGRESS": "PENDING",
    "LAUNCHED": "SUCCEEDED",
    "TERMINATED": "SUCCEEDED",
    "FAILED": "FAILED",
}


def described_server(server: SourceServer, now: datetime) -> dict[str, Any]:
    launch = server.last_launch
    return present(
        sourceServerID=server.source_server_id,
        arn=server.arn,
        tags=dict(server.tags),
        recoveryInstanceId=server.recovery_instance_id,
        lastLaunchResult=_RESULTS[launch.status] if launch else "NOT_STARTED",
        dataReplicationInfo=_replication(server, now),
        lifeCycle=_life_cycle(server, now),
        sourceProperties=_properties(server.machine, _seen_at(server.replication, now)),
        stagingArea=_staging_area(server.staging),
        sourceCloudProperties=_cloud(server),
        replicationDirection=server.direction,
        reversedDirectionSourceServerArn=server.reversed_direction_arn,
        agentVersion=server.machine.agent_version,
    )


def _replication(server: SourceServer, now: datetime) -> dict[str, Any]:
    replication = server.replication
    error = replication.error and present(error=replication.error, rawError=replication.raw_error)
    return present(
        lagDuration=_lag(replication, now),
        etaDateTime=replication.eta and moment_text(replication.eta),
        replicatedDisks=[_replicated(disk, replication) for disk in server.machine.disks],
        dataReplicationState=replication.state,
        dataReplicationInitiation=_initiation(server),
        dataReplicationError=error or None,
        stagingAvailabilityZone=replication.staging_availability_zone,
    )


def _lag(replication: Replication, now: datetime) -> str | None:
    """Grows while the source is silent; absent once it is disconnected."""
    if replication.lag is None:
        return None
    silent = now - replication.last_point_at if replication.last_point_at else timedelta(0)
    return duration_text(replication.lag + silent)


def _replicated(disk: Disk, replication: Replication) -> dict[str, Any]:
    """Disconnecting sets the total to nothing, at once."""
    replicated = disk.size_bytes if disk.replicated_bytes is None else disk.replicated_bytes
    return {
        "deviceName": disk.device_name,
        "totalStorageBytes": 0 if replication.state == "DISCONNECTED" else disk.size_bytes,
        "replicatedStorageBytes": replicated,
        "rescannedStorageBytes": disk.size_bytes,
        "backloggedStorageBytes": disk.backlogged_bytes,
        "volumeStatus": disk.volume_status,
    }


def _initiation(server: SourceServer) -> dict[str, Any]:
    started_at = server.replication.started_at or server.added_at
    return {
        "startDateTime": moment_text(started_at),
        "nextAttemptDateTime": moment_text(started_at + timedelta(minutes=30)),
        "steps": [
            {"name": name, "status": _step_status(number, server.replication)}
            for number, name in enumerate(INITIATION_STEPS)
        ],
    }


def _step_status(number: int, replication: Replication) -> str:
    if number < replication.steps_done:
        return "SUCCEEDED"
    if number > replication.steps_done or replication.state != "INITIATING":
        return "NOT_STARTED"
    return "FAILED" if replication.error else "IN_PROGRESS"


def _life_cycle(server: SourceServer, now: datetime) -> dict[str, Any]:
    first_byte_at = server.replication.first_byte_at
    return present(
        addedToServiceDateTime=moment_text(server.added_at),
        firstByteDateTime=first_byte_at and moment_text(first_byte_at),
        elapsedReplicationDuration=first_byte_at and duration_text(now - first_byte_at),
        lastSeenByServiceDateTime=moment_text(_seen_at(server.replication, now)),
        lastLaunch=_last_launch(server.last_launch),
    )


def _seen_at(replication: Replication, now: datetime) -> datetime:
    return replication.last_point_at or now.replace(second=0, microsecond=0)


def _last_launch(launch: LastLaunch | None) -> dict[str, Any]:
    """A server that was never launched has an empty ``initiated``, as captured."""
    if launch is None:
        return {"initiated": {}}
    initiated = {
        "apiCallDateTime": moment_text(launch.at),
        "jobID": launch.job_id,
        "type": "DRILL" if launch.is_drill else "RECOVERY",
    }
    return {"initiated": initiated, "status": launch.status}


def _properties(machine: Machine, updated_at: datetime) -> dict[str, Any]:
    return {
        "lastUpdatedDateTime": moment_text(updated_at),
        "recommendedInstanceType": machine.recommended_instance_type,
        "identificationHints": hints_of(machine),
        "networkInterfaces": interfaces_of(machine.network_interfaces),
        "disks": [
            {"deviceName": disk.device_name, "bytes": disk.size_bytes} for disk in machine.disks
        ],
        "cpus": processors_of(machine),
        "ramBytes": machine.ram_bytes,
        "os": {"fullString": machine.os},
        "supportsNitroInstances": True,
        "architecture": machine.architecture,
    }


def _staging_area(staging: StagingArea) -> dict[str, Any]:
    return present(
        status=staging.status,
        stagingAccountID=staging.account_id,
        stagingSourceServerArn=staging.source_server_arn,
        errorMessage=staging.error_message,
    )


def _cloud(server: SourceServer) -> dict[str, Any] | None:
    if server.origin is None:
        return None
    return {
        "originAccountID": server.origin.account_id,
        "originRegion": server.origin.region,
        "originAvailabilityZone": server.origin.availability_zone,
    }
