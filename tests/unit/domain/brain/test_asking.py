"""How a refused command is asked for again, and when patience ends."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import FindRecovery, StartRecovery
from recovery.domain.execution.effects import PASSING, RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Cancel, CapacityObserved, Pause, Resume
from recovery.domain.execution.server_run import Failed, FailureCode
from tests.support.builders import EUROPE, some_limits
from tests.support.play import ANNA, Play, a_begun_play

A_SECOND = timedelta(seconds=1)


def pause_after(play: Play) -> timedelta:
    """How long the last refusal keeps the launch from being asked for."""
    began = play.now
    for _ in range(600):
        if play.asked(StartRecovery):
            break
        play.step(after=A_SECOND)
    return play.now - began


@pytest.mark.parametrize("kind", sorted(PASSING))
def test_a_passing_refusal_brings_the_same_command_again_later(kind: RefusalKind) -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(play.refuses(start, kind))

    play.step(after=timedelta(seconds=29))
    too_early = play.asked(StartRecovery)
    play.step(after=A_SECOND)

    assert too_early == []
    assert play.asked(StartRecovery) == [start.changed(attempt=2)]


def test_pauses_grow_to_four_minutes_and_stay_there() -> None:
    play = a_begun_play()
    pauses = []

    for _ in range(5):
        play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
        pauses.append(pause_after(play))

    assert pauses == [timedelta(seconds=seconds) for seconds in (30, 60, 120, 240, 240)]


@pytest.mark.parametrize(("asked_for", "pause"), [(5, 30), (90, 90)])
def test_the_longer_pause_of_ours_and_theirs_is_kept(asked_for: int, pause: int) -> None:
    play = a_begun_play()
    start = play.launches("db-1")

    play.step(play.refuses(start, RefusalKind.THROTTLED, retry_after=timedelta(seconds=asked_for)))

    assert pause_after(play) == timedelta(seconds=pause)


def test_a_refusal_and_the_pause_after_it_are_told() -> None:
    play = a_begun_play()

    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA, message="20 jobs run."))

    told = "Launching 1 server was refused: 20 jobs run. Trying again in 30 s."
    assert told in play.said


@pytest.mark.parametrize(
    ("elapsed", "is_tried_again"),
    [(timedelta(minutes=30) - A_SECOND, True), (timedelta(minutes=30), False)],
)
def test_patience_ends_half_an_hour_after_the_first_attempt(
    elapsed: timedelta, *, is_tried_again: bool
) -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
    play.step(after=elapsed)

    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
    play.step(after=timedelta(minutes=1))

    assert bool(play.asked(StartRecovery)) is is_tried_again


def test_a_server_given_up_after_refusals_says_why() -> None:
    play = a_begun_play()
    play.step(after=timedelta(minutes=30))

    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA, message="20 jobs run."))

    state = play.server("db-1")
    assert isinstance(state, Failed)
    assert (state.code, state.reason) == (
        FailureCode.REFUSED,
        "20 jobs run. Given up after 30 min.",
    )


def test_a_refused_job_waits_for_room_like_any_other() -> None:
    play = a_begun_play(limits=some_limits(jobs=1))
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
    full = CapacityObserved(at=play.now, location=EUROPE, jobs=1, servers=1)

    play.step(full, after=timedelta(minutes=1))
    without_room = play.asked(StartRecovery)
    play.step(full.changed(at=play.now, jobs=0, servers=0), after=timedelta(minutes=1))

    assert without_room == []
    assert play.launches("db-1").attempt == 2


def test_patience_does_not_end_during_a_pause() -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
    play.step(Pause(at=play.now, request_id="r-1", by=ANNA))
    play.step(Resume(at=play.now, request_id="r-2", by=ANNA), after=timedelta(hours=5))

    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
    play.step(after=timedelta(minutes=1))

    assert play.launches("db-1").attempt == 3


def test_a_refused_search_is_made_again_later() -> None:
    play = a_begun_play()
    play.step(Cancel(at=play.now, request_id="r-1", by=ANNA))
    [search] = play.asked(FindRecovery)
    refusal = play.refuses(search, RefusalKind.THROTTLED)
    play.step(refusal)

    play.step(refusal, after=timedelta(seconds=59))
    too_early = play.asked(FindRecovery)
    play.step(after=A_SECOND)

    assert too_early == []
    assert play.asked(FindRecovery) == [search.changed(attempt=3)]


def test_a_search_that_finds_nothing_out_is_given_up() -> None:
    play = a_begun_play()
    play.step(Cancel(at=play.now, request_id="r-1", by=ANNA))

    play.step(after=timedelta(minutes=30))

    assert play.asked(FindRecovery) == []
    assert play.execution.status is Status.CANCELLED
