"""Terminates what an execution launched: a drill's instances in time, others when asked to."""

from recovery.domain.brain import ledger
from recovery.domain.brain.asking import again, is_ready
from recovery.domain.brain.notices import notify
from recovery.domain.brain.room import Room
from recovery.domain.brain.turn import Turn
from recovery.domain.brain.watch import open_launches
from recovery.domain.execution.effects import (
    LaunchJob,
    Queued,
    Termination,
    TerminationTarget,
    Topic,
)
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import Failed, Healthy, ServerState, Skipped, Terminated
from recovery.domain.value import Location
from recovery.domain.wording import counted

Targets = list[tuple[Location, TerminationTarget]]


def clean_up(turn: Turn) -> None:
    """Jobs that were given up may bring up instances late, and DRS may show some late.

    For a while they are waited for.
    """
    at = turn.execution.cleanup_at
    if at is not None and at <= turn.now:
        tried = {t.instance_id for done in turn.execution.terminations for t in done.targets}
        terminate(turn, [t for t in live_targets(turn.execution) if t[1].instance_id not in tried])
        awaited = tuple(open_launches(turn.execution))
        if not awaited or at + turn.settings.patience.overdue_job <= turn.now:
            turn.change(cleanup_at=None)
            _tell_what_may_be_left(turn, awaited)
    _ask(turn)


def _tell_what_may_be_left(turn: Turn, awaited: tuple[LaunchJob, ...]) -> None:
    """Nobody can terminate what nobody has seen."""
    for job in awaited:
        text = f"What DRS job {job.reference} has launched was never seen: look in DRS."
        turn.say(text)
        notify(turn, Topic.CLEANUP_FAILED, text)


def live_targets(execution: Execution) -> Targets:
    """Every instance that this execution launched and no termination under way is about."""
    under_way = {
        target.instance_id
        for termination in execution.terminations
        if not termination.is_settled
        for target in termination.targets
    }
    return [
        (
            execution.planned(wave.number).servers[id_].location,
            TerminationTarget(wave=wave.number, server_id=id_, instance_id=live.instance_id),
        )
        for wave in execution.waves
        for id_, server in wave.servers.items()
        if (live := server.live_instance) and live.instance_id not in under_way
    ]


def terminate(turn: Turn, targets: Targets) -> None:
    """In batches that fit into a DRS job."""
    by_location: dict[Location, list[TerminationTarget]] = {}
    for location, target in targets:
        by_location.setdefault(location, []).append(target)
    for location, there in by_location.items():
        size = turn.execution.schedule.limits.of(location).largest_job
        for start in range(0, len(there), size):
            termination = Termination(
                key=ledger.next_key(turn, ledger.OWN),
                location=location,
                state=Queued(since=turn.now),
                targets=tuple(there[start : start + size]),
            )
            ledger.add_effect(turn, ledger.OWN, termination)
    if targets:
        turn.say(f"Terminating {counted(len(targets), 'instance')}.")


def _ask(turn: Turn) -> None:
    """Terminations are DRS jobs too, so they wait for room under the quotas."""
    terminations = turn.execution.terminations
    ready = [termination for termination in terminations if is_ready(termination.state, turn.now)]
    if not ready:
        return
    room = Room(turn.execution)
    for termination in ready:
        if not termination.may_be_in_drs:
            if room.obstacle(termination.location, termination.server_ids):
                continue
            room.take(termination.location, termination.server_ids)
        asked = termination.changed(state=again(termination.state, turn.now))
        ledger.put_effect(turn, ledger.OWN, asked)


def record_terminated(turn: Turn, termination: Termination, *, survivors: set[str]) -> None:
    """DRS may name no server in a finished TERMINATE job: those it does not name are gone."""
    gone = [target for target in termination.targets if target.server_id not in survivors]
    for number in {target.wave for target in gone}:
        servers = turn.wave(number).servers
        states: dict[str, ServerState] = {
            target.server_id: Terminated(at=turn.now, was=was)
            for target in gone
            if target.wave == number
            and isinstance(was := servers[target.server_id].state, Healthy | Failed | Skipped)
        }
        turn.set_servers(number, states)
    turn.say(_result(len(gone), left=len(termination.targets) - len(gone)))
    tell_when_cleaned_up(turn)


def tell_when_cleaned_up(turn: Turn) -> None:
    """Once, after the last termination, whatever became of it."""
    execution = turn.execution
    if not all(termination.is_settled for termination in execution.terminations):
        return
    left = len(live_targets(execution))
    terminated = sum(
        isinstance(server.state, Terminated)
        for wave in execution.waves
        for server in wave.servers.values()
    )
    topic = Topic.CLEANUP_FAILED if left else Topic.CLEANED_UP
    notify(turn, topic, _result(terminated, left=left))


def _result(terminated: int, *, left: int) -> str:
    text = f"{counted(terminated, 'instance')} terminated"
    return f"{text}, {counted(left, 'instance')} not: try again." if left else f"{text}."
