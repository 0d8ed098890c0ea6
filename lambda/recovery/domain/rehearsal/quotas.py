"""DRS quotas: which one a rehearsed run waited for longest, and whether a network keeps them."""

from datetime import datetime, timedelta
from itertools import accumulate

from recovery.domain.brain.room import Limit
from recovery.domain.execution.effects import Dropped, LaunchJob
from recovery.domain.limits import DrsLimits
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.network import Network
from recovery.domain.rehearsal.run import Run
from recovery.domain.rehearsal.timeline import BindingQuota, Stage
from recovery.domain.value import Location


def binding_quota(run: Run) -> BindingQuota | None:
    waits: dict[tuple[Location, Limit], list[timedelta]] = {}
    for wave in run.execution.waves:
        for job in wave.jobs:
            if job.key in run.queued:
                since, limit = run.queued[job.key]
                waits.setdefault((job.location, limit), []).append(_until(job, run) - since)
    if not waits:
        return None
    (location, limit), longest = max(waits.items(), key=lambda wait: sum(wait[1], timedelta()))
    return BindingQuota(
        location=location,
        limit=limit,
        jobs_delayed=len(longest),
        waited=sum(longest, timedelta()),
    )


def _until(job: LaunchJob, run: Run) -> datetime:
    """Where time ran out for a job, it waited until it was given up."""
    return job.state.at if isinstance(job.state, Dropped) else run.asked[job.key]


def keeps_quotas(network: Network, schedule: Schedule) -> bool:
    """Whether at no moment there are more jobs, or servers in them, than DRS allows."""
    moments: dict[Location, list[tuple[float, int, int]]] = {}
    for activity in network:
        if activity.stage is Stage.LAUNCH:
            first, number = activity.server_ids[0], len(activity.server_ids)
            location = schedule.wave(activity.wave).servers[first].location
            moments.setdefault(location, []).extend(
                [
                    (round(activity.launched_at, 3), -1, -number),
                    (round(activity.starts_at, 3), 1, number),
                ]
            )
    return all(_fit(sorted(there), schedule.limits.of(at)) for at, there in moments.items())


def _fit(moments: list[tuple[float, int, int]], limits: DrsLimits) -> bool:
    """Whoever ends at the moment when another one starts makes room for it."""
    jobs = accumulate(jobs for _, jobs, _ in moments)
    servers = accumulate(servers for _, _, servers in moments)
    return max(jobs) <= limits.jobs and max(servers) <= limits.servers_in_jobs
