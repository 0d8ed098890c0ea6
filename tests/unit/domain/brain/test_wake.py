"""When to look again: the nearest deadline or the next poll, and never when all is over."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import Notify, RunCommand, StartAutomation
from recovery.domain.execution.effects import Phase, RefusalKind
from recovery.domain.execution.facts import Cancel, CapacityObserved, Pause, Resume, Terminate
from tests.support.builders import EUROPE, a_document_check, a_plan, a_wave, an_automation
from tests.support.operators import (
    a_drill_that_ended,
    asks,
    everybody_is_told,
    fails,
    termination_starts,
    terminations,
)
from tests.support.play import Play, a_begun_play

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def quiet(plan: object = None, **stated: object) -> Play:
    """Begun, and everybody knows."""
    play = a_begun_play(plan, None, **stated)  # type: ignore[arg-type]  # passes it on
    everybody_is_told(play)
    return play


def test_an_unanswered_command_is_looked_after_in_half_a_minute() -> None:
    play = quiet()

    wake_after = play.wake_after

    assert wake_after == 30 * SECOND


@pytest.mark.parametrize(
    ("phase", "seconds"),
    [
        (Phase.CLEANUP, 30),
        (Phase.SNAPSHOT, 30),
        (Phase.CONVERSION, 75),
        (Phase.LAUNCH, 20),
    ],
)
def test_a_job_is_looked_at_as_often_as_its_phase_deserves(phase: Phase, seconds: int) -> None:
    play = quiet()
    job = play.job_of("db-1")

    play.step(play.job_runs(job, phase))

    assert play.wake_after == seconds * SECOND


def test_a_job_that_says_nothing_yet_is_looked_at_in_half_a_minute() -> None:
    play = quiet()

    play.job_of("db-1")

    assert play.wake_after == 30 * SECOND


def test_a_deadline_comes_before_a_later_poll() -> None:
    play = quiet(a_plan(a_wave(timeout=HOUR)))
    play.job_of("db-1")

    play.step(after=40 * MINUTE - 10 * SECOND)

    assert play.wake_after == 8 * SECOND


def test_a_wave_is_looked_at_when_its_time_is_over() -> None:
    play = quiet(a_plan(a_wave(timeout=20 * MINUTE)))
    play.job_of("db-1")

    play.step(after=20 * MINUTE - 7 * SECOND)

    assert play.wake_after == 5 * SECOND


def test_a_gate_is_looked_at_when_its_time_is_over() -> None:
    play = quiet(a_plan(a_wave(approval={"timeout": 10 * MINUTE})))

    wake_after = play.wake_after

    assert wake_after == 10 * MINUTE


@pytest.mark.parametrize("approval", [{}, {"timeout": 3 * HOUR}])
def test_an_execution_that_waits_for_people_looks_once_an_hour(approval: dict[str, object]) -> None:
    play = quiet(a_plan(a_wave(approval=approval)))

    wake_after = play.wake_after

    assert wake_after == HOUR


def test_a_paused_gate_wakes_nobody_when_its_time_would_be_over() -> None:
    play = quiet(a_plan(a_wave(approval={"timeout": 10 * MINUTE})))
    asks(play, Pause)
    everybody_is_told(play)

    wake_after = play.wake_after

    assert wake_after == HOUR


def test_a_launch_that_was_refused_is_tried_again_in_time() -> None:
    play = quiet()

    play.step(play.refuses(play.launches("db-1"), RefusalKind.THROTTLED))

    assert play.wake_after == 30 * SECOND


def test_a_launch_that_waits_for_room_looks_whether_there_is_some() -> None:
    play = quiet(a_plan(a_wave(approval={"timeout": HOUR, "on_timeout": "APPROVE"})))
    full = CapacityObserved(at=play.now, location=EUROPE, jobs=20, servers=20)

    play.step(full, after=HOUR)

    assert play.wake_after == 30 * SECOND


def test_a_refused_launch_that_may_not_be_tried_while_paused_is_looked_at_now_and_then() -> None:
    play = quiet()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.THROTTLED))
    asks(play, Pause)
    everybody_is_told(play)

    play.step(after=10 * MINUTE)

    assert play.wake_after == 30 * SECOND


def test_a_search_is_repeated_every_half_minute_until_its_patience_ends() -> None:
    play = quiet()
    asks(play, Cancel)

    at_first = play.wake_after
    play.step(after=30 * MINUTE - 10 * SECOND)

    assert at_first == 30 * SECOND
    assert play.wake_after == 10 * SECOND


def test_an_instance_that_is_not_to_be_seen_yet_is_looked_for_often() -> None:
    play = quiet()
    ended = play.job_ends(play.job_of("db-1"))
    unseen = tuple(p.changed(instance=None) for p in ended.participants)

    play.step(ended.changed(participants=unseen))
    at_first = play.wake_after
    play.step(after=5 * MINUTE - 7 * SECOND)

    assert at_first == 15 * SECOND
    assert play.wake_after == 7 * SECOND


def test_instances_in_their_checks_are_looked_at_ever_more_rarely() -> None:
    play = quiet()

    play.step(play.job_ends(play.job_of("db-1")))
    pauses = [play.wake_after]
    for seconds in (30, 150, 420):
        play.step(after=seconds * SECOND)
        pauses.append(play.wake_after)

    assert pauses == [30 * SECOND, 2 * SECOND, 3 * SECOND, 10 * SECOND]


def test_a_check_is_looked_at_when_its_time_is_over() -> None:
    play = quiet()
    play.step(play.job_ends(play.job_of("db-1")))

    play.step(after=15 * MINUTE - 6 * SECOND)

    assert play.wake_after == 6 * SECOND


def test_a_check_that_runs_a_document_is_looked_at_as_the_document_runs() -> None:
    check = a_document_check(timeout=5 * MINUTE)
    play = quiet(a_plan(a_wave(checks=(check,))))
    play.step(play.job_ends(play.job_of("db-1")))
    (run,) = play.asked(RunCommand)

    asked = play.wake_after
    play.step(play.run_starts(run))
    running = play.wake_after
    play.step(after=2 * MINUTE)
    later = play.wake_after
    play.step(after=3 * MINUTE - 3 * SECOND)

    pauses = (asked, running, later, play.wake_after)
    assert pauses == (30 * SECOND, 2 * SECOND, 6 * SECOND, 3 * SECOND)


def test_an_action_without_an_answer_is_looked_at_when_its_time_is_over() -> None:
    play = quiet(a_plan(a_wave(actions_before=(an_automation(timeout=5 * MINUTE),))))
    assert play.asked(StartAutomation)

    play.step(after=5 * MINUTE - 9 * SECOND)

    assert play.wake_after == 9 * SECOND


def test_an_execution_that_is_over_needs_no_further_look() -> None:
    play = a_drill_that_ended()

    wake_after = play.wake_after

    assert wake_after is None


def test_an_execution_that_ended_is_not_over_before_everybody_was_told() -> None:
    play = quiet()
    play.recovers("db-1")

    before = play.wake_after
    everybody_is_told(play)

    assert before == 30 * SECOND
    assert play.wake_after is None


def test_a_drill_wakes_for_its_clean_up() -> None:
    play = a_drill_that_ended(cleanup_after=20 * MINUTE)

    wake_after = play.wake_after

    assert wake_after == 20 * MINUTE


def test_a_termination_is_looked_at_every_half_minute_until_its_patience_ends() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate)
    termination_starts(play, terminations(play)[0])

    at_first = play.wake_after
    play.step(after=HOUR - 4 * SECOND)

    assert at_first == 30 * SECOND
    assert play.wake_after == 4 * SECOND


def test_an_overdue_job_is_looked_at_every_five_minutes() -> None:
    play = quiet(a_plan(a_wave(on_failure="PAUSE")))
    play.job_of("db-1")
    play.step(after=HOUR)
    everybody_is_told(play)

    wake_after = play.wake_after

    assert wake_after == 5 * MINUTE


def test_clean_up_that_waits_for_an_overdue_job_looks_every_five_minutes() -> None:
    play = quiet(cleanup_after=HOUR)
    play.job_of("db-1")
    play.step(after=HOUR)
    everybody_is_told(play)

    play.step(after=2 * HOUR)

    assert play.wake_after == 5 * MINUTE


def test_a_look_is_never_sooner_than_in_a_second() -> None:
    play = quiet()
    play.job_of("db-1")

    play.step(after=40 * MINUTE - 2 * SECOND - timedelta(milliseconds=1))

    assert play.wake_after == SECOND


def test_a_decision_that_is_awaited_is_looked_at_once_an_hour() -> None:
    play = quiet(a_plan(a_wave(on_failure="PAUSE")))
    fails(play, "db-1")
    everybody_is_told(play)

    wake_after = play.wake_after

    assert wake_after == HOUR
    assert play.asked(Notify) == []


def test_a_resumed_execution_wakes_for_its_deadlines_again() -> None:
    play = quiet(a_plan(a_wave(approval={"timeout": 10 * MINUTE})))
    asks(play, Pause)
    asks(play, Resume, after=HOUR)
    everybody_is_told(play)

    wake_after = play.wake_after

    assert wake_after == 10 * MINUTE
