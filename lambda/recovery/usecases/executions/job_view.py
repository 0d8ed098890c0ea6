"""A DRS job of an execution as the console shows it: launches and terminations alike."""

from pydantic import AwareDatetime

from recovery.domain.execution.effects import (
    BackingOff,
    Done,
    Dropped,
    LaunchJob,
    Phase,
    Running,
    Seeking,
    Termination,
)
from recovery.domain.value import Location, ServerId, Value


class JobView(Value):
    key: str
    """Its name within the execution, also before DRS has given it an id."""
    job_id: str | None
    location: Location
    server_ids: tuple[ServerId, ...]
    status: str
    """QUEUED (no room under the quotas, or not asked for yet), REQUESTED, BACKING_OFF, SEEKING (it
    is being found out whether it exists), RUNNING, DONE or DROPPED.
    """
    phase: Phase | None = None
    since: AwareDatetime | None = None
    ended_at: AwareDatetime | None = None
    next_try_at: AwareDatetime | None = None
    deadline: AwareDatetime | None = None
    is_overdue: bool = False
    """Given up, but it can't be stopped: it still counts against the quotas."""
    reason: str | None = None


def job_view(job: LaunchJob | Termination) -> JobView:
    told = JobView(
        key=job.key,
        job_id=job.reference,
        location=job.location,
        server_ids=job.server_ids,
        status=job.state.status,
        phase=job.phase if isinstance(job, LaunchJob) else None,
    )
    match job.state:
        case Done(at=at):
            return told.changed(ended_at=at)
        case Dropped(at=at, reason=reason):
            return told.changed(ended_at=at, reason=reason)
        case BackingOff(since=since, until=until, refusal=refusal):
            return told.changed(since=since, next_try_at=until, reason=refusal.message)
        case Seeking(since=since, until=until):
            return told.changed(since=since, next_try_at=until)
        case Running(since=since, deadline=deadline, is_overdue=is_overdue):
            return told.changed(since=since, deadline=deadline, is_overdue=is_overdue)
        case asked:
            return told.changed(since=asked.since)
