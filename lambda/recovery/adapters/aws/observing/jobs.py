"""Jobs that an execution watches: one look at a location costs few calls, however many there are.

DescribeJobs once, the log of each launch that has begun, and DescribeRecoveryInstances once where
a server has come up.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from recovery.adapters.aws.batches import in_batches
from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.observing.job_log import Progress, progress_of
from recovery.adapters.aws.observing.job_reports import (
    SeenJob,
    instances_of_jobs,
    participants_of,
    servers_up,
    status_of,
)
from recovery.adapters.aws.wire import Described
from recovery.domain.brain.watch import WatchedJob
from recovery.domain.execution.facts import JobObserved, JobStatus

_JOBS_PER_READ = 1_000
_SERVERS_PER_READ = 200


def observed_jobs(
    drs: Client, watched: Collection[WatchedJob], *, at: datetime
) -> tuple[JobObserved, ...]:
    """Without those that DRS does not list, or not yet."""
    jobs = {job["jobID"]: SeenJob(job, _progress(drs, job)) for job in _described(drs, watched)}
    seen = [(each, jobs[each.job_id]) for each in watched if each.job_id in jobs]
    up = {server_id for each, job in seen for server_id in servers_up(job) - each.found}
    instances = instances_of_jobs(_instances(drs, up))
    return tuple(
        JobObserved(
            at=at,
            key=each.key,
            status=status_of(job.described),
            participants=participants_of(job, instances),
        )
        for each, job in seen
    )


def _described(drs: Client, watched: Collection[WatchedJob]) -> list[Described]:
    job_ids = dict.fromkeys(each.job_id for each in watched)
    return [
        job
        for batch in in_batches(job_ids, _JOBS_PER_READ)
        for job in _all(drs, "describe_jobs", filters={"jobIDs": batch})
    ]


def _progress(drs: Client, job: Described) -> Mapping[str, Progress]:
    """A job that has not begun has no log, and that of a termination tells nothing."""
    if status_of(job) is JobStatus.PENDING or job.get("type") == "TERMINATE":
        return {}
    return progress_of(_all(drs, "describe_job_log_items", jobID=job["jobID"]))


def _instances(drs: Client, server_ids: Iterable[str]) -> list[Described]:
    return [
        instance
        for batch in in_batches(sorted(server_ids), _SERVERS_PER_READ)
        for instance in _all(drs, "describe_recovery_instances", filters={"sourceServerIDs": batch})
    ]


def _all(drs: Client, operation: str, **wanted: object) -> list[Described]:
    pages = drs.get_paginator(operation).paginate(**wanted)
    return [item for page in pages for item in page.get("items", [])]
