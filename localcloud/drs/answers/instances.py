"""Recovery instances, as DescribeRecoveryInstances shows them."""

from typing import Any

from localcloud.drs.answers.keys import present
from localcloud.drs.answers.machines import hints_of, interfaces_of, processors_of
from localcloud.drs.moments import moment_text
from localcloud.drs.state import Disk, Failback, NetworkInterface, RecoveryInstance
from localcloud.ec2.state import Instance
from localcloud.world import Place


def described_instance(place: Place, instance: RecoveryInstance) -> dict[str, Any]:
    machine = place.ec2.instances.get(instance.instance_id)
    return present(
        ec2InstanceID=instance.instance_id,
        recoveryInstanceID=instance.instance_id,
        ec2InstanceState=machine.state.value.upper() if machine else "NOT_FOUND",
        jobID=instance.job_id,
        sourceServerID=instance.source_server_id,
        arn=instance.arn,
        isDrill=instance.is_drill,
        pointInTimeSnapshotDateTime=moment_text(instance.point_in_time),
        originEnvironment="AWS" if instance.origin else "ON_PREMISES",
        originAvailabilityZone=instance.origin and instance.origin.availability_zone,
        agentVersion=instance.machine.agent_version,
        failback=_failback(instance.failback),
        dataReplicationInfo=_replication(instance),
        recoveryInstanceProperties=_properties(instance, machine),
        tags=dict(instance.tags),
    )


def _failback(failback: Failback) -> dict[str, Any]:
    return present(
        state=failback.state,
        failbackToOriginalServer=failback.to_original_server,
        failbackLaunchType=failback.launch_type,
        failbackJobID=failback.job_id,
        failbackClientID=failback.client_id,
        failbackInitiationTime=failback.initiated_at and moment_text(failback.initiated_at),
    )


def _replication(instance: RecoveryInstance) -> dict[str, Any]:
    """A disconnected instance still names its disks, each with nothing in it."""
    is_replicating = instance.replication_state != "NOT_STARTED"
    disks = instance.machine.disks if is_replicating else []
    return {
        "dataReplicationState": instance.replication_state,
        "replicatedDisks": [_replicated(disk, instance.replication_state) for disk in disks],
        "dataReplicationInitiation": {"steps": []},
    }


def _replicated(disk: Disk, state: str) -> dict[str, Any]:
    size_bytes = 0 if state == "DISCONNECTED" else disk.size_bytes
    return {
        "deviceName": disk.device_name,
        "totalStorageBytes": size_bytes,
        "replicatedStorageBytes": size_bytes,
        "rescannedStorageBytes": size_bytes,
        "backloggedStorageBytes": 0,
    }


def _properties(instance: RecoveryInstance, machine: Instance | None) -> dict[str, Any]:
    source = instance.machine
    return {
        "lastUpdatedDateTime": moment_text(instance.launched_at),
        "identificationHints": {**hints_of(source), "awsInstanceID": instance.instance_id},
        "networkInterfaces": interfaces_of(_interfaces(machine)),
        "disks": [
            {
                "internalDeviceName": disk.device_name,
                "bytes": disk.size_bytes,
                "ebsVolumeID": volume_id,
            }
            for disk, volume_id in zip(source.disks, instance.volume_ids, strict=True)
        ],
        "cpus": processors_of(source),
        "ramBytes": source.ram_bytes,
        "os": {"fullString": source.os},
    }


def _interfaces(machine: Instance | None) -> list[NetworkInterface]:
    if machine is None or not machine.is_alive:
        return []
    digits = machine.instance_id.removeprefix("i-")[-10:]
    pairs = (digits[at : at + 2] for at in range(0, 10, 2))
    return [NetworkInterface(":".join(("0a", *pairs)), [machine.private_ip])]
