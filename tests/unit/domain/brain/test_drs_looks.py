"""Each job in DRS has a time of its own to be looked at: DRS allows few calls."""

from datetime import datetime, timedelta

from recovery.domain.brain.drs_looks import next_drs_looks, room_in
from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.effects import Phase, RefusalKind
from recovery.domain.execution.facts import CapacityObserved, JobStatus, LaunchStatus, Terminate
from tests.support.builders import EUROPE, a_plan, a_wave
from tests.support.operators import (
    a_drill_that_ended,
    asks,
    everybody_is_told,
    terminates,
    termination_starts,
    terminations,
)
from tests.support.play import Play, a_begun_play, a_participant, its_instance

MINUTE = timedelta(minutes=1)


def in_seconds(play: Play, looked: dict[str, datetime] | None = None) -> dict[str, float]:
    """Until the next look at each, from now on."""
    looks = next_drs_looks(play.execution, looked or {})
    return {name: (moment - play.now).total_seconds() for name, moment in looks.items()}


def a_job(*hostnames: str) -> tuple[Play, StartRecovery]:
    """That has just begun."""
    play = a_begun_play(None, {"Database": hostnames or ("db-1",)})
    everybody_is_told(play)
    return play, play.job_of(*(hostnames or ("db-1",)))


def test_a_job_that_was_never_looked_at_is_looked_at_soon_after_its_begin() -> None:
    play, job = a_job()

    looks = in_seconds(play)

    assert looks == {job.key: 28}


def test_the_next_look_counts_from_the_last_one() -> None:
    play, job = a_job()
    play.step(play.job_runs(job, Phase.CONVERSION), after=MINUTE)

    looks = in_seconds(play, {job.key: play.now - timedelta(seconds=10)})

    assert looks == {job.key: 65}


def test_each_job_has_its_own_time() -> None:
    play = a_begun_play(
        a_plan(a_wave("Database"), a_wave("App")), {"Database": ("db-1",), "App": ("app-1",)}
    )
    first, second = play.job_of("db-1"), play.job_of("app-1")

    looks = in_seconds(play, {first.key: play.now})

    assert looks == {first.key: 30, second.key: 28}
    assert first.key != second.key


def test_launches_are_looked_at_more_rarely_the_longer_the_job_takes() -> None:
    play, job = a_job()
    play.step(play.job_runs(job, Phase.LAUNCH), after=4 * MINUTE)

    early = in_seconds(play, {job.key: play.now})
    play.step(after=6 * MINUTE - timedelta(seconds=2))
    late = in_seconds(play, {job.key: play.now})

    assert (early, late) == ({job.key: 20}, {job.key: 40})


def test_the_server_that_is_nearest_to_its_end_sets_the_pace() -> None:
    play, job = a_job("linux-1", "windows-1")
    linux = a_participant("linux-1", LaunchStatus.PENDING, phase=Phase.LAUNCH)
    windows = a_participant("windows-1", LaunchStatus.PENDING, phase=Phase.CONVERSION)

    play.step(play.job_reports(job, linux, windows, status=JobStatus.STARTED), after=4 * MINUTE)

    assert in_seconds(play, {job.key: play.now}) == {job.key: 20}


def test_servers_that_are_up_do_not_make_their_job_be_looked_at_more_often() -> None:
    play, job = a_job("linux-1", "windows-1")
    up = a_participant("linux-1", phase=Phase.LAUNCH, instance=its_instance("linux-1"))
    windows = a_participant("windows-1", LaunchStatus.PENDING, phase=Phase.CONVERSION)

    play.step(play.job_reports(job, up, windows, status=JobStatus.STARTED), after=9 * MINUTE)

    assert in_seconds(play, {job.key: play.now}) == {job.key: 75}


def test_a_launched_server_without_an_instance_is_looked_for_often() -> None:
    play, job = a_job("linux-1", "windows-1")
    unseen = a_participant("linux-1", phase=Phase.LAUNCH)
    windows = a_participant("windows-1", LaunchStatus.PENDING, phase=Phase.CONVERSION)

    play.step(after=9 * MINUTE)
    play.step(play.job_reports(job, unseen, windows, status=JobStatus.STARTED))

    assert in_seconds(play, {job.key: play.now}) == {job.key: 15}


def test_a_job_that_is_done_is_looked_at_only_for_instances_that_are_missing() -> None:
    play, job = a_job()
    ended = play.job_ends(job)
    unseen = tuple(each.changed(instance=None) for each in ended.participants)

    play.step(ended.changed(participants=unseen))
    missing = in_seconds(play)
    play.step(ended)

    assert missing == {job.key: 15}
    assert in_seconds(play) == {}


def test_a_job_that_was_given_up_is_looked_at_every_five_minutes() -> None:
    play, job = a_job()

    play.step(after=60 * MINUTE)

    assert in_seconds(play, {job.key: play.now}) == {job.key: 300}


def test_a_termination_is_looked_at_every_half_minute() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate)
    [command] = terminations(play)
    termination_starts(play, command)

    looks = in_seconds(play, {command.key: play.now})

    assert looks == {command.key: 30}


def test_a_termination_that_is_done_is_looked_at_no_more() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate)

    terminates(play)

    assert in_seconds(play) == {}


def test_where_several_jobs_wait_for_room_the_place_is_looked_at_once() -> None:
    approval = {"timeout": 60 * MINUTE, "on_timeout": "APPROVE"}
    play = a_begun_play(
        a_plan(a_wave("Database", approval=approval), a_wave("App", approval=approval)),
        {"Database": ("db-1",), "App": ("app-1",)},
    )
    everybody_is_told(play)
    full = CapacityObserved(at=play.now, location=EUROPE, jobs=20, servers=20)

    play.step(full, after=60 * MINUTE)
    everybody_is_told(play)

    assert in_seconds(play) == {room_in(EUROPE): 30}


def test_a_refused_job_needs_no_look_before_it_is_asked_for_again() -> None:
    play = a_begun_play()
    everybody_is_told(play)

    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))

    assert in_seconds(play, {room_in(EUROPE): play.now}) == {room_in(EUROPE): 30}
