"""Before a wave launches: its actions, then the launch settings, then its jobs are packed."""

from recovery.domain.brain import ledger
from recovery.domain.brain.actions import run_actions
from recovery.domain.brain.asking import first_request
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import LaunchJob, Queued, SettingsChange
from recovery.domain.execution.server_run import Waiting
from recovery.domain.execution.wave_run import LaunchingWave, Preparing
from recovery.domain.planning.packing import pack
from recovery.domain.planning.schedule import ScheduledServer
from recovery.domain.value import Location


def prepare(turn: Turn, number: int, state: Preparing) -> None:
    if not run_actions(turn, number, state) or not turn.execution.may_begin:
        return
    changes = [e for e in turn.wave(number).effects if isinstance(e, SettingsChange)]
    unwritten = [server for server in _to_launch(turn, number) if server.needs_settings]
    if not changes and unwritten:
        _write_settings(turn, number, unwritten)
    elif all(change.is_settled for change in changes):
        ledger.forget_effects(turn, number, *(change.key for change in changes))
        _queue_jobs(turn, number)
        turn.change_wave(number, state=LaunchingWave(deadline=state.deadline), is_prepared=True)


def _to_launch(turn: Turn, number: int) -> list[ScheduledServer]:
    scheduled = turn.planned(number).servers
    servers = turn.wave(number).servers
    return [scheduled[id_] for id_, run in servers.items() if isinstance(run.state, Waiting)]


def _write_settings(turn: Turn, number: int, servers: list[ScheduledServer]) -> None:
    size = turn.settings.servers_per_settings_change
    by_location: dict[Location, list[str]] = {}
    for server in servers:
        by_location.setdefault(server.location, []).append(server.server_id)
    for location, ids in by_location.items():
        for start in range(0, len(ids), size):
            change = SettingsChange(
                key=ledger.next_key(turn, number),
                location=location,
                state=first_request(turn.now),
                server_ids=tuple(ids[start : start + size]),
            )
            ledger.add_effect(turn, number, change)


def _queue_jobs(turn: Turn, number: int) -> None:
    """A retried server may still be in its old job; it waits without holding up the others."""
    busy = {id_ for job in turn.wave(number).jobs if not job.is_settled for id_ in job.server_ids}
    servers = _to_launch(turn, number)
    free = [server for server in servers if server.server_id not in busy]
    held_up = [server for server in servers if server.server_id in busy]
    limits = turn.execution.schedule.limits
    for planned in (*pack(free, limits), *pack(held_up, limits)):
        job = LaunchJob(
            key=ledger.next_key(turn, number),
            location=planned.location,
            state=Queued(since=turn.now),
            server_ids=planned.server_ids,
        )
        ledger.add_effect(turn, number, job)
