"""What operators ask for in a play, and the answers to what concerns people and clean-up."""

from datetime import timedelta
from functools import partial

from recovery.domain.execution.commands import Notify, TerminateInstances
from recovery.domain.execution.execution import Mode
from recovery.domain.execution.facts import (
    JobObserved,
    JobStatus,
    LaunchStatus,
    Notified,
    Participant,
    Request,
    TerminationStarted,
)
from recovery.domain.people import Actor
from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import a_plan, a_wave, server_id
from tests.support.play import ANNA, Play, a_begun_play

BORIS = Actor(user_id="u-boris", name="boris@example.com")
SOON = timedelta(minutes=1)
a_begun_recovery = partial(a_begun_play, mode=Mode.RECOVERY)


def asks(
    play: Play, kind: type[Request], *, after: timedelta = timedelta(), **stated: object
) -> None:
    """Anna asks, under a new request id, where nothing else is stated."""
    default = {
        "request_id": f"r-{len(play.execution.request_ids) + 1}",
        "by": ANNA,
        "at": play.now + after,
    }
    request = kind.model_validate(default | stated)
    play.step(request, after=after)  # type: ignore[arg-type]  # each leaf of Request is a fact


def fails(play: Play, *hostnames: str) -> None:
    """Their job ends and has launched none of them."""
    command = play.job_of(*hostnames)
    ended = play.job_ends(command, failed=dict.fromkeys(hostnames, "No capacity."))
    play.step(ended, after=timedelta(minutes=5))


def terminations(play: Play) -> list[TerminateInstances]:
    return play.asked(TerminateInstances)


def termination_starts(play: Play, command: TerminateInstances) -> None:
    play.step(TerminationStarted(at=play.now, key=command.key, job_id="drsjob-terminate"))


def termination_ends(play: Play, command: TerminateInstances, *, survivor: str = "") -> None:
    """DRS names only the server, if any, whose instance it could not terminate."""
    left = [server_id(survivor)] if survivor else []
    participants = tuple(
        Participant(server_id=id_, launch_status=LaunchStatus.FAILED) for id_ in left
    )
    ended = JobObserved(
        at=play.now, key=command.key, status=JobStatus.COMPLETED, participants=participants
    )
    play.step(ended, after=timedelta(minutes=3))


def terminates(play: Play, *, survivor: str = "") -> None:
    """Every termination that is asked for starts and ends."""
    for command in terminations(play):
        termination_starts(play, command)
        termination_ends(play, command, survivor=survivor)


def everybody_is_told(play: Play) -> None:
    play.step(*(Notified(at=play.now, key=told.key) for told in play.asked(Notify)))


def two_waves(**first: object) -> RecoveryPlan:
    """Database, then App; what is stated is about Database."""
    return a_plan(a_wave("Database", **first), a_wave("App", "Database"))


TWO_WAVES = {"Database": ("db-1",), "App": ("app-1",)}


def a_drill_that_ended(**stated: object) -> Play:
    """One server is healthy, and everybody knows."""
    play = a_begun_play(None, None, **stated)
    play.recovers("db-1")
    everybody_is_told(play)
    return play
