"""What must be true when nobody drives an execution any more, whatever broke on the way."""

import re
from collections import Counter
from collections.abc import Iterator

from localcloud.drs.state import Job
from recovery.domain.brain.tags import KEY_TAG
from recovery.domain.execution.execution import Ended, Status
from recovery.domain.execution.server_run import Failed
from recovery.domain.execution.wave_run import WaveEnded
from recovery.domain.value import Value
from recovery.ports.paging import PageRequest
from tests.support.faults.drilled import HERE, THERE
from tests.support.faults.story import Story

_NOT_TERMINATED = re.compile(r"Terminating .* failed: ")


class Verdict(Value):
    status: Status
    why: str
    """What went wrong, in the product's own words; empty where all went well."""
    twice: tuple[str, ...]
    """Documents that were sent more than once: SSM takes no token that could keep it from that."""
    faults: tuple[str, ...]
    """Promises that were broken: there must be none."""


def verdict(story: Story) -> Verdict:
    execution = story.execution
    return Verdict(
        status=execution.status,
        why=_why(story),
        twice=tuple(_sent_twice(story)),
        faults=tuple(_faults(story)),
    )


def _why(story: Story) -> str:
    """What went wrong first, as an operator reads it."""
    execution = story.execution
    if execution.status is Status.COMPLETED:
        not_cleaned_up = (text for text in _told(story) if _NOT_TERMINATED.match(text))
        return next(not_cleaned_up, "")
    servers = [server for wave in execution.waves for server in wave.servers.values()]
    reasons = [server.end.reason for server in servers if isinstance(server.end, Failed)]
    if reasons:
        return reasons[0]
    ends = [wave.state for wave in execution.waves if isinstance(wave.state, WaveEnded)]
    failed = [end.reason for end in ends if end.status == "FAILED"]
    state = execution.state
    return next(iter(failed), state.reason if isinstance(state, Ended) else "")


def _faults(story: Story) -> Iterator[str]:
    execution = story.execution
    if not isinstance(execution.state, Ended):
        yield f"it has not ended: {execution.status}"
    if story.is_spinning:
        yield "it takes turns without end"
    if story.is_active:
        yield "it has not retired"
    if story.states.is_running:
        yield "a run of the state machine goes on"
    if story.folded != execution:
        yield "its journal leads elsewhere"
    if letters := story.kept.executions.letters(story.execution_id):
        yield f"letters are unread: {[letter.letter_id for letter in letters]}"
    for place in (HERE, THERE):
        if story.kept.executions.locks(place).holders(frozenset(_server_ids(story))):
            yield f"locks are left in {place}"
    yield from _launched_twice(story)
    yield from _left_behind(story)
    yield from _told_wrongly(story)


def _launched_twice(story: Story) -> Iterator[str]:
    jobs = [job for job in _jobs(story) if job.type == "LAUNCH"]
    keys = Counter(job.tags.get(KEY_TAG, job.job_id) for job in jobs)
    yield from (f"{number} jobs have the key {key}" for key, number in keys.items() if number > 1)
    launches = Counter(each.source_server_id for job in jobs for each in job.participants)
    for wave in story.execution.waves:
        for id_, server in wave.servers.items():
            if launches[id_] > server.attempt:
                yield f"{id_} was launched {launches[id_]} times in {server.attempt} attempts"


def _sent_twice(story: Story) -> Iterator[str]:
    for place in story.aws.world.places.values():
        comments = Counter(each.request.get("Comment") for each in place.ssm.commands.values())
        yield from (f"{key}" for key, number in comments.items() if number > 1)


def _left_behind(story: Story) -> Iterator[str]:
    """What is not cleaned up is told; a run that could see everything leaves nothing."""
    instances = [id_ for p in story.aws.world.places.values() for id_ in p.drs.recovery_instances]
    if instances and not any("is not cleaned up" in each for each in story.amazon.published):
        yield f"instances are left, and nobody is told: {instances}"


def _told_wrongly(story: Story) -> Iterator[str]:
    page = story.kept.executions.events(story.execution_id, PageRequest(limit=200))
    numbers = [event.number for event in page.items]
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"events are numbered {numbers}"


def _told(story: Story) -> list[str]:
    page = story.kept.executions.events(story.execution_id, PageRequest(limit=200))
    return [event.text for event in page.items]


def _jobs(story: Story) -> list[Job]:
    return [job for place in story.aws.world.places.values() for job in place.drs.jobs.values()]


def _server_ids(story: Story) -> list[str]:
    return [id_ for wave in story.execution.waves for id_ in wave.servers]
