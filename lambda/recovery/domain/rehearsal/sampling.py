"""When a plan ends in many runs: durations drawn anew for each, put through the network.

A job is drawn at once (the slowest of n servers), so that hundreds of runs cost less than one more
rehearsal.
"""

from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.chance import stream
from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.job_draw import JobDraw
from recovery.domain.rehearsal.network import Activity, Network, end_of
from recovery.domain.rehearsal.steps_draw import StepsDraw
from recovery.domain.rehearsal.timeline import Stage
from recovery.domain.rehearsal.timings import Timings

RUNS = 200


def sampled_ends(network: Network, schedule: Schedule, durations: Durations) -> list[float]:
    """In seconds, the earliest first."""
    draws = [_draw(activity, schedule, durations.timings) for activity in network]
    drawn = stream(durations.seed)
    return sorted(end_of(network, [draw(drawn) for draw in draws]) for _ in range(RUNS))


def _draw(activity: Activity, schedule: Schedule, timings: Timings) -> JobDraw | StepsDraw:
    planned = schedule.wave(activity.wave)
    if activity.stage is Stage.LAUNCH:
        servers = [planned.servers[id_] for id_ in activity.server_ids]
        return JobDraw(servers, planned.wave.checks, timings)
    return StepsDraw(activity.stage, planned, schedule, timings)
