"""Every step says why nothing more happens now."""

from datetime import timedelta

from recovery.domain.brain.waits import waits
from recovery.domain.execution.commands import ApplyLaunchSettings, RunCommand, StartAutomation
from recovery.domain.execution.effects import Phase, RefusalKind
from recovery.domain.execution.facts import Cancel, CapacityObserved, Pause, Terminate
from tests.support.builders import (
    EUROPE,
    a_document_check,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    some_limits,
)
from tests.support.operators import TWO_WAVES, a_drill_that_ended, asks, fails, two_waves
from tests.support.play import a_begun_play, a_play

HOUR = timedelta(hours=1)
TWO_SERVERS = {"Database": ("db-1", "db-2")}


def test_a_gate_says_that_it_waits_for_approval() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))

    waits = play.waits

    assert waits == ("Wave Database waits for approval.",)


def test_a_launch_says_that_drs_is_asked() -> None:
    play = a_begun_play(None, TWO_SERVERS)

    waits = play.waits

    assert waits == ("Wave Database: DRS is asked to launch 2 servers.",)


def test_a_job_says_in_which_phase_it_is() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    at_first = play.waits

    play.step(play.job_runs(job, Phase.CONVERSION))

    assert at_first == (f"Wave Database: DRS job drsjob-{job.key} is in its first phase.",)
    assert play.waits == (f"Wave Database: DRS job drsjob-{job.key} is in its conversion phase.",)


def test_a_launch_without_room_says_which_quota_is_used_up() -> None:
    play = a_begun_play(
        a_plan(a_wave("Database"), a_wave("App")), TWO_WAVES, limits=some_limits(jobs=1)
    )

    waits = play.waits

    assert waits == (
        "Wave Database: DRS is asked to launch 1 server.",
        "Wave App: 1 server held up: 1 of 1 DRS jobs are running in 111122223333/eu-west-1.",
    )


def test_a_launch_that_has_room_but_is_held_says_so() -> None:
    play = a_begun_play(
        a_plan(a_wave("Database"), a_wave("App")), TWO_WAVES, limits=some_limits(jobs=1)
    )
    job = play.job_of("db-1")
    asks(play, Pause)

    play.step(play.job_ends(job, failed={"db-1": None}).changed(participants=()))

    assert play.waits[0] == "Paused by anna@example.com."
    assert play.waits[2] == "Wave App: 1 server held up: nothing new may start."


def test_a_refused_launch_says_what_drs_said() -> None:
    play = a_begun_play()

    play.step(play.refuses(play.launches("db-1"), RefusalKind.THROTTLED))

    assert play.waits == ("Wave Database: 1 server retried soon: THROTTLED.",)


def test_a_search_says_what_is_being_found_out() -> None:
    play = a_begun_play()

    asks(play, Cancel)

    assert play.waits == ("Wave Database: it is being found out whether DRS launches.",)


def test_a_search_for_a_wave_that_was_given_up_still_says_what_is_being_found_out() -> None:
    play = a_begun_play(a_plan(a_wave(timeout=HOUR)))

    play.step(after=HOUR)

    assert play.wave("Database").state.status == "FAILED"
    assert play.waits == ("Wave Database: it is being found out whether DRS launches.",)


def test_a_wave_says_which_settings_are_written() -> None:
    play = a_begun_play(inventory=an_inventory(a_server(has_launch_configuration=False)))
    assert play.asked(ApplyLaunchSettings)

    waits = play.waits

    assert waits == ("Wave Database: launch settings of 1 server are written.",)


def test_a_wave_says_which_action_runs() -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=(an_automation("Point DNS"),))))
    assert play.asked(StartAutomation)

    waits = play.waits

    assert waits == ("Wave Database: action Point DNS runs.",)


def test_a_wave_says_how_many_instances_are_not_to_be_seen() -> None:
    play = a_begun_play(None, TWO_SERVERS)
    ended = play.job_ends(play.job_of("db-1", "db-2"))
    unseen = tuple(p.changed(instance=None) for p in ended.participants)

    play.step(ended.changed(participants=unseen))

    assert play.waits == ("Wave Database: 2 instances not to be seen yet.",)


def test_a_wave_says_how_many_servers_are_in_which_check() -> None:
    play = a_begun_play(None, TWO_SERVERS)
    job = play.job_of("db-1", "db-2")

    play.step(play.job_ends(job), play.instance_looks("db-1", passes_status_checks=True))

    assert play.waits == (
        "Wave Database: 1 server in check SSM agent online; 1 server in check EC2 status checks.",
    )


def test_a_document_check_is_named() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check("Answers"),))))

    play.step(play.job_ends(play.job_of("db-1")))

    assert play.asked(RunCommand)
    assert play.waits == ("Wave Database: 1 server in check Answers.",)


def test_a_pause_says_who_asked_for_it_and_what_awaits_a_decision() -> None:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")

    asks(play, Pause)

    assert play.waits == (
        "Paused until somebody decides about wave Database.",
        "Paused by anna@example.com.",
    )


def test_a_drill_that_ended_says_when_it_is_cleaned_up() -> None:
    play = a_drill_that_ended(cleanup_after=HOUR)

    waits = play.waits

    assert waits == ("Clean-up is due at 2025-11-30 13:12 UTC.",)


def test_a_termination_says_that_it_is_under_way() -> None:
    play = a_drill_that_ended()

    asks(play, Terminate)

    assert play.waits == ("1 termination under way.",)


def test_a_step_with_nothing_left_to_do_says_so() -> None:
    play = a_drill_that_ended()

    play.step(CapacityObserved(at=play.now, location=EUROPE, jobs=0, servers=0))

    assert play.waits == ("Nothing is left to do.",)


def test_an_execution_that_was_only_stored_is_about_to_begin() -> None:
    execution = a_play().execution

    (reason,) = waits(execution)

    assert reason.text == "It is about to begin."
