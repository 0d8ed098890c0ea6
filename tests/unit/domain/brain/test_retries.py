"""A wave that failed is taken up again, all of it or only what failed, or passed over."""

from datetime import timedelta

from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import (
    Approve,
    Cancel,
    Pause,
    Reject,
    RetryFailed,
    RetryWave,
    SkipWave,
)
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.recovery_plan import ApprovalGate
from tests.support.builders import a_plan, a_wave, server_id, some_limits
from tests.support.operators import BORIS, TWO_WAVES, asks, fails, two_waves
from tests.support.play import Play, a_begun_play

TWO_SERVERS = {"Database": ("db-1", "db-2")}


def one_of_two_failed(**stated: object) -> Play:
    """db-1 is healthy, db-2 was not launched, and the execution is paused for it."""
    default = {"on_failure": "PAUSE", "timeout": timedelta(hours=1)}
    plan = a_plan(a_wave("Database", **(default | stated)))
    play = a_begun_play(plan, TWO_SERVERS)
    command = play.job_of("db-1", "db-2")
    ended = play.job_ends(command, failed={"db-2": "No capacity."})
    play.step(ended, play.instances_are_well("db-1"))
    return play


def attempts(wave: WaveRun) -> list[int]:
    return [run.attempt for run in wave.servers.values()]


def test_only_failed_servers_are_launched_again_when_what_failed_is_retried() -> None:
    play = one_of_two_failed()

    asks(play, RetryFailed, wave="Database")

    assert play.asks_to_launch("db-2")
    assert play.server("db-1").status == "HEALTHY"
    assert "Wave Database is retried with 1 server." in play.said


def test_every_server_is_launched_again_when_the_wave_is_retried() -> None:
    play = one_of_two_failed()

    asks(play, RetryWave, wave="Database")

    assert play.asks_to_launch("db-1", "db-2")
    assert "Wave Database is retried with 2 servers." in play.said


def test_attempts_of_servers_and_wave_are_counted() -> None:
    play = one_of_two_failed()
    asks(play, RetryFailed, wave="Database")
    fails(play, "db-2")

    asks(play, RetryFailed, wave="Database")

    assert play.wave("Database").attempt == 3
    assert attempts(play.wave("Database")) == [1, 3]


def test_a_retry_lifts_the_pause_that_the_failure_caused() -> None:
    play = one_of_two_failed()

    asks(play, RetryFailed, wave="Database")

    assert play.execution.status is Status.RUNNING


def test_a_wave_that_is_retried_with_success_lets_the_next_one_start() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")
    asks(play, RetryFailed, wave="Database")

    play.recovers("db-1")

    assert play.wave("Database").state.status == "COMPLETED"
    assert play.asks_to_launch("app-1")


def test_a_wave_that_fails_again_pauses_the_execution_again() -> None:
    play = one_of_two_failed()
    asks(play, RetryFailed, wave="Database")

    fails(play, "db-2")

    assert play.execution.status is Status.PAUSED
    assert play.wave("Database").state.status == "FAILED"


def test_a_retried_wave_has_its_whole_time_again() -> None:
    play = one_of_two_failed()
    asks(play, RetryFailed, wave="Database", after=timedelta(minutes=50))

    play.step(after=timedelta(minutes=59))
    before = play.wave("Database").state.status
    play.step(after=timedelta(minutes=1))

    assert before == "LAUNCHING"
    assert play.wave("Database").state.status == "FAILED"


def test_a_partial_wave_is_made_whole_while_the_next_one_runs() -> None:
    plan = two_waves(optional_server_ids=(server_id("db-2"),))
    play = a_begun_play(plan, TWO_SERVERS | {"App": ("app-1",)})
    command = play.job_of("db-1", "db-2")
    play.step(play.job_ends(command, failed={"db-2": None}), play.instances_are_well("db-1"))

    asks(play, RetryFailed, wave="Database")
    play.recovers("db-2")

    assert play.wave("Database").state.status == "COMPLETED"
    assert play.asks_to_launch("app-1")


def test_a_server_in_an_overdue_job_waits_for_its_end_without_holding_up_the_others() -> None:
    plan = a_plan(a_wave(on_failure="PAUSE"))
    play = a_begun_play(plan, TWO_SERVERS, limits=some_limits(servers_per_job=1))
    overdue = play.job_of("db-2")
    fails(play, "db-1")
    play.step(after=timedelta(hours=1))
    asks(play, RetryFailed, wave="Database")

    at_once = [set(start.servers) for start in play.asked(StartRecovery)]
    play.step(play.job_ends(overdue, failed={"db-2": None}))

    assert at_once == [{server_id("db-1")}]
    assert play.asks_to_launch("db-2")


def test_a_rejected_wave_that_is_retried_must_be_approved() -> None:
    play = a_begun_play(a_plan(a_wave(approval={}, on_failure="PAUSE")))
    asks(play, Reject, wave="Database")

    asks(play, RetryWave, wave="Database")

    assert play.wave("Database").state.status == "AWAITING_APPROVAL"
    assert not play.asked(StartRecovery)


def test_an_approved_wave_that_is_retried_need_not_be_approved_again() -> None:
    play = a_begun_play(a_plan(a_wave(approval={}, on_failure="PAUSE")))
    asks(play, Approve, wave="Database")
    fails(play, "db-1")

    asks(play, RetryWave, wave="Database")

    assert play.wave("Database").state.status == "LAUNCHING"


def test_a_retried_wave_started_when_it_first_did() -> None:
    play = one_of_two_failed()
    started_at = play.wave("Database").started_at

    asks(play, RetryWave, wave="Database", after=timedelta(hours=1))

    assert play.wave("Database").started_at == started_at


def test_a_wave_that_is_retried_during_a_pause_waits_for_the_resume() -> None:
    play = one_of_two_failed()
    asks(play, Pause)

    asks(play, RetryFailed, wave="Database")

    assert play.wave("Database").state.status == "WAITING"
    assert play.asked(StartRecovery) == []


def test_a_skipped_wave_keeps_what_is_healthy_and_lifts_its_pause() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_SERVERS | {"App": ("app-1",)})
    command = play.job_of("db-1", "db-2")
    play.step(play.job_ends(command, failed={"db-2": None}), play.instances_are_well("db-1"))

    asks(play, SkipWave, wave="Database", by=BORIS)

    assert play.wave("Database").state.status == "SKIPPED"
    assert (play.server("db-1").status, play.server("db-2").status) == ("HEALTHY", "FAILED")
    assert play.asks_to_launch("app-1")


def test_skipping_one_of_two_failed_waves_leaves_the_pause_of_the_other() -> None:
    plan = a_plan(a_wave("Database", on_failure="PAUSE"), a_wave("App", on_failure="PAUSE"))
    play = a_begun_play(plan, TWO_WAVES)
    fails(play, "db-1")
    fails(play, "app-1")

    asks(play, SkipWave, wave="Database")

    assert play.execution.status is Status.PAUSED
    assert play.waits == ("Paused until somebody decides about wave App.",)


def test_healthy_servers_stay_so_when_the_retry_of_the_failed_ones_is_cancelled() -> None:
    play = one_of_two_failed()
    asks(play, Pause)
    asks(play, RetryFailed, wave="Database")

    asks(play, Cancel)

    assert (play.server("db-1").status, play.server("db-2").status) == ("HEALTHY", "SKIPPED")


def test_a_gate_behind_a_wave_that_is_retried_asks_again_when_that_is_done() -> None:
    plan = two_waves(on_failure="CONTINUE")
    gated = plan.waves[1].changed(approval=ApprovalGate())
    play = a_begun_play(plan.changed(waves=(plan.waves[0], gated)), TWO_WAVES)
    fails(play, "db-1")

    asks(play, RetryFailed, wave="Database")
    meanwhile = play.wave("App").state.status
    play.recovers("db-1")

    assert meanwhile == "WAITING"
    assert play.wave("App").state.status == "AWAITING_APPROVAL"


def test_a_gate_of_another_branch_stays_open_while_a_wave_is_retried() -> None:
    plan = a_plan(a_wave("Database", on_failure="PAUSE"), a_wave("App", approval={}))
    play = a_begun_play(plan, TWO_WAVES)
    fails(play, "db-1")

    asks(play, RetryFailed, wave="Database")

    assert play.wave("App").state.status == "AWAITING_APPROVAL"
