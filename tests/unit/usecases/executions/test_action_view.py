"""The actions of a wave, read off the stage that the wave is in."""

from recovery.domain.execution.commands import RunCommand, StartAutomation
from recovery.domain.execution.facts import Cancel, RetryFailed, RunOutcome
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.usecases.executions.action_view import ActionStatus, ActionView, action_views
from tests.support.builders import a_command, a_plan, a_wave, an_automation
from tests.support.operators import SOON, TWO_WAVES, asks, fails, two_waves
from tests.support.play import Play, a_begun_play

BEFORE = (an_automation("Open firewall"), an_automation("Point DNS"))
AFTER = (a_command("Seed data"), a_command("Warm caches"))


def a_wave_with_actions(**stated: object) -> RecoveryPlan:
    return a_plan(a_wave("Database", actions_before=BEFORE, actions_after=AFTER, **stated))


def viewed(play: Play, wave: int = 1) -> tuple[ActionView, ...]:
    return action_views(play.execution, play.execution.wave(wave))


def statuses(play: Play, wave: int = 1) -> list[str]:
    return [view.status.value for view in viewed(play, wave)]


def ends_an_automation(play: Play, outcome: RunOutcome = RunOutcome.SUCCEEDED) -> None:
    (command,) = play.asked(StartAutomation)
    play.step(play.run_ends(command, outcome))


def ends_a_command(play: Play, outcome: RunOutcome = RunOutcome.SUCCEEDED) -> None:
    (command,) = play.asked(RunCommand)
    play.step(play.run_ends(command, outcome))


def prepared(plan: RecoveryPlan | None = None) -> Play:
    play = a_begun_play(plan or a_wave_with_actions())
    ends_an_automation(play)
    ends_an_automation(play)
    return play


def test_before_a_wave_starts_all_of_them_wait() -> None:
    play = a_begun_play(a_wave_with_actions(approval={}))

    found = statuses(play)

    assert found == ["WAITING", "WAITING", "WAITING", "WAITING"]


def test_the_one_that_runs_shows_its_runs() -> None:
    play = a_begun_play(a_wave_with_actions())
    (command,) = play.asked(StartAutomation)
    play.step(play.run_starts(command))

    first, second, *_ = viewed(play)

    assert (first.name, first.status) == ("Open firewall", ActionStatus.RUNNING)
    assert [run.reference for run in first.runs] == [f"run-{command.key}"]
    assert (second.status, second.runs) == (ActionStatus.WAITING, ())


def test_those_behind_it_have_passed() -> None:
    play = a_begun_play(a_wave_with_actions())
    ends_an_automation(play)

    found = statuses(play)

    assert found == ["PASSED", "RUNNING", "WAITING", "WAITING"]


def test_during_the_launch_the_first_ones_have_passed_and_the_last_ones_wait() -> None:
    play = prepared()

    found = statuses(play)

    assert found == ["PASSED", "PASSED", "WAITING", "WAITING"]


def test_the_closing_ones_run_one_after_the_other() -> None:
    play = prepared()
    play.recovers("db-1")
    ends_a_command(play)

    found = statuses(play)

    assert found == ["PASSED", "PASSED", "PASSED", "RUNNING"]


def test_in_a_complete_wave_all_have_passed() -> None:
    play = prepared()
    play.recovers("db-1")
    ends_a_command(play)
    ends_a_command(play)

    found = statuses(play)

    assert found == ["PASSED", "PASSED", "PASSED", "PASSED"]


def test_a_failed_closing_action_ends_the_row() -> None:
    play = prepared()
    play.recovers("db-1")
    ends_a_command(play, RunOutcome.FAILED)

    found = statuses(play)

    assert found == ["PASSED", "PASSED", "FAILED", "SKIPPED"]


def test_those_before_the_failed_one_had_passed() -> None:
    play = prepared()
    play.recovers("db-1")
    ends_a_command(play)
    ends_a_command(play, RunOutcome.FAILED)

    found = statuses(play)

    assert found == ["PASSED", "PASSED", "PASSED", "FAILED"]


def test_a_failed_launch_leaves_out_the_closing_ones() -> None:
    play = prepared()
    fails(play, "db-1")

    found = statuses(play)

    assert found == ["PASSED", "PASSED", "SKIPPED", "SKIPPED"]


def test_a_wave_that_ended_during_its_preparation_does_not_know_which_ones_ran() -> None:
    play = a_begun_play(a_wave_with_actions())
    ends_an_automation(play, RunOutcome.FAILED)

    found = statuses(play)

    assert found == ["UNKNOWN", "UNKNOWN", "SKIPPED", "SKIPPED"]


def test_a_wave_that_was_never_begun_ran_none() -> None:
    plan = a_plan(
        a_wave("Database"), a_wave("App", "Database", actions_before=BEFORE, actions_after=AFTER)
    )
    play = a_begun_play(plan, TWO_WAVES)
    fails(play, "db-1")

    found = statuses(play, wave=2)

    assert found == ["SKIPPED", "SKIPPED", "SKIPPED", "SKIPPED"]


def test_a_cancel_among_the_closing_ones_leaves_open_which_ones_ran() -> None:
    play = prepared()
    play.recovers("db-1")
    (command,) = play.asked(RunCommand)
    play.step(play.run_starts(command))
    asks(play, Cancel, after=SOON)
    play.step(play.run_ends(command))

    found = statuses(play)

    assert found == ["PASSED", "PASSED", "UNKNOWN", "UNKNOWN"]


def test_a_wave_taken_up_again_does_not_prepare_again() -> None:
    play = prepared(a_plan(a_wave("Database", actions_before=BEFORE, on_failure="PAUSE")))
    fails(play, "db-1")
    asks(play, RetryFailed, wave="Database", after=SOON)

    found = statuses(play)

    assert found == ["PASSED", "PASSED"]


def test_a_dry_run_runs_none() -> None:
    play = a_begun_play(a_wave_with_actions(), is_dry_run=True)

    found = statuses(play)

    assert found == ["SKIPPED", "SKIPPED", "SKIPPED", "SKIPPED"]


def test_a_wave_without_actions_shows_none() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)

    found = viewed(play)

    assert found == ()
