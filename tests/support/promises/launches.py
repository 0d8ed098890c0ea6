"""What DRS is asked for, and what by its own record it did."""

from collections import Counter
from collections.abc import Iterator

from recovery.domain.execution.commands import Command, StartRecovery, TerminateInstances
from recovery.domain.execution.effects import Dropped, LaunchJob, Termination
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import Refused
from recovery.domain.value import Location
from tests.support.chaos.run import Moment, Run

_WITHOUT_SERVERS = {"attempt": 0, "servers": {}}


def a_server_is_launched_at_most_once_an_attempt(run: Run) -> Iterator[str]:
    """By the record of DRS."""
    attempts: dict[str, dict[str, int]] = {}
    for moment in run.moments:
        for command in moment.step.commands:
            if isinstance(command, StartRecovery) and command.key not in attempts:
                servers = moment.after.wave(command.wave).servers
                attempts[command.key] = {id_: servers[id_].attempt for id_ in command.servers}
    launches = Counter(
        (id_, attempts[job.key][id_])
        for job in run.drs.jobs.values()
        if job.is_launch
        for id_ in job.fates
    )
    for (id_, attempt), times in launches.items():
        if times > 1:
            yield f"{id_} was launched {times} times in its attempt {attempt}."


def a_server_is_never_in_two_jobs(run: Run) -> Iterator[str]:
    """Nor asked for, while it may still be in another of ours."""
    for moment in run.moments:
        servers = Counter(id_ for job in _in_drs(moment.after) for id_ in job.server_ids)
        for id_, jobs in servers.items():
            if jobs > 1:
                yield f"{id_} is asked for in {jobs} jobs."
    yield from run.drs.second_jobs


def quotas_are_never_exceeded(run: Run) -> Iterator[str]:
    """By what is asked for, with what is known of others; nor by ours alone, as DRS counts.

    A termination that was given up is not counted any more: DRS itself says no.
    """
    for moment in run.moments:
        counted = {job.key for job in _in_drs(moment.before)}
        for command in _asking_for_jobs(moment):
            if command.key not in counted:
                yield from _too_much(moment.after, command.location)
    if not any(isinstance(t.state, Dropped) for t in run.final.terminations):
        yield from run.drs.oversteps


def _asking_for_jobs(moment: Moment) -> Iterator[StartRecovery | TerminateInstances]:
    for command in moment.step.commands:
        if isinstance(command, StartRecovery | TerminateInstances):
            yield command


def _too_much(execution: Execution, location: Location) -> Iterator[str]:
    limits = execution.schedule.limits.of(location)
    known = [seen for seen in execution.capacity if seen.location == location]
    own = [job for job in _in_drs(execution) if job.location == location]
    jobs = len(own) + sum(seen.jobs for seen in known)
    servers = sum(len(job.server_ids) for job in own) + sum(seen.servers for seen in known)
    if jobs > limits.jobs:
        yield f"{jobs} jobs, where {limits.jobs} are allowed."
    if servers > limits.servers_in_jobs:
        yield f"{servers} servers in jobs, where {limits.servers_in_jobs} are allowed."
    for job in own:
        if len(job.server_ids) > limits.servers_per_job:
            yield f"{len(job.server_ids)} servers in job {job.key}."


def _in_drs(execution: Execution) -> Iterator[LaunchJob | Termination]:
    for wave in execution.waves:
        yield from (job for job in wave.jobs if job.may_be_in_drs)
    yield from (t for t in execution.terminations if t.may_be_in_drs)


def a_drill_is_a_drill(run: Run) -> Iterator[str]:
    """And a recovery a recovery; a dry run does nothing at all."""
    for moment in run.moments:
        for command in moment.step.commands:
            if run.initial.is_dry_run:
                yield f"A dry run asks for {command.kind}."
            if isinstance(command, StartRecovery) and (
                command.is_drill is not run.initial.is_drill
                or command.tags["DRS:ExecutionType"] != run.initial.mode
            ):
                yield f"{command.key} is not a {run.initial.mode}."


def a_key_means_the_same_for_ever(run: Run) -> Iterator[str]:
    """What it asks for never changes, but that a refused launch may go on with fewer servers."""
    intents: dict[tuple[str, str], Command] = {}
    kinds: dict[str, str] = {}
    refused: set[str] = set()
    for moment in run.moments:
        refused |= {fact.key for fact in moment.facts if isinstance(fact, Refused)}
        keys = Counter(command.key for command in moment.step.commands)
        yield from (f"{key} is handed out twice at once." for key in keys if keys[key] > 1)
        for command in moment.step.commands:
            before = intents.setdefault((command.kind, command.key), command)
            if not _is_same(before, command, may_shrink=command.key in refused):
                yield f"{command.kind} {command.key} has changed."
            intents[command.kind, command.key] = command
            kind = command.kind.replace("FIND_", "START_")
            if kinds.setdefault(command.key, kind) != kind:
                yield f"{command.key} was {kinds[command.key]}, is {command.kind}."


def _is_same(before: Command, after: Command, *, may_shrink: bool) -> bool:
    if before is after or before == after:
        return True
    if after.attempt < before.attempt:
        return False
    if isinstance(before, StartRecovery) and isinstance(after, StartRecovery):
        fewer = after.servers.items() < before.servers.items()
        if fewer and may_shrink:
            return before.changed(**_WITHOUT_SERVERS) == after.changed(**_WITHOUT_SERVERS)
    return before.changed(attempt=0) == after.changed(attempt=0)
