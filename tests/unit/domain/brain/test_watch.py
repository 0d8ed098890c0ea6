"""What to look at: exactly what is in flight."""

from datetime import timedelta

from recovery.domain.brain.watch import (
    Watched,
    WatchedInstance,
    WatchedJob,
    WatchedRun,
    watched,
)
from recovery.domain.execution.commands import RunCommand, StartAutomation, StartRecovery
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.facts import (
    Cancel,
    CapacityObserved,
    JobStatus,
    LaunchStatus,
    Terminate,
)
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_document_check,
    a_plan,
    a_wave,
    an_automation,
    instance_id,
    server_id,
    some_limits,
)
from tests.support.operators import (
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    everybody_is_told,
    fails,
    termination_starts,
    terminations,
)
from tests.support.play import Play, a_begun_play, a_participant, its_instance

HOUR = timedelta(hours=1)
NOTHING = Watched(jobs=(), runs=(), instances=(), capacity=())
DB_1 = WatchedInstance(location=EUROPE, instance_id=instance_id(server_id("db-1")))


def its_job(command: StartRecovery) -> WatchedJob:
    return WatchedJob(key=command.key, location=EUROPE, job_id=f"drsjob-{command.key}")


def unseen(play: Play, command: StartRecovery) -> None:
    """The job ends, but its instances are not to be seen."""
    ended = play.job_ends(command)
    participants = tuple(p.changed(instance=None) for p in ended.participants)
    play.step(ended.changed(participants=participants))


def test_nothing_is_watched_before_anything_is_in_flight() -> None:
    play = a_begun_play()

    seen = watched(play.execution)

    assert seen == NOTHING


def test_a_job_is_watched_while_it_runs() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")

    seen = watched(play.execution)

    assert seen == NOTHING.changed(jobs=(its_job(job),))


def test_servers_whose_instances_are_known_are_not_looked_for_again() -> None:
    hostnames = ("checked-1", "healthy-1", "failed-1", "slow-1")
    checks = ({"kind": "INSTANCE_STATUS"},)
    play = a_begun_play(a_plan(a_wave(checks=checks)), {"Database": hostnames})
    job = play.job_of(*hostnames)
    up = [a_participant(name, instance=its_instance(name)) for name in hostnames[:2]]
    failed = a_participant("failed-1", LaunchStatus.FAILED, instance=its_instance("failed-1"))
    slow = a_participant("slow-1", LaunchStatus.PENDING)
    play.step(play.job_reports(job, *up, failed, slow, status=JobStatus.STARTED))
    play.step(play.instances_are_well("healthy-1"))

    (seen,) = watched(play.execution).jobs

    assert seen.found == {server_id("checked-1"), server_id("healthy-1")}


def test_a_finished_job_is_watched_while_its_instances_are_not_to_be_seen() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    unseen(play, job)

    seen = watched(play.execution)

    assert seen == NOTHING.changed(jobs=(its_job(job),))


def test_a_finished_job_is_watched_although_its_server_was_given_up_meanwhile() -> None:
    play = a_begun_play(cleanup_after=HOUR)
    job = play.job_of("db-1")
    unseen(play, job)
    play.step(after=timedelta(minutes=5))

    seen = watched(play.execution)

    assert play.server("db-1").status == "FAILED"
    assert seen == NOTHING.changed(jobs=(its_job(job),))


def test_a_finished_job_is_not_watched_for_what_drs_did_not_launch() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure="PAUSE")))
    fails(play, "db-1")

    seen = watched(play.execution)

    assert seen == NOTHING


def test_instances_are_watched_in_checks_that_only_look() -> None:
    play = a_begun_play()
    play.step(play.job_ends(play.job_of("db-1")))

    seen = watched(play.execution)

    assert seen == NOTHING.changed(instances=(DB_1,))


def test_a_document_check_is_watched_as_a_run_with_its_marker() -> None:
    play = a_begun_play(a_plan(a_wave(checks=(a_document_check(marker="UP"),))))
    play.step(play.job_ends(play.job_of("db-1")))
    (run,) = play.asked(RunCommand)
    play.step(play.run_starts(run))

    seen = watched(play.execution)

    watched_run = WatchedRun(
        key=run.key,
        location=EUROPE,
        run_id=f"run-{run.key}",
        instance_ids=run.instance_ids,
        marker="UP",
    )
    assert seen == NOTHING.changed(runs=(watched_run,))


def test_a_command_on_instances_is_watched_on_each_of_them() -> None:
    play = a_begun_play(a_plan(a_wave(actions_after=(a_command(),))))
    play.recovers("db-1")
    (run,) = play.asked(RunCommand)
    play.step(play.run_starts(run))

    seen = watched(play.execution)

    assert [watched_run.instance_ids for watched_run in seen.runs] == [
        (instance_id(server_id("db-1")),)
    ]


def test_an_automation_is_watched_where_it_runs() -> None:
    play = a_begun_play(a_plan(a_wave(actions_before=(an_automation(location=AMERICA),))))
    (run,) = play.asked(StartAutomation)
    before = watched(play.execution)
    play.step(play.run_starts(run))

    seen = watched(play.execution)

    watched_run = WatchedRun(
        key=run.key, location=AMERICA, run_id=f"run-{run.key}", instance_ids=()
    )
    assert before == NOTHING
    assert seen == NOTHING.changed(runs=(watched_run,))


def test_the_jobs_of_others_are_watched_once_where_launches_wait_for_room() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web"))
    play = a_begun_play(plan, TWO_WAVES | {"Web": ("web-1",)}, limits=some_limits(jobs=1))

    seen = watched(play.execution)

    assert seen == NOTHING.changed(capacity=(EUROPE,))


def test_the_jobs_of_others_are_watched_after_a_refusal() -> None:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))

    seen = watched(play.execution)

    assert seen == NOTHING.changed(capacity=(EUROPE,))


def test_the_jobs_of_others_are_watched_while_terminations_wait_for_room() -> None:
    play = a_drill_that_ended()
    play.step(CapacityObserved(at=play.now, location=EUROPE, jobs=20, servers=20))
    asks(play, Terminate)

    seen = watched(play.execution)

    assert seen == NOTHING.changed(capacity=(EUROPE,))


def test_a_termination_is_watched_while_it_runs() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate)
    (command,) = terminations(play)
    termination_starts(play, command)

    seen = watched(play.execution)

    job = WatchedJob(key=command.key, location=EUROPE, job_id="drsjob-terminate")
    assert seen == NOTHING.changed(jobs=(job,))


def test_a_cancelled_execution_watches_what_runs() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    asks(play, Cancel)

    seen = watched(play.execution)

    assert seen == NOTHING.changed(jobs=(its_job(job),))


def test_an_overdue_job_is_watched_after_the_end_until_clean_up_is_done_with_it() -> None:
    play = a_begun_play(cleanup_after=HOUR)
    job = play.job_of("db-1")
    play.step(after=HOUR)
    everybody_is_told(play)
    play.step(after=HOUR)

    waits = watched(play.execution)
    play.step(after=24 * HOUR)
    everybody_is_told(play)

    assert waits == NOTHING.changed(jobs=(its_job(job),))
    assert watched(play.execution) == NOTHING


def test_an_overdue_job_is_watched_after_the_end_while_a_termination_waits_for_it() -> None:
    play = a_begun_play()
    job = play.job_of("db-1")
    play.step(after=40 * timedelta(minutes=1))
    late = play.job_ends(job).changed(status="STARTED")
    play.step(late)
    everybody_is_told(play)
    asks(play, Terminate)

    seen = watched(play.execution)
    play.step(play.job_ends(job))

    assert seen.jobs == (its_job(job).changed(found={server_id("db-1")}),)
    assert len(terminations(play)) == 1


def test_nothing_is_watched_when_all_is_over() -> None:
    play = a_drill_that_ended()

    seen = watched(play.execution)

    assert seen == NOTHING
