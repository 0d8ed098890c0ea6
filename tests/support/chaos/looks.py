"""What a driver sees when it looks at DRS, EC2 and SSM: everything that the brain watches."""

from collections.abc import Iterator
from datetime import datetime

from recovery.domain.brain.watch import Watched, WatchedInstance, WatchedRun
from recovery.domain.execution.effects import Phase
from recovery.domain.execution.facts import (
    CapacityObserved,
    Fact,
    InstanceObserved,
    InstancesObserved,
    JobObserved,
    JobStatus,
    LaunchStatus,
    Participant,
    RunEnded,
    SeenInstance,
)
from recovery.domain.value import Location
from tests.support.chaos.chance import Fault, Luck
from tests.support.chaos.cloud import Cloud
from tests.support.chaos.drs import Drs, Instance, Job
from tests.support.chaos.ssm import Ssm


def looks(cloud: Cloud, luck: Luck, watched: Watched, now: datetime) -> Iterator[Fact]:
    drs, ssm = cloud.drs, cloud.ssm
    for watch in watched.jobs:
        if not luck.strikes(Fault.BLIND_LOOK):
            yield _job(drs.jobs[watch.key], luck, now)
    for run in watched.runs:
        if not luck.strikes(Fault.BLIND_LOOK):
            yield from _run(ssm, run, now)
    if watched.instances and not luck.strikes(Fault.BLIND_LOOK):
        yield _instances(drs, luck, watched.instances, now)
    for location in watched.capacity:
        if not luck.strikes(Fault.BLIND_LOOK):
            yield _capacity(drs, location, now)


def _job(job: Job, luck: Luck, now: datetime) -> JobObserved:
    if job.is_done:
        status = JobStatus.COMPLETED
    else:
        status = luck.chance.one_of((JobStatus.STARTED, JobStatus.PENDING))
    seen = (_participant(job, id_, luck, now) for id_ in job.fates)
    participants = tuple(participant for participant in seen if participant)
    return JobObserved(at=now, key=job.key, status=status, participants=participants)


def _participant(job: Job, id_: str, luck: Luck, now: datetime) -> Participant | None:
    fate = job.fates[id_]
    if not job.is_done:
        phase = luck.chance.one_of((None, *Phase))
        return Participant(server_id=id_, launch_status=LaunchStatus.PENDING, phase=phase)
    instance = _seen(job.instances.get(id_), now) if job.is_launch else None
    if not fate.is_named and instance is None:
        return None
    return Participant(
        server_id=id_,
        launch_status=fate.status,
        phase=fate.phase,
        error=fate.error,
        instance=instance,
    )


def _seen(instance: Instance | None, now: datetime) -> SeenInstance | None:
    if instance is None or instance.gone_at is not None or instance.seen_at > now:
        return None
    return SeenInstance(instance_id=instance.instance_id)


def _run(ssm: Ssm, watch: WatchedRun, now: datetime) -> Iterator[RunEnded]:
    run = ssm.runs[watch.key]
    if run.ends_at is not None and run.ends_at <= now:
        yield RunEnded(at=now, key=watch.key, results=run.results)


def _instances(
    drs: Drs, luck: Luck, watched: tuple[WatchedInstance, ...], now: datetime
) -> InstancesObserved:
    found = [drs.instances[watch.instance_id] for watch in watched]
    wells = [i.well_at is not None and i.well_at <= now and i.gone_at is None for i in found]
    return InstancesObserved(
        at=now,
        instances=tuple(
            InstanceObserved(
                instance_id=instance.instance_id,
                passes_status_checks=is_well,
                agent_online=is_well and not luck.chance.happens(20),
            )
            for instance, is_well in zip(found, wells, strict=True)
        ),
    )


def _capacity(drs: Drs, location: Location, now: datetime) -> CapacityObserved:
    jobs, servers = drs.foreign_load(location)
    return CapacityObserved(at=now, location=location, jobs=jobs, servers=servers)
