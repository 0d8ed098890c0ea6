"""What happens when, and what can't be undone by time alone."""

from collections.abc import Iterator

from recovery.domain.brain.wake import is_over
from recovery.domain.execution.execution import Active, Ended, Execution, Hold, Stopping
from recovery.domain.execution.facts import Request, RetryFailed, RetryWave, SkipWave
from recovery.domain.execution.server_run import Checking, ServerRun, ServerState
from recovery.domain.execution.wave_run import WaveEnded
from tests.support.chaos.run import Moment, Run

_KINDS = ("PENDING", "ACTIVE", "STOPPING", "ENDED")
_RANK = {
    "WAITING": 0,
    "LAUNCHING": 1,
    "LAUNCHED": 2,
    "CHECKING": 3,
    "HEALTHY": 4,
    "FAILED": 4,
    "SKIPPED": 4,
    "TERMINATED": 5,
}


def a_wave_starts_only_when_all_it_waits_for_let_it(run: Run) -> Iterator[str]:
    """Ended each, and none of them failed without being accepted."""
    needs = run.initial.schedule.needs
    for moment in run.moments:
        for before, after in zip(moment.before.waves, moment.after.waves, strict=True):
            if before.started_at is None and after.started_at is not None:
                for needed in needs[after.number]:
                    if not moment.after.wave(needed).lets_others_start:
                        yield f"Wave {after.number} starts before wave {needed} is done."


def nothing_is_launched_once_it_stops(run: Run) -> Iterator[str]:
    """After a cancel, a stopping failure or the end: no launch, neither a new one nor again."""
    for moment in run.moments:
        if isinstance(moment.after.state, Stopping | Ended):
            for command in moment.step.commands:
                if command.kind in {"START_RECOVERY", "APPLY_LAUNCH_SETTINGS"}:
                    yield f"{command.kind} {command.key} while {moment.after.status}."


def nothing_new_begins_while_paused(run: Run) -> Iterator[str]:
    """Checks may: they only look at what is there."""
    begun: set[tuple[str, int]] = set()
    for moment in run.moments:
        checks = {e.key for w in moment.after.waves for e in w.effects if e.purpose == "CHECK"}
        for command in moment.step.commands:
            tried = command.kind == "START_RECOVERY"
            beginning = (command.key, command.attempt if tried else 1)
            if (
                _stays_held(moment)
                and beginning not in begun
                and command.kind not in {"NOTIFY", "FIND_RECOVERY", "TERMINATE_INSTANCES"}
                and command.key not in checks
            ):
                yield f"{command.kind} {command.key} begins while paused."
            begun.add(beginning)


def _stays_held(moment: Moment) -> bool:
    """By the same hold: one may be lifted and another set in a single step."""
    before, after = _holds(moment.before), _holds(moment.after)
    return any(hold in after for hold in before)


def _holds(execution: Execution) -> tuple[Hold, ...]:
    return execution.state.holds if isinstance(execution.state, Active) else ()


def an_end_is_left_only_when_somebody_asks(run: Run) -> Iterator[str]:
    """Of a wave or a server: by a retry, a skip or a termination."""
    for moment in run.moments:
        asked = _asked_again(moment)
        for before, after in zip(moment.before.waves, moment.after.waves, strict=True):
            if after is before or moment.before.planned(after.number).name in asked:
                continue
            if isinstance(before.state, WaveEnded) and _end(after.state) != _end(before.state):
                yield f"Wave {after.number} was {before.state.status}, is {after.state.status}."
            for id_, server in before.servers.items():
                if _goes_back(server, after.servers[id_]):
                    was, now = server.state.status, after.servers[id_].state.status
                    yield f"Server {id_} was {was}, is {now}."


def _asked_again(moment: Moment) -> set[str]:
    return {
        fact.wave for fact in moment.facts if isinstance(fact, RetryWave | RetryFailed | SkipWave)
    }


def _end(state: object) -> object:
    return state.changed(is_accepted=True) if isinstance(state, WaveEnded) else state


def _goes_back(before: ServerRun, after: ServerRun) -> bool:
    if before.attempt != after.attempt:
        return True
    if isinstance(before.state, Checking) and isinstance(after.state, Checking):
        return after.state.check < before.state.check
    earlier, later = _RANK[before.state.status], _RANK[after.state.status]
    has_other_end = earlier == later == _RANK["FAILED"] and _changed(before.state, after.state)
    return later < earlier or has_other_end


def _changed(before: ServerState, after: ServerState) -> bool:
    """An instance may still come to sight."""
    return before.status != after.status


def an_execution_never_goes_back(run: Run) -> Iterator[str]:
    for moment in run.moments:
        before, after = moment.before.state.kind, moment.after.state.kind
        if _KINDS.index(after) < _KINDS.index(before):
            yield f"The execution was {before}, is {after}."


def only_requests_wake_what_is_over(run: Run) -> Iterator[str]:
    for moment in run.moments:
        asked = any(isinstance(fact, Request) for fact in moment.facts)
        if is_over(moment.before) and not is_over(moment.after) and not asked:
            yield "It was over and is not any more."
