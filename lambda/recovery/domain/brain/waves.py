"""One wave after the other takes every step it can, each stage in a function of its own."""

from typing import assert_never

from recovery.domain.brain.actions import run_actions
from recovery.domain.brain.checking import start_document_checks
from recovery.domain.brain.launch_answers import drop_job
from recovery.domain.brain.outcomes import drop_beyond_threshold, end_wave, fail_wave, verdict
from recovery.domain.brain.preparing import prepare
from recovery.domain.brain.starting import start_when_ready
from recovery.domain.brain.turn import Turn
from recovery.domain.execution.effects import BackingOff, Queued
from recovery.domain.execution.server_run import Checking, Launched, Launching, Waiting
from recovery.domain.execution.wave_run import (
    AwaitingApproval,
    CheckingWave,
    Finishing,
    LaunchingWave,
    Preparing,
    WaveEnded,
    WaveWaiting,
)


def progress_waves(turn: Turn) -> None:
    for number in range(1, len(turn.execution.waves) + 1):
        before = None
        while turn.wave(number).state is not before:
            before = turn.wave(number).state
            _progress(turn, number)


def _progress(turn: Turn, number: int) -> None:
    state = turn.wave(number).state
    match state:
        case WaveWaiting():
            start_when_ready(turn, number)
        case Preparing():
            prepare(turn, number, state)
        case LaunchingWave():
            _launch(turn, number, state)
        case CheckingWave():
            _check(turn, number, state)
        case Finishing():
            _finish(turn, number, state)
        case AwaitingApproval() | WaveEnded():
            return
        case _:
            assert_never(state)


def _launch(turn: Turn, number: int, state: LaunchingWave) -> None:
    """Servers that are up are checked while others are still being launched."""
    drop_beyond_threshold(turn, number)
    _drop_idle_jobs(turn, number)
    start_document_checks(turn, number)
    if not _any_server(turn, number, (Waiting, Launching, Launched)):
        turn.move(number, CheckingWave(deadline=state.deadline))


def _drop_idle_jobs(turn: Turn, number: int) -> None:
    """An old job that turned up late may have launched the servers of a new one."""
    servers = turn.wave(number).servers
    for job in turn.wave(number).jobs:
        is_waited_for = any(isinstance(servers[id_].state, Waiting) for id_ in job.server_ids)
        if isinstance(job.state, Queued | BackingOff) and not is_waited_for:
            drop_job(turn, number, job, reason="None of its servers waits for it any more.")


def _check(turn: Turn, number: int, state: CheckingWave) -> None:
    """All servers have their end: the wave has failed, or goes on to its closing actions."""
    start_document_checks(turn, number)
    if _any_server(turn, number, (Checking,)):
        return
    status, reason = verdict(turn, number)
    if status == "FAILED":
        fail_wave(turn, number, reason)
    else:
        turn.move(number, Finishing(deadline=state.deadline))


def _finish(turn: Turn, number: int, state: Finishing) -> None:
    if run_actions(turn, number, state):
        status, reason = verdict(turn, number)
        end_wave(turn, number, status, reason)


def _any_server(turn: Turn, number: int, states: tuple[type, ...]) -> bool:
    return not turn.wave(number).server_states.isdisjoint(states)
