"""How long an execution would take under an orchestrator that knows everything at once.

Computed from what the twin really took: a wave begins when those that it needs are well, a server
is well when DRS has launched it and its checks pass. Nobody can be faster.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from localcloud.drs.state import Job
from localcloud.world import Place, World
from recovery.domain.execution.effects import LaunchJob
from recovery.domain.execution.execution import Ended, Execution


def makespan(execution: Execution) -> timedelta:
    if not isinstance(execution.state, Ended):
        message = f"Execution {execution.execution_id} has not ended."
        raise TypeError(message)
    return execution.state.at - execution.created_at


def critical_path(world: World, execution: Execution) -> timedelta:
    """Only for waves without documents and approvals, all of whose servers were launched once."""
    needs = execution.schedule.needs
    ends: dict[int, timedelta] = {}

    def end(number: int) -> timedelta:
        if number not in ends:
            begin = max((end(before) for before in needs.get(number, ())), default=timedelta())
            jobs = execution.wave(number).jobs
            ends[number] = begin + max((_took(world, job) for job in jobs), default=timedelta())
        return ends[number]

    return max(end(wave.number) for wave in execution.waves)


def _took(world: World, launch: LaunchJob) -> timedelta:
    place = world.place(launch.location.account_id, launch.location.region)
    job = place.drs.jobs[launch.reference or ""]
    return max(_well(place, job)) - job.created_at


def _well(place: Place, job: Job) -> Iterator[datetime]:
    """When each of its servers was."""
    for item in job.log:
        if item.event != "LAUNCH_END":
            continue
        instance_id = item.target_instance_id or ""
        yield item.at
        yield place.ec2.instances[instance_id].checked_at or item.at
        yield place.ssm.agents[instance_id].online_at or item.at
