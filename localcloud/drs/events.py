"""What DRS tells EventBridge, and what a job leaves behind at its source servers."""

from localcloud.drs.failing_back import complete as complete_failback
from localcloud.drs.state import Job, Participant
from localcloud.world import Event, Place, World


def report_launches(world: World, place: Place, job: Job) -> None:
    """One event for each server, none for the job: so does DRS."""
    for participant in job.participants:
        server = place.drs.source_servers.get(participant.source_server_id)
        if server is None:
            continue
        if server.last_launch and server.last_launch.job_id == job.job_id:
            server.last_launch.status = participant.launch_status
        if participant.launch_status == "LAUNCHED":
            complete_failback(world, server, is_drill=job.is_drill)
        world.on_event(place, _launch_result(job, participant, server.arn))


def _launch_result(job: Job, participant: Participant, server_arn: str) -> Event:
    """https://docs.aws.amazon.com/drs/latest/userguide/monitoring-event-bridge-sample.html"""
    has_launched = participant.launch_status == "LAUNCHED"
    return Event(
        source="aws.drs",
        detail_type="DRS Source Server Launch Result",
        resources=(server_arn,),
        detail={
            "state": f"RECOVERY_LAUNCH_{'SUCCEEDED' if has_launched else 'FAILED'}",
            "job-id": job.job_id,
            "is-drill": "TRUE" if job.is_drill else "FALSE",
        },
    )
