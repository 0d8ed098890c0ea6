"""An execution that stops starts nothing new and watches what may be in flight to its end."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    RunCommand,
    StartAutomation,
    StartRecovery,
)
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import (
    Cancel,
    Pause,
    RunOutcome,
)
from recovery.domain.execution.wave_run import WaveEnded, WaveRun
from tests.support.builders import (
    a_document_check,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    some_limits,
)
from tests.support.operators import TWO_WAVES, asks, fails, two_waves
from tests.support.play import a_begun_play

MINUTE = timedelta(minutes=1)
ACTION = an_automation()
BY_ANNA = "Cancelled by anna@example.com."


def why_ended(wave: WaveRun) -> str:
    assert isinstance(wave.state, WaveEnded)
    return wave.state.reason


def test_waves_that_wait_are_cancelled_at_once() -> None:
    play = a_begun_play(two_waves(approval={}), TWO_WAVES)

    asks(play, Cancel)

    for name, hostname in (("Database", "db-1"), ("App", "app-1")):
        assert play.wave(name).state.status == "CANCELLED"
        assert why_ended(play.wave(name)) == f"Not launched. {BY_ANNA}"
        assert play.server(hostname).status == "SKIPPED"
    assert play.execution.status is Status.CANCELLED


def test_a_paused_execution_is_cancelled_at_once_when_nothing_runs() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")

    asks(play, Cancel)

    assert play.execution.status is Status.CANCELLED
    assert play.wave("Database").state.status == "FAILED"
    assert play.wave("App").state.status == "CANCELLED"


def test_a_launch_that_waits_for_room_is_taken_back() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"))
    play = a_begun_play(plan, TWO_WAVES, limits=some_limits(jobs=1))
    play.job_of("db-1")

    asks(play, Cancel)

    assert play.server("app-1").status == "SKIPPED"
    assert play.wave("App").state.status == "CANCELLED"


def test_a_launch_that_was_refused_for_now_is_taken_back() -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))

    asks(play, Cancel)

    assert play.wave("Database").state.status == "CANCELLED"
    assert play.execution.status is Status.CANCELLED


def test_a_wave_of_which_a_part_was_launched_is_judged_by_all_of_it() -> None:
    limits = some_limits(servers_per_job=1, jobs=1)
    play = a_begun_play(None, {"Database": ("db-1", "db-2")}, limits=limits)
    job = play.job_of("db-1")
    asks(play, Cancel)

    play.step(play.job_ends(job))
    play.step(play.instances_are_well("db-1"))

    assert (play.server("db-1").status, play.server("db-2").status) == ("HEALTHY", "SKIPPED")
    assert why_ended(play.wave("Database")) == "1 of 2 servers healthy, which is too few."


def test_a_job_that_runs_goes_on_through_its_checks() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check(),))))
    job = play.job_of("db-1")
    asks(play, Cancel)

    play.step(play.job_ends(job))
    (check,) = play.asked(RunCommand)
    play.step(play.run_ends(check))

    assert play.server("db-1").status == "HEALTHY"
    assert play.wave("Database").state.status == "COMPLETED"
    assert play.execution.status is Status.CANCELLED


def test_closing_actions_are_left_out() -> None:
    play = a_begun_play(a_plan(a_wave(actions_after=(ACTION,))))
    job = play.job_of("db-1")
    asks(play, Cancel)

    play.step(play.job_ends(job))
    play.step(play.instances_are_well("db-1"))

    assert play.asked(StartAutomation) == []
    assert play.wave("Database").state.status == "CANCELLED"
    assert (
        why_ended(play.wave("Database"))
        == f"Launched and checked, but its last actions were not run. {BY_ANNA}"
    )
    assert play.server("db-1").status == "HEALTHY"


def test_a_closing_action_that_runs_is_watched_to_its_end() -> None:
    play = a_begun_play(a_plan(a_wave(actions_after=(ACTION,))))
    play.recovers("db-1")
    (action,) = play.asked(StartAutomation)
    play.step(play.run_starts(action))
    asks(play, Cancel)

    while_it_runs = play.execution.status
    play.step(play.run_ends(action))

    assert while_it_runs is Status.CANCELLING
    assert play.wave("Database").state.status == "COMPLETED"
    assert play.execution.status is Status.CANCELLED


@pytest.mark.parametrize(
    ("outcome", "status"),
    [(RunOutcome.SUCCEEDED, "CANCELLED"), (RunOutcome.FAILED, "FAILED")],
)
def test_an_action_that_runs_before_the_launch_is_watched_to_its_end(
    outcome: RunOutcome, status: str
) -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=(ACTION, ACTION))))
    (action,) = play.asked(StartAutomation)
    play.step(play.run_starts(action))
    asks(play, Cancel)

    while_it_runs = play.wave("Database").state.status
    play.step(play.run_ends(action, outcome))

    assert while_it_runs == "PREPARING"
    assert play.wave("Database").state.status == status
    assert play.server("db-1").status == "SKIPPED"
    assert play.asked(StartAutomation) == []
    assert play.asked(StartRecovery) == []


def test_launch_settings_that_are_being_written_are_not_waited_for() -> None:
    play = a_begun_play(inventory=an_inventory(a_server(has_launch_configuration=False)))

    asks(play, Cancel)

    assert play.asked(ApplyLaunchSettings) == []
    assert play.execution.status is Status.CANCELLED


def test_other_branches_run_to_their_end_without_new_launches_after_a_failure_that_stops() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web", "App"))
    play = a_begun_play(plan, TWO_WAVES | {"Web": ("web-1",)})
    other = play.job_of("app-1")
    fails(play, "db-1")

    while_it_runs = play.execution.status
    play.step(play.job_ends(other))
    play.step(play.instances_are_well("app-1"))

    assert while_it_runs is Status.RUNNING
    assert play.wave("App").state.status == "COMPLETED"
    assert play.wave("Web").state.status == "CANCELLED"
    assert play.execution.status is Status.FAILED


def test_a_second_failure_changes_nothing_any_more() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure="PAUSE")))
    job = play.job_of("db-1")
    asks(play, Cancel)

    play.step(play.job_ends(job, failed={"db-1": None}))

    assert play.wave("Database").state.status == "FAILED"
    assert play.execution.status is Status.CANCELLED


def test_a_paused_execution_that_is_cancelled_still_waits_for_its_jobs() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    asks(play, Pause)
    asks(play, Cancel)

    while_it_runs = play.execution.status
    play.step(play.job_ends(job))
    play.step(play.instances_are_well("db-1"))

    assert while_it_runs is Status.CANCELLING
    assert play.execution.status is Status.CANCELLED
