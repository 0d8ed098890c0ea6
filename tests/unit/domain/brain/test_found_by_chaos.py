"""What random runs once found broken; each told as the smallest story that shows it."""

from datetime import timedelta

from recovery.domain.brain.watch import watched
from recovery.domain.execution.commands import FindRecovery, StartRecovery
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    CapacityObserved,
    Pause,
    Resume,
    RetryFailed,
    RetryWave,
)
from recovery.domain.execution.server_run import Failed, Launching
from recovery.domain.recovery_plan import ApprovalGate, FailurePolicy
from tests.support.builders import EUROPE, a_plan, a_wave, instance_id, server_id, some_limits
from tests.support.operators import (
    BORIS,
    TWO_WAVES,
    asks,
    everybody_is_told,
    fails,
    terminates,
    terminations,
    two_waves,
)
from tests.support.play import Play, a_begun_play, a_participant, its_instance

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
PAIR = {"Database": ("db-1", "db-2")}
SINGLY = some_limits(servers_per_job=1, servers_in_jobs=1, jobs=1)
BRIEF = a_plan(a_wave(timeout=timedelta(minutes=10)))
PAUSING = a_plan(a_wave(checks=(), on_failure=FailurePolicy.PAUSE))


def to_terminate(play: Play) -> set[str]:
    return {id_ for command in terminations(play) for id_ in command.instance_ids}


def the_instance(hostname: str) -> str:
    return instance_id(server_id(hostname))


def test_a_launch_that_was_not_answered_keeps_its_place_in_the_quota() -> None:
    play = a_begun_play(None, PAIR, limits=SINGLY)

    play.step(play.refuses(play.launches("db-1"), RefusalKind.UNREACHABLE))

    assert not play.asked(StartRecovery)


def test_a_launch_that_was_not_answered_is_asked_again_in_the_place_it_keeps() -> None:
    play = a_begun_play(limits=SINGLY)
    play.step(play.refuses(play.launches("db-1"), RefusalKind.UNREACHABLE))

    play.step(after=MINUTE)

    assert play.asks_to_launch("db-1")


def test_a_launch_that_was_not_answered_is_looked_for_after_a_cancel() -> None:
    play = a_begun_play()
    command = play.launches("db-1")
    play.step(play.refuses(command, RefusalKind.UNREACHABLE))

    asks(play, Cancel)

    assert [find.key for find in play.asked(FindRecovery)] == [command.key]


def test_a_launch_that_was_never_answered_is_looked_for_when_it_is_given_up() -> None:
    play = a_begun_play()
    command = play.launches("db-1")

    play.step(play.refuses(command, RefusalKind.UNREACHABLE), after=HOUR)

    assert isinstance(play.server("db-1"), Failed)
    assert [find.key for find in play.asked(FindRecovery)] == [command.key]


def test_a_launch_that_was_refused_by_drs_is_not_looked_for() -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.CONFLICT))

    asks(play, Cancel)

    assert not play.asked(FindRecovery)
    assert play.execution.status is Status.CANCELLED


def test_a_launch_that_was_not_answered_is_still_looked_for_after_a_pause() -> None:
    play = a_begun_play()
    command = play.launches("db-1")
    play.step(play.refuses(command, RefusalKind.UNREACHABLE))
    asks(play, Pause)
    asks(play, Resume, after=HOUR)
    play.step(play.refuses(play.launches("db-1"), RefusalKind.THROTTLED))

    asks(play, Cancel)

    assert [find.key for find in play.asked(FindRecovery)] == [command.key]


def test_a_termination_that_waits_for_room_has_the_room_looked_at() -> None:
    play = a_begun_play(limits=SINGLY, cleanup_after=HOUR)
    play.recovers("db-1")
    everybody_is_told(play)
    play.step(CapacityObserved(at=play.now, location=EUROPE, jobs=1, servers=1))

    play.step(after=HOUR)

    assert not terminations(play)
    assert watched(play.execution).capacity == (EUROPE,)


def test_a_termination_is_no_larger_than_what_may_be_in_jobs() -> None:
    plan = a_plan(a_wave(checks=()))
    limits = some_limits(servers_per_job=3, servers_in_jobs=1)
    play = a_begun_play(plan, PAIR, limits=limits, cleanup_after=HOUR)
    play.step(play.job_ends(play.job_of("db-1")))
    play.step(play.job_ends(play.job_of("db-2")))

    play.step(after=HOUR)

    assert [len(command.instance_ids) for command in terminations(play)] == [1]


def test_a_termination_that_never_finds_room_is_given_up_some_day() -> None:
    play = a_begun_play(limits=SINGLY, cleanup_after=HOUR)
    play.recovers("db-1")
    everybody_is_told(play)
    play.step(CapacityObserved(at=play.now, location=EUROPE, jobs=1, servers=1))
    play.step(after=HOUR)

    play.step(after=timedelta(days=1))

    everybody_is_told(play)
    assert play.wake_after is None


def test_a_clean_up_that_waits_for_an_overdue_job_does_not_wake_every_second() -> None:
    play = a_begun_play(BRIEF, cleanup_after=timedelta())
    play.job_of("db-1")
    play.step(after=10 * MINUTE)
    everybody_is_told(play)

    play.step(after=MINUTE)

    assert play.wake_after == play.execution.settings.polls.overdue


def test_an_instance_that_is_seen_after_it_was_given_up_is_terminated_with_the_others() -> None:
    play = a_begun_play(cleanup_after=HOUR)
    command = play.job_of("db-1")
    play.step(play.job_reports(command, a_participant()))
    play.step(after=10 * MINUTE)
    looked_at = {job.key for job in watched(play.execution).jobs}
    play.step(play.job_reports(command, a_participant(instance=its_instance())))

    play.step(after=HOUR)

    assert command.key in looked_at
    assert to_terminate(play) == {the_instance("db-1")}


def test_a_clean_up_waits_for_an_instance_that_drs_shows_late() -> None:
    play = a_begun_play(cleanup_after=timedelta())
    command = play.job_of("db-1")
    play.step(play.job_reports(command, a_participant()))
    play.step(after=10 * MINUTE)
    everybody_is_told(play)
    play.step(after=HOUR)

    play.step(play.job_reports(command, a_participant(instance=its_instance())))

    assert to_terminate(play) == {the_instance("db-1")}


def test_a_job_is_looked_at_no_more_when_drs_says_it_launched_nothing() -> None:
    play = a_begun_play(cleanup_after=HOUR)

    fails(play, "db-1")

    assert not watched(play.execution).jobs


def test_a_gate_closes_when_the_wave_before_it_is_taken_up_again() -> None:
    plan = two_waves(on_failure=FailurePolicy.CONTINUE)
    gated = plan.changed(waves=(plan.waves[0], plan.waves[1].changed(approval=ApprovalGate())))
    play = a_begun_play(gated, TWO_WAVES)
    fails(play, "db-1")
    asks(play, RetryFailed, wave="Database")

    asks(play, Approve, wave="App", by=BORIS)

    assert play.wave("App").state.status == "WAITING"


def test_a_retried_wave_waits_for_the_wave_before_it_that_is_retried() -> None:
    app = a_wave("App", "Database", on_failure=FailurePolicy.PAUSE)
    play = a_begun_play(a_plan(a_wave(on_failure=FailurePolicy.CONTINUE), app), TWO_WAVES)
    fails(play, "db-1")
    fails(play, "app-1")
    asks(play, RetryFailed, wave="Database")

    asks(play, RetryFailed, wave="App")

    assert play.wave("Database").state.status == "LAUNCHING"
    assert play.wave("App").state.status == "WAITING"


def test_what_an_earlier_attempt_launched_is_terminated_if_the_retry_launches_nothing() -> None:
    play = a_begun_play(PAUSING, PAIR, cleanup_after=timedelta())
    command = play.job_of("db-1", "db-2")
    play.step(play.job_ends(command, failed={"db-2": "No capacity."}))
    asks(play, Pause)
    asks(play, RetryWave, wave="Database")

    asks(play, Cancel)

    assert to_terminate(play) == {the_instance("db-1")}


def test_what_an_earlier_attempt_launched_counts_as_terminated_afterwards() -> None:
    play = a_begun_play(PAUSING, PAIR, cleanup_after=timedelta())
    command = play.job_of("db-1", "db-2")
    play.step(play.job_ends(command, failed={"db-2": "No capacity."}))
    asks(play, Pause)
    asks(play, RetryWave, wave="Database")
    asks(play, Cancel)

    terminates(play)

    assert play.server("db-1").status == "TERMINATED"


def test_what_an_earlier_attempt_launched_is_forgotten_when_drs_launches_it_anew() -> None:
    play = a_begun_play(PAUSING, PAIR)
    command = play.job_of("db-1", "db-2")
    play.step(play.job_ends(command, failed={"db-2": "No capacity."}))
    asks(play, RetryWave, wave="Database")

    again = play.job_of("db-1", "db-2")

    state = play.server("db-1")
    assert isinstance(state, Launching)
    assert state.job_key == again.key
    assert play.wave("Database").servers[server_id("db-1")].live_instance is None


def test_a_job_that_ends_after_its_server_was_taken_up_again_leaves_an_instance_to_terminate() -> (
    None
):
    play = a_begun_play(a_plan(a_wave(on_failure=FailurePolicy.PAUSE)), cleanup_after=timedelta())
    command = play.job_of("db-1")
    play.step(after=HOUR)
    asks(play, RetryFailed, wave="Database")
    asks(play, Pause)
    play.step(play.job_ends(command))

    asks(play, Cancel)

    assert to_terminate(play) == {the_instance("db-1")}
