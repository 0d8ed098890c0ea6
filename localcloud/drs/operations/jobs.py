"""DescribeJobs, DescribeJobLogItems and DeleteJob."""

from collections.abc import Callable, Mapping
from typing import Any

from localcloud.drs.answers.jobs import described_job, described_log_item
from localcloud.drs.errors import Conflict, ResourceNotFound, field_invalid
from localcloud.drs.moments import optional_moment
from localcloud.drs.pages import page_of
from localcloud.drs.state import Job
from localcloud.world import Caller, World


def describe_jobs(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    """Newest first."""
    drs = world.place_of(caller).drs
    matches = _filter(request.get("filters") or {})
    found = [job for job in reversed(drs.jobs.values()) if matches(job)]
    return page_of(
        found,
        request,
        described=lambda job: described_job(job, drs.knobs),
        size=drs.knobs.page_size,
    )


def describe_job_log_items(
    world: World, caller: Caller, request: Mapping[str, Any]
) -> dict[str, Any]:
    """Oldest first. ResourceNotFoundException is not modelled here."""
    drs = world.place_of(caller).drs
    job = drs.jobs.get(request["jobID"])
    if job is None:
        raise field_invalid("jobID", f"Job {request['jobID']} does not exist")
    return page_of(job.log, request, described=described_log_item, size=drs.knobs.page_size)


def delete_job(world: World, caller: Caller, request: Mapping[str, Any]) -> dict[str, Any]:
    jobs, job_id = world.place_of(caller).drs.jobs, request["jobID"]
    if job_id not in jobs:
        raise ResourceNotFound(
            f"Job {job_id} does not exist", resource_id=job_id, resource_type="Job"
        )
    if jobs[job_id].is_active:
        raise Conflict(f"Job {job_id} is not completed", resource_id=job_id, resource_type="Job")
    del jobs[job_id]
    return {}


def _filter(filters: Mapping[str, Any]) -> Callable[[Job], bool]:
    job_ids = filters.get("jobIDs")
    begin = optional_moment("filters.fromDate", filters.get("fromDate"))
    end = optional_moment("filters.toDate", filters.get("toDate"))
    return lambda job: (
        (not job_ids or job.job_id in job_ids)
        and (begin is None or job.created_at >= begin)
        and (end is None or job.created_at <= end)
    )
