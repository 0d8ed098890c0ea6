"""Answers to StartRecovery."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import FindRecovery, StartAutomation, StartRecovery
from recovery.domain.execution.effects import RefusalKind, Running
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Cancel, Pause, RecoveryNotFound, Resume, RetryWave
from recovery.domain.execution.server_run import Failed, Launching, Skipped, Waiting
from recovery.domain.inventory import OperatingSystem
from recovery.domain.recovery_plan import FailurePolicy
from tests.support.builders import (
    NOON,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    server_id,
)
from tests.support.play import ANNA, Play, a_begun_play

PAUSING = a_plan(a_wave(on_failure=FailurePolicy.PAUSE, timeout=timedelta(hours=1)))
CANCEL = Cancel(at=NOON, request_id="r-cancel", by=ANNA)
RETRY = RetryWave(at=NOON, request_id="r-retry", by=ANNA, wave="Database")


def not_found(play: Play, key: str) -> RecoveryNotFound:
    return RecoveryNotFound(at=play.now, key=key)


def test_servers_launch_from_the_moment_that_drs_took_the_job() -> None:
    play = a_begun_play(hostnames={"Database": ("db-1", "db-2")})
    start = play.launches("db-1", "db-2")

    play.step(play.job_starts(start), after=timedelta(seconds=2))

    for hostname in ("db-1", "db-2"):
        assert play.server(hostname) == Launching(job_key=start.key, since=NOON)
    assert f"DRS job drsjob-{start.key} launches 2 servers." in play.said


def test_a_lost_answer_brings_the_same_command_under_the_same_key_at_every_step() -> None:
    play = a_begun_play()
    asked = play.asked(StartRecovery)

    for _ in range(5):
        play.step(after=timedelta(seconds=30))

        assert play.asked(StartRecovery) == asked


def test_an_answered_command_is_not_asked_for_again() -> None:
    play = a_begun_play()

    play.job_of("db-1")

    assert play.asked(StartRecovery) == []


def test_a_second_answer_changes_nothing() -> None:
    play = a_begun_play()
    answer = play.job_starts(play.launches("db-1"))
    play.step(answer)
    before = play.execution

    play.step(answer.changed(job_id="drsjob-other"), after=timedelta(minutes=1))

    assert play.execution == before


def test_an_answer_that_nobody_waits_for_changes_nothing() -> None:
    play = a_begun_play()
    answer = play.job_starts(play.launches("db-1"))
    before = play.execution

    play.step(answer.changed(key="e-1/1/99"), not_found(play, "e-1/1/1"))

    assert play.execution == before


def test_the_answer_to_an_earlier_attempt_counts_during_the_pause_before_the_next() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(play.refuses(start, RefusalKind.UNREACHABLE))

    play.step(play.job_starts(start))
    play.step(after=timedelta(hours=1))

    assert play.asked(StartRecovery) == []
    assert play.wave("Database").jobs[0].reference == f"drsjob-{start.key}"


def test_the_answer_to_an_earlier_attempt_counts_when_the_next_waits_in_the_queue() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(play.refuses(start, RefusalKind.UNREACHABLE))
    play.step(Pause(at=NOON, request_id="r-1", by=ANNA))

    play.step(Resume(at=NOON, request_id="r-2", by=ANNA), play.job_starts(start))

    assert isinstance(play.server("db-1"), Launching)


def test_a_job_that_exists_after_all_is_watched_though_it_was_refused_for_good() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(play.refuses(start, RefusalKind.DENIED))

    play.step(play.job_starts(start))

    assert isinstance(play.wave("Database").jobs[0].state, Running)


def test_the_instance_of_a_job_that_was_refused_for_good_is_known_for_clean_up() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(play.refuses(start, RefusalKind.DENIED))
    play.step(play.job_starts(start))

    play.step(play.job_ends(start))

    state = play.server("db-1")
    assert isinstance(state, Failed)
    assert state.instance is not None


@pytest.mark.parametrize(
    ("system", "patience"),
    [
        (OperatingSystem.LINUX, timedelta(minutes=40)),
        (OperatingSystem.WINDOWS, timedelta(minutes=70)),
    ],
)
def test_a_job_with_a_windows_server_may_take_longer(
    system: OperatingSystem, patience: timedelta
) -> None:
    play = a_begun_play(inventory=an_inventory(a_server("db-1", os=system)))
    play.job_of("db-1")

    play.step(after=patience - timedelta(seconds=3))
    in_time = play.server("db-1")
    play.step(after=timedelta(seconds=3))

    assert isinstance(in_time, Launching)
    assert isinstance(play.server("db-1"), Failed)


def test_after_a_cancel_it_is_found_out_whether_the_job_was_started() -> None:
    play = a_begun_play()
    start = play.launches("db-1")

    play.step(CANCEL)

    assert play.asked(StartRecovery) == []
    assert [search.key for search in play.asked(FindRecovery)] == [start.key]
    assert play.execution.status is Status.CANCELLING


def test_a_job_that_was_never_started_leaves_its_servers_alone() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(CANCEL)

    play.step(not_found(play, start.key))

    assert play.server("db-1") == Skipped(at=NOON, reason="DRS was never asked to launch it.")
    assert play.execution.status is Status.CANCELLED


def test_a_job_found_after_a_cancel_is_watched_to_its_end() -> None:
    play = a_begun_play()
    start = play.launches("db-1")
    play.step(CANCEL)

    play.step(play.job_starts(start))

    assert isinstance(play.server("db-1"), Launching)
    assert play.execution.status is Status.CANCELLING


def test_a_retried_wave_goes_on_when_its_old_job_was_never_started() -> None:
    play = a_begun_play(PAUSING)
    old = play.launches("db-1")
    play.step(after=timedelta(hours=1))
    play.step(RETRY)

    play.step(not_found(play, old.key))

    assert isinstance(play.server("db-1"), Waiting)
    assert play.launches("db-1").key != old.key


def test_a_retried_wave_still_prepares_when_its_old_job_was_never_started() -> None:
    wave = a_wave(
        on_failure=FailurePolicy.PAUSE, timeout=timedelta(hours=1), actions_before=[an_automation()]
    )
    play = a_begun_play(a_plan(wave))
    [action] = play.asked(StartAutomation)
    play.step(play.run_ends(action))
    old = play.launches("db-1")
    play.step(after=timedelta(hours=1))
    play.step(RETRY)

    play.step(not_found(play, old.key))

    assert isinstance(play.server("db-1"), Waiting)
    assert play.wave("Database").state.status == "PREPARING"


def test_a_retried_wave_outlives_the_search_for_its_old_job() -> None:
    play = a_begun_play(PAUSING)
    play.step(after=timedelta(hours=1))
    play.step(RETRY)

    play.step(after=timedelta(minutes=30))

    assert list(play.launches("db-1").servers) == [server_id("db-1")]


def test_a_cancel_during_a_retry_waits_for_what_the_old_job_does() -> None:
    play = a_begun_play(PAUSING)
    old = play.launches("db-1")
    play.step(after=timedelta(hours=1))
    play.step(RETRY)
    play.step(CANCEL)

    play.step(play.job_starts(old))

    assert isinstance(play.server("db-1"), Launching)


def test_a_cancel_during_a_retry_does_not_wait_for_an_overdue_job() -> None:
    play = a_begun_play(PAUSING)
    play.job_of("db-1")
    play.step(after=timedelta(hours=1))
    play.step(RETRY)

    play.step(CANCEL)

    assert isinstance(play.server("db-1"), Skipped)
    assert play.execution.status is Status.CANCELLED
