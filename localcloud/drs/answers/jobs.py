"""Jobs and their log, as DescribeJobs and DescribeJobLogItems show them."""

from typing import Any

from localcloud.drs.answers.keys import present
from localcloud.drs.answers.settings import described_action
from localcloud.drs.knobs import Knobs
from localcloud.drs.moments import moment_text
from localcloud.drs.state import ActionRun, Job, LogItem, Participant


def described_job(job: Job, knobs: Knobs) -> dict[str, Any]:
    names_instance = job.type == "TERMINATE" or knobs.names_instance_in_job
    return present(
        jobID=job.job_id,
        arn=job.arn,
        type=job.type,
        initiatedBy=job.initiated_by,
        creationDateTime=moment_text(job.created_at),
        endDateTime=job.ended_at and moment_text(job.ended_at),
        status=job.status,
        participatingServers=[
            _participant(each, names_instance=names_instance) for each in job.participants
        ],
        tags=dict(job.tags),
    )


def described_log_item(item: LogItem) -> dict[str, Any]:
    data = present(
        sourceServerID=item.source_server_id,
        conversionServerID=item.conversion_server_id,
        targetInstanceID=item.target_instance_id,
        rawError=item.raw_error,
    )
    return {"logDateTime": moment_text(item.at), "event": item.event, "eventData": data}


def _participant(participant: Participant, *, names_instance: bool) -> dict[str, Any]:
    return present(
        sourceServerID=participant.source_server_id,
        recoveryInstanceID=participant.recovery_instance_id if names_instance else None,
        launchStatus=participant.launch_status,
        launchActionsStatus=_actions_status(participant),
    )


def _actions_status(participant: Participant) -> dict[str, Any] | None:
    discovered_at = participant.agent_discovered_at
    if discovered_at is None and not participant.action_runs:
        return None
    return present(
        ssmAgentDiscoveryDatetime=discovered_at and moment_text(discovered_at),
        runs=[_run(run) for run in participant.action_runs],
    )


def _run(run: ActionRun) -> dict[str, Any]:
    return present(
        action=described_action(run.action),
        runId=run.run_id,
        status=run.status,
        failureReason=run.failure_reason,
    )
