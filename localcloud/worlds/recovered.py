"""A recovery or drill that took place before the world began: its job and its running instance."""

from dataclasses import replace
from datetime import timedelta

from localcloud.drs.arns import arn_of
from localcloud.drs.state import (
    Job,
    LastLaunch,
    LogItem,
    Participant,
    RecoveryInstance,
    SourceServer,
)
from localcloud.ec2 import instances
from localcloud.ec2.instances import InstanceLaunch
from localcloud.ec2.state import Instance
from localcloud.world import Place, World
from localcloud.worlds.schema import RecoveredEntry

LAUNCH_TOOK = timedelta(minutes=9)


def recover(world: World, place: Place, server: SourceServer, entry: RecoveredEntry) -> None:
    launched_at = world.agenda.moment - entry.age
    job = _job(world, place, server, entry)
    wanted = InstanceLaunch(
        server_id=server.source_server_id,
        hostname=server.machine.hostname,
        os=server.machine.os,
        job_id=job.job_id,
        is_drill=entry.is_drill,
        tags=server.tags if server.launch_configuration.copy_tags else {},
        instance_type=server.machine.recommended_instance_type,
        disks=tuple((disk.device_name, disk.size_bytes) for disk in server.machine.disks),
    )
    instance = instances.adopt(world, place, wanted, since=launched_at)
    point_in_time = world.agenda.moment - (entry.point_age or entry.age + LAUNCH_TOOK)
    place.drs.add_instance(
        RecoveryInstance(
            instance_id=instance.instance_id,
            arn=arn_of(place, "recovery-instance", instance.instance_id),
            source_server_id=server.source_server_id,
            job_id=job.job_id,
            is_drill=entry.is_drill,
            point_in_time=point_in_time,
            launched_at=launched_at,
            described_from=launched_at,
            machine=replace(server.machine, disks=list(server.machine.disks)),
            volume_ids=[volume.volume_id for volume in instance.volumes],
            origin=server.origin,
        )
    )
    _record(job, server, instance)


def _job(world: World, place: Place, server: SourceServer, entry: RecoveredEntry) -> Job:
    job_id = world.chance.new_id("drsjob-")
    created_at = world.agenda.moment - entry.age - LAUNCH_TOOK
    job = Job(
        job_id=job_id,
        arn=arn_of(place, "job", job_id),
        type="LAUNCH",
        initiated_by="START_DRILL" if entry.is_drill else "START_RECOVERY",
        created_at=created_at,
        participants=[Participant(server.source_server_id, "LAUNCHED")],
        status="COMPLETED",
        ended_at=created_at + LAUNCH_TOOK,
    )
    place.drs.jobs[job_id] = job
    server.last_launch = LastLaunch(created_at, job_id, entry.is_drill, "LAUNCHED")
    return job


def _record(job: Job, server: SourceServer, instance: Instance) -> None:
    """What is known of it in the log: that it began, what it launched, that it ended."""
    end = job.created_at + LAUNCH_TOOK
    server_id = server.source_server_id
    job.participants[0].recovery_instance_id = instance.instance_id
    job.log += [
        LogItem(job.created_at, "JOB_START"),
        LogItem(end, "LAUNCH_END", server_id, target_instance_id=instance.instance_id),
        LogItem(end, "JOB_END"),
    ]
