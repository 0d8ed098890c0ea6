"""That every run comes to an end, says why at every step, and forgets nothing that it launched."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from recovery.domain.brain.wake import is_over
from recovery.domain.execution.effects import Dropped, LaunchJob, Running
from recovery.domain.execution.execution import Ended, Execution
from recovery.domain.execution.server_run import Failed, Healthy, Skipped, Terminated
from tests.support.chaos.drs import Instance
from tests.support.chaos.run import Run

_UNKNOWN = "It is not known"


def every_run_ends(run: Run) -> Iterator[str]:
    """Once the world is kind and people answer: within a bounded number of steps."""
    if not run.is_ended or not is_over(run.final):
        yield f"It is not over after {len(run.moments)} steps."
        return
    if not isinstance(run.final.state, Ended):
        yield f"It is {run.final.status}."
    for wave in run.final.waves:
        if not wave.is_ended:
            yield f"Wave {wave.number} is {wave.state.status}."
        for id_, server in wave.servers.items():
            if not isinstance(server.state, Healthy | Failed | Skipped | Terminated):
                yield f"Server {id_} is {server.state.status}."
        for effect in wave.effects:
            if not effect.is_settled and not _is_given_up(effect):
                yield f"{effect.purpose} {effect.key} is still {effect.state.status}."


def _is_given_up(effect: object) -> bool:
    return (
        isinstance(effect, LaunchJob)
        and isinstance(effect.state, Running)
        and effect.state.is_overdue
    )


def every_step_says_why_and_when_again(run: Run) -> Iterator[str]:
    for moment in run.moments:
        if not moment.step.reasons:
            yield f"No reason at {moment.now:%d %H:%M:%S}."
        wake = moment.step.wake_after
        if (wake is None) is not is_over(moment.after):
            yield f"Wakes after {wake}, over: {is_over(moment.after)}."
        if wake is not None and wake <= timedelta():
            yield f"Wakes after {wake}."


def nothing_that_was_launched_is_forgotten(run: Run) -> Iterator[str]:
    """What could be seen before its clean-up is known then, but for jobs said to be left open."""
    if not run.is_ended or not run.could_see_everything:
        return
    known = _known(run.final)
    for instance in run.drs.live_instances():
        is_known = instance.instance_id in known or _is_left_open(run.final, instance.key)
        could_be_seen = instance.seen_at <= _last_sight(run) and not _is_past(run, instance)
        if could_be_seen and not is_known:
            yield f"{instance.instance_id} of {instance.server_id} runs, and nobody knows it."


def _is_past(run: Run, instance: Instance) -> bool:
    """DRS showed it long after its job: its server may have been taken up again by then."""
    is_late = instance.seen_at > instance.launched_at
    servers = (wave.servers.get(instance.server_id) for wave in run.final.waves)
    return is_late and any(server and server.attempt > 1 for server in servers)


def _known(execution: Execution) -> set[str]:
    return {
        server.live_instance.instance_id
        for wave in execution.waves
        for server in wave.servers.values()
        if server.live_instance
    }


def _last_sight(run: Run) -> datetime:
    """When it ended and its clean-up, if there is one, was asked for."""
    return next(m.now for m in run.moments if _is_cleaned_up(m.after))


def _is_cleaned_up(execution: Execution) -> bool:
    return isinstance(execution.state, Ended) and execution.cleanup_at is None


def _is_left_open(execution: Execution, key: str) -> bool:
    return any(
        job.key == key
        and (
            isinstance(job.state, Running)
            or (isinstance(job.state, Dropped) and job.state.reason.startswith(_UNKNOWN))
        )
        for wave in execution.waves
        for job in wave.jobs
    )


def a_drill_cleans_up_after_itself(run: Run) -> Iterator[str]:
    """Of what could be seen when it was due nothing is left, unless a termination failed."""
    if not run.is_ended or not run.could_see_everything or run.initial.cleanup_after is None:
        return
    if run.drs.failed_terminations or any(
        isinstance(termination.state, Dropped) for termination in run.final.terminations
    ):
        return
    known = _known(run.final)
    for instance in run.drs.live_instances():
        if instance.seen_at <= _last_sight(run) and instance.instance_id in known:
            yield f"{instance.instance_id} of {instance.server_id} is not cleaned up."
