"""One wave after the other takes every step it can."""

from datetime import timedelta

from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import JobStatus, LaunchStatus
from recovery.domain.execution.server_run import Checking, Healthy, Skipped, Waiting
from recovery.domain.recovery_plan import FailurePolicy, FailureThreshold
from tests.support.builders import a_plan, a_wave, an_automation, server_id, some_limits
from tests.support.play import a_begun_play, a_participant, its_instance

PAIR = ("db-1", "db-2")
HOSTNAMES = {"Database": PAIR, "Web": ("web-1",)}


def test_a_plan_of_two_waves_is_recovered_from_start_to_end() -> None:
    play = a_begun_play(a_plan(a_wave("Database"), a_wave("Web", "Database")), HOSTNAMES)

    play.recovers("db-1", "db-2")
    play.recovers("web-1")

    assert play.execution.status is Status.COMPLETED
    assert all(isinstance(play.server(name), Healthy) for name in ("db-1", "db-2", "web-1"))


def test_a_wave_launches_until_its_last_server_is_launched_and_checks_then() -> None:
    play = a_begun_play(hostnames=HOSTNAMES)
    job = play.job_of(*PAIR)
    early = a_participant("db-1", instance=its_instance("db-1"))
    late = a_participant("db-2", LaunchStatus.PENDING)

    play.step(play.job_reports(job, early, late, status=JobStatus.STARTED))
    with_one = play.wave("Database").state.status
    play.step(play.job_reports(job, early, a_participant("db-2")))
    unseen = play.wave("Database").state.status
    play.step(play.job_ends(job))

    assert (with_one, unseen) == ("LAUNCHING", "LAUNCHING")
    assert play.wave("Database").state.status == "CHECKING"


def test_a_server_may_be_healthy_before_another_is_launched() -> None:
    play = a_begun_play(hostnames=HOSTNAMES)
    job = play.job_of(*PAIR)
    early = a_participant("db-1", instance=its_instance("db-1"))
    late = a_participant("db-2", LaunchStatus.PENDING)
    play.step(play.job_reports(job, early, late, status=JobStatus.STARTED))

    play.step(play.instances_are_well("db-1"))

    assert isinstance(play.server("db-1"), Healthy)
    assert play.wave("Database").state.status == "LAUNCHING"


def test_a_wave_with_too_many_failures_still_checks_what_it_launched() -> None:
    play = a_begun_play(hostnames=HOSTNAMES)
    job = play.job_of(*PAIR)

    play.step(play.job_ends(job, failed={"db-2": "No capacity."}))
    while_checking = play.wave("Database").state.status, play.server("db-1")
    play.step(play.instances_are_well("db-1"))

    assert while_checking[0] == "CHECKING"
    assert isinstance(while_checking[1], Checking)
    assert play.wave("Database").state.status == "FAILED"
    assert "Wave Database is FAILED: 1 of 2 servers healthy, which is too few." in play.said


def test_a_wave_that_has_failed_already_launches_nothing_more() -> None:
    play = a_begun_play(hostnames=HOSTNAMES, limits=some_limits(servers_per_job=1, jobs=1))
    job = play.job_of("db-1")

    play.step(play.job_ends(job, failed={"db-1": "No capacity."}))

    assert play.asked(StartRecovery) == []
    assert isinstance(play.server("db-2"), Skipped)


def test_a_wave_within_its_threshold_goes_on_launching() -> None:
    wave = a_wave(threshold=FailureThreshold(servers=1))
    limits = some_limits(servers_per_job=1, jobs=1)
    play = a_begun_play(a_plan(wave), HOSTNAMES, limits=limits)

    play.step(play.job_ends(play.job_of("db-1"), failed={"db-1": "No capacity."}))

    assert isinstance(play.server("db-2"), Waiting)
    assert play.asks_to_launch("db-2")


def test_a_wave_that_falls_short_within_its_threshold_still_runs_its_closing_actions() -> None:
    wave = a_wave(checks=(), threshold=FailureThreshold(servers=1), actions_after=[an_automation()])
    play = a_begun_play(a_plan(wave), HOSTNAMES)

    play.step(play.job_ends(play.job_of(*PAIR), failed={"db-1": "No capacity."}))

    assert play.wave("Database").state.status == "FINISHING"


def test_the_next_wave_starts_after_a_partial_one() -> None:
    plan = a_plan(
        a_wave("Database", optional_server_ids=(server_id("db-2"),)), a_wave("Web", "Database")
    )
    play = a_begun_play(plan, HOSTNAMES)
    play.step(play.job_ends(play.job_of(*PAIR), failed={"db-2": "No capacity."}))

    play.step(play.instances_are_well("db-1"))

    assert play.wave("Database").state.status == "PARTIAL"
    assert play.asks_to_launch("web-1")


def test_a_wave_without_servers_is_complete_at_once() -> None:
    plan = a_plan(a_wave("Database", group_ids=()), a_wave("Web", "Database"))

    play = a_begun_play(plan, {"Web": ("web-1",)})

    assert play.wave("Database").state.status == "COMPLETED"
    assert play.asks_to_launch("web-1")


def test_a_wave_whose_failure_is_accepted_lets_the_next_start() -> None:
    plan = a_plan(a_wave("Database", on_failure=FailurePolicy.CONTINUE), a_wave("Web", "Database"))
    play = a_begun_play(plan, {"Database": ("db-1",), "Web": ("web-1",)})

    play.step(
        play.job_ends(play.job_of("db-1"), failed={"db-1": "No capacity."}),
        after=timedelta(minutes=20),
    )

    assert play.wave("Database").state.status == "FAILED"
    assert play.asks_to_launch("web-1")
