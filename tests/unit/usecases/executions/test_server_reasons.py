"""Why a server is where it is."""

from datetime import timedelta

from recovery.domain.execution.effects import Phase, RefusalKind
from recovery.domain.execution.facts import Cancel, JobStatus, LaunchStatus, Terminate
from recovery.usecases.executions.server_reasons import reason_of
from tests.support.builders import (
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
    some_limits,
)
from tests.support.operators import (
    SOON,
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    fails,
    terminates,
    two_waves,
)
from tests.support.play import Play, a_begun_play, a_participant


def told(play: Play, hostname: str = "db-1") -> str:
    execution = play.execution
    (reason,) = [
        reason_of(execution, wave, run)
        for wave in execution.waves
        for run in wave.servers.values()
        if execution.planned(wave.number).servers[run.server_id].hostname == hostname
    ]
    return reason


def test_it_waits_for_its_wave() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)

    reason = told(play, "app-1")

    assert reason == "Its wave has not started yet."


def test_it_waits_for_approval() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))

    reason = told(play)

    assert reason == "Its wave waits for approval."


def test_it_waits_for_what_comes_before_the_launch() -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=(an_automation(),))))

    reason = told(play)

    assert reason == "Its wave is being prepared."


def test_drs_is_asked() -> None:
    play = a_begun_play()

    reason = told(play)

    assert reason == "DRS is asked to launch it."


def test_there_is_no_room() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"))
    play = a_begun_play(plan, TWO_WAVES, limits=some_limits(jobs=1))

    reason = told(play, "app-1")

    assert reason.startswith("Its DRS job waits for room under the quotas")


def test_drs_refused_for_now() -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.THROTTLED))

    reason = told(play)

    assert reason == "DRS refused for now, it is asked again: THROTTLED."


def test_after_a_cancel_it_is_found_out() -> None:
    play = a_begun_play()
    asks(play, Cancel, after=SOON)

    reason = told(play)

    assert reason == "It is being found out whether DRS launches it."


def test_drs_has_it_in_a_job_and_in_a_phase() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    at_first = told(play)

    play.step(play.job_runs(job, Phase.SNAPSHOT))

    assert at_first == f"DRS job drsjob-{job.key} is in its first phase with it."
    assert told(play) == f"DRS job drsjob-{job.key} is in its snapshot phase with it."


def test_its_instance_is_not_to_be_seen_yet() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    seen = a_participant("db-1", LaunchStatus.LAUNCHED)
    play.step(play.job_reports(job, seen, status=JobStatus.STARTED))

    reason = told(play)

    assert reason == "DRS says it is launched; its instance is not to be seen yet."


def test_it_is_in_a_check() -> None:
    play = a_begun_play()
    play.step(play.job_ends(play.job_of("db-1")))

    reason = told(play)

    assert reason == "In check EC2 status checks."


def test_it_is_well() -> None:
    play = a_drill_that_ended()

    reason = told(play)

    assert reason == "All checks passed."


def test_it_is_gone() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate, after=timedelta(hours=1))
    terminates(play)

    reason = told(play)

    assert reason == "All checks passed. Its instance is terminated."


def test_it_failed() -> None:
    play = a_begun_play()
    fails(play, "db-1")

    reason = told(play)

    assert "No capacity." in reason


def test_it_is_in_a_wave_that_is_over() -> None:
    play = a_begun_play(two_waves(), TWO_WAVES)
    fails(play, "db-1")

    reason = told(play, "app-1")

    assert reason == "Wave Database failed and its policy is STOP."


def test_its_settings_are_written_first() -> None:
    inventory = an_inventory(a_server("db-1", has_launch_configuration=False))
    play = a_begun_play(inventory=inventory)

    reason = told(play)

    assert reason == "Its wave is being prepared."
