"""Jobs that have not ended, read off DescribeJobs, which can't be asked for them."""

from collections.abc import Iterable, Mapping

from recovery.adapters.aws.wire import Described, moment
from recovery.ports.estate import LiveJob

_LIVE = ("PENDING", "STARTED")
_EXECUTION_TAG = "DRS:ExecutionId"


def live_jobs(described: Iterable[Described]) -> tuple[LiveJob, ...]:
    return tuple(_live_job(job) for job in described if job.get("status") in _LIVE)


def busy_servers(jobs: Iterable[LiveJob]) -> Mapping[str, str]:
    """The job that has it, for each server: DRS allows one."""
    return {server_id: job.job_id for job in jobs for server_id in job.server_ids}


def _live_job(described: Described) -> LiveJob:
    participants = described.get("participatingServers", [])
    return LiveJob(
        job_id=described["jobID"],
        kind=described.get("type", "LAUNCH"),
        started_at=moment(described["creationDateTime"]),
        server_ids=tuple(each["sourceServerID"] for each in participants),
        execution_id=described.get("tags", {}).get(_EXECUTION_TAG),
    )
