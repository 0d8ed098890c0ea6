"""A rehearsed run, read back as a network."""

from datetime import timedelta

import pytest

from recovery.domain.recovery_plan import Wave
from recovery.domain.rehearsal.network import Activity, Because, end_of
from recovery.domain.rehearsal.reading import read_network
from recovery.domain.rehearsal.run import Run
from recovery.domain.rehearsal.timeline import Stage
from recovery.domain.rehearsal.timings import Span
from tests.support.builders import EUROPE, a_command, a_plan, a_wave, an_automation, some_limits
from tests.support.rehearsals import STEADY, a_run, an_inventory_with, seconds

HOSTNAMES = {"Database": ("db-1",), "App": ("app-1",), "Web": ("web-1",)}


def activities(run: Run, wave: int) -> list[tuple[Stage, float, float]]:
    """Those that took time, in order."""
    network = read_network(run)
    return sorted(
        ((a.stage, a.starts_at, a.ends_at) for a in network if a.wave == wave and a.lasting.ended),
        key=lambda activity: activity[1],
    )


def the_job(run: Run, wave: int) -> Activity:
    return next(a for a in read_network(run) if a.wave == wave and a.stage is Stage.LAUNCH)


def test_a_wave_with_everything_is_read_stage_by_stage() -> None:
    wave = a_wave(
        approval={}, actions_before=[an_automation()], actions_after=[a_command(), a_command("B")]
    )
    timings = STEADY.changed(approval=Span(mean=90))

    run = a_run(
        a_plan(wave), inventory=an_inventory_with(has_launch_configuration=False), timings=timings
    )

    assert activities(run, 1) == [
        (Stage.APPROVAL, 0, 90),
        (Stage.PREPARATION, 90, 125),
        (Stage.LAUNCH, 125, 730),
        (Stage.CLOSING, 730, 790),
    ]


def test_a_job_is_launched_before_it_is_healthy() -> None:
    job = the_job(a_run(), 1)

    assert (job.launched_at, job.ends_at) == (500, 600)
    assert len(job.server_ids) == 1


def test_a_wave_waits_for_the_closing_of_each_wave_that_it_needs() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web", "Database", "App"))

    network = read_network(a_run(plan, HOSTNAMES))

    opening = next(a for a in network if a.wave == 3 and a.stage is Stage.PREPARATION)
    assert {network[link.before].wave for link in opening.after} == {1, 2}
    assert {network[link.before].stage for link in opening.after} == {Stage.CLOSING}
    assert {link.because for link in opening.after} == {Because.DEPENDENCY}


def test_a_queued_job_waits_for_the_job_that_made_room() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web"))

    network = read_network(a_run(plan, HOSTNAMES, limits=some_limits(jobs=1)))

    queued = next(a for a in network if a.wave == 2 and a.stage is Stage.LAUNCH)
    (link,) = (link for link in queued.after if link.because is Because.QUOTA)
    assert network[link.before].wave == 1
    assert queued.starts_at == network[link.before].launched_at == 500


def test_a_wave_without_servers_still_passes_on_what_it_waited_for() -> None:
    plan = a_plan(
        a_wave("Database"),
        a_wave("App", "Database", group_ids=[], actions_before=[an_automation(location=EUROPE)]),
        a_wave("Web", "App"),
    )

    run = a_run(plan, HOSTNAMES)

    assert activities(run, 2) == [(Stage.PREPARATION, 600, 630)]
    assert the_job(run, 3).starts_at == 630


def test_waves_that_were_never_begun_are_not_in_the_network() -> None:
    plan = a_plan(a_wave("Database", timeout=timedelta(minutes=5)), a_wave("Web", "Database"))

    network = read_network(a_run(plan, HOSTNAMES))

    assert {activity.wave for activity in network} == {1}


@pytest.mark.parametrize(
    "wave",
    [
        a_wave(timeout=timedelta(minutes=5)),
        a_wave(timeout=timedelta(minutes=9)),
        a_wave(approval={"timeout": timedelta(minutes=1)}),
        a_wave(checks=[{"kind": "INSTANCE_STATUS", "timeout": timedelta(minutes=1)}]),
        a_wave(actions_before=[an_automation(timeout=timedelta(seconds=20))]),
        a_wave(actions_after=[an_automation(timeout=timedelta(seconds=20))]),
    ],
    ids=["launch", "checks", "gate", "check", "before", "after"],
)
def test_a_wave_that_is_given_up_is_read_until_its_end(wave: Wave) -> None:
    run = a_run(a_plan(wave), timings=STEADY.changed(approval=Span(mean=90)))

    network = read_network(run)

    assert not run.is_complete
    assert max(activity.ends_at for activity in network) == seconds(run.end.at)
    assert end_of(network, [a.lasting for a in network]) == seconds(run.end.at)


def test_a_job_that_outlives_its_wave_still_holds_its_quota() -> None:
    plan = a_plan(
        a_wave("Database", timeout=timedelta(minutes=5), on_failure="CONTINUE"), a_wave("Web")
    )

    run = a_run(plan, HOSTNAMES, limits=some_limits(jobs=1))

    given_up = the_job(run, 1)
    assert (given_up.ends_at, given_up.launched_at) == (300, 500)
    assert the_job(run, 2).starts_at == 500


def test_a_job_that_never_ran_for_want_of_room_is_read_as_waiting() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web", timeout=timedelta(minutes=5)))

    run = a_run(plan, HOSTNAMES, limits=some_limits(jobs=1))

    assert activities(run, 2) == [(Stage.QUOTA, 0, 300)]
