"""While there is a hold nothing new starts; what runs goes on."""

from datetime import timedelta

from recovery.domain.execution.commands import (
    ApplyLaunchSettings,
    RunCommand,
    StartAutomation,
    StartRecovery,
)
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import Status
from recovery.domain.execution.facts import Pause, Resume
from tests.support.builders import (
    a_document_check,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
)
from tests.support.operators import TWO_WAVES, asks, two_waves
from tests.support.play import a_begun_play

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def test_a_paused_execution_starts_no_further_wave() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    asks(play, Pause)

    play.recovers("db-1")

    assert play.wave("Database").state.status == "COMPLETED"
    assert play.wave("App").state.status == "WAITING"
    assert play.asked(StartRecovery) == []


def test_a_resumed_execution_goes_on_where_it_was_paused() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    asks(play, Pause)
    play.recovers("db-1")

    asks(play, Resume)

    assert play.execution.status is Status.RUNNING
    assert play.asks_to_launch("app-1")


def test_document_checks_go_on_while_paused() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check(),))))
    command = play.job_of("db-1")
    asks(play, Pause)

    play.step(play.job_ends(command), after=MINUTE)

    assert len(play.asked(RunCommand)) == 1


def test_a_paused_wave_does_not_run_its_closing_actions() -> None:
    play = a_begun_play(a_plan(a_wave(actions_after=(an_automation(),))))
    asks(play, Pause)

    play.recovers("db-1")

    assert play.wave("Database").state.status == "FINISHING"
    assert play.asked(StartAutomation) == []


def test_a_running_action_is_taken_note_of_while_paused_but_the_next_does_not_start() -> None:
    actions = (an_automation("Open firewall"), an_automation("Warn users"))
    play = a_begun_play(a_plan(a_wave(actions_before=actions)))
    (first,) = play.asked(StartAutomation)
    asks(play, Pause)

    play.step(play.run_ends(first))

    assert "Action Open firewall is done." in play.said
    assert play.asked(StartAutomation) == []


def test_launch_settings_already_asked_for_are_written_while_paused_but_nothing_launches() -> None:
    inventory = an_inventory(a_server(has_launch_configuration=False))
    play = a_begun_play(inventory=inventory)
    (settings,) = play.asked(ApplyLaunchSettings)
    asks(play, Pause)

    play.step(play.settings_are_written(settings))

    assert play.wave("Database").state.status == "PREPARING"
    assert play.asked(StartRecovery) == []


def test_a_launch_that_was_refused_is_not_asked_again_while_paused() -> None:
    play = a_begun_play()
    asks(play, Pause)
    play.step(play.refuses(play.launches("db-1"), RefusalKind.THROTTLED))

    play.step(after=HOUR)

    assert play.asked(StartRecovery) == []


def test_a_launch_that_was_backing_off_starts_afresh_after_a_pause() -> None:
    play = a_begun_play()
    refused = play.launches("db-1")
    play.step(play.refuses(refused, RefusalKind.QUOTA))
    asks(play, Pause)
    asks(play, Resume, after=HOUR)

    again = play.launches("db-1")
    play.step(play.refuses(again, RefusalKind.QUOTA))

    assert (again.key, again.attempt) == (refused.key, refused.attempt + 1)
    assert play.server("db-1").status == "WAITING"
