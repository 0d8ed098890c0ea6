"""A DRS job as a fact, from what DescribeJobs, its log and DescribeRecoveryInstances say."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from recovery.adapters.aws.observing.job_log import Progress
from recovery.adapters.aws.wire import Described, moment
from recovery.domain.execution.facts import JobStatus, LaunchStatus, Participant, SeenInstance
from recovery.domain.value import ServerId

_STATUSES = {status.value: status for status in JobStatus}
_LAUNCHES = {status.value: status for status in LaunchStatus}


class SeenJob(NamedTuple):
    described: Described
    progress: Mapping[ServerId, Progress]
    """By its log; empty where nobody has to read it."""

    @property
    def job_id(self) -> str:
        found: str = self.described["jobID"]
        return found


def status_of(job: Described) -> JobStatus:
    """One that is new to us has ended when its end is told."""
    known = _STATUSES.get(job.get("status", ""))
    return known or (JobStatus.COMPLETED if job.get("endDateTime") else JobStatus.STARTED)


def servers_up(seen: SeenJob) -> frozenset[ServerId]:
    """Those that may have an instance: a launch may count as failed for an action after it."""
    return frozenset(
        participant.server_id
        for participant in participants_of(seen, {})
        if participant.launch_status is LaunchStatus.LAUNCHED or participant.launched_at
    )


def instances_of_jobs(described: Iterable[Described]) -> Mapping[tuple[str, str], SeenInstance]:
    """By job and server: what an earlier job left behind is none of this one."""
    return {
        (each["jobID"], each["sourceServerID"]): SeenInstance(
            instance_id=each["recoveryInstanceID"],
            point_in_time=_optional(each.get("pointInTimeSnapshotDateTime")),
        )
        for each in described
        if each.get("jobID") and each.get("sourceServerID")
    }


def participants_of(
    seen: SeenJob, instances: Mapping[tuple[str, str], SeenInstance]
) -> tuple[Participant, ...]:
    """Also those that only the log knows: a job may end without naming its servers."""
    listed = {
        each["sourceServerID"]: each
        for each in seen.described.get("participatingServers", [])
        if each.get("sourceServerID")
    }
    return tuple(
        _participant(
            listed.get(server_id, {}),
            server_id=server_id,
            progress=seen.progress.get(server_id, Progress()),
            instance=instances.get((seen.job_id, server_id)),
        )
        for server_id in dict.fromkeys((*listed, *seen.progress))
    )


def _participant(
    listed: Described, *, server_id: ServerId, progress: Progress, instance: SeenInstance | None
) -> Participant:
    status = _launch_status(listed, progress)
    has_failed = status is LaunchStatus.FAILED
    return Participant(
        server_id=server_id,
        launch_status=status,
        phase=progress.phase,
        error=(progress.error or _failed_action(listed)) if has_failed else None,
        launched_at=progress.launched_at,
        instance=instance,
    )


def _launch_status(listed: Described, progress: Progress) -> LaunchStatus:
    """A word that is new to us says neither that it was launched nor that it was not."""
    if listed:
        return _LAUNCHES.get(listed.get("launchStatus", ""), LaunchStatus.PENDING)
    if progress.launched_at:
        return LaunchStatus.LAUNCHED
    return LaunchStatus.FAILED if progress.error else LaunchStatus.PENDING


def _failed_action(listed: Described) -> str | None:
    """Of the post-launch actions of DRS itself, for which a server fails although it is up."""
    runs = listed.get("launchActionsStatus", {}).get("runs", [])
    failed = next((run for run in runs if run.get("status") == "FAILED"), None)
    if failed is None:
        return None
    name = failed.get("action", {}).get("name", "")
    reason = failed.get("failureReason") or "no reason is given"
    return f"post-launch action {name} failed: {reason}"


def _optional(text: str | None) -> datetime | None:
    return moment(text) if text else None
