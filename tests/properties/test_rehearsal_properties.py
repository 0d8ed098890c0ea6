"""What holds for every rehearsal, of any plan, under any quotas."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.execution.effects import Done
from recovery.domain.execution.execution import Status
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.planning.schedule import Schedule
from recovery.domain.rehearsal.changes import WithoutDependency, WithQuota, changed
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.run import Run
from recovery.domain.rehearsal.timeline import Timeline
from recovery.domain.rehearsal.timings import Span, Timings
from recovery.domain.rehearsal.world import LOOK_EVERY
from recovery.domain.value import Location
from tests.support.builders import (
    NOON,
    a_command,
    a_document_check,
    a_plan,
    a_wave,
    an_automation,
    some_limits,
)
from tests.support.rehearsal_plans import (
    HURRIED_SCHEDULES,
    PLAIN_SCHEDULES,
    SCHEDULES,
    TIGHT_SCHEDULES,
    WIDE_SCHEDULES,
)
from tests.support.rehearsals import a_plan_today, rehearsed, seconds
from tests.support.virtual_play import launches_of_a_play, launches_of_a_rehearsal
from tests.support.worlds import copied

SEEDS = st.integers(0, 1000)
TIMINGS = Timings(approval=Span(mean=60, spread=20), answer=Span(mean=2, spread=0.5))
EVERY_SCHEDULE = SCHEDULES | HURRIED_SCHEDULES


@given(EVERY_SCHEDULE, SEEDS)
def test_every_timeline_is_true_to_its_plan(schedule: Schedule, seed: int) -> None:
    timeline = rehearse(schedule, TIMINGS, NOON, seed=seed)

    again = rehearse(copied(schedule), TIMINGS, NOON, seed=seed)
    assert again == timeline
    the_critical_path_has_no_gap(timeline)
    a_wave_starts_after_every_wave_that_it_needs(schedule, timeline)
    every_stretch_lies_within_its_wave(timeline)
    assert NOON <= timeline.p50 <= timeline.p90


def the_critical_path_has_no_gap(timeline: Timeline) -> None:
    path = timeline.critical_path
    last = max(wave.ends_at for wave in timeline.waves)
    assert all(before.ends_at == after.starts_at for before, after in pairwise(path))
    assert all(stretch.starts_at < stretch.ends_at for stretch in path)
    assert (path[0].starts_at, path[-1].ends_at) == (NOON, last) if path else last == NOON


def a_wave_starts_after_every_wave_that_it_needs(schedule: Schedule, timeline: Timeline) -> None:
    bars = {bar.wave: bar for bar in timeline.waves}
    for bar in timeline.waves:
        assert all(bars[need].ends_at <= bar.starts_at for need in schedule.needs[bar.wave])


def every_stretch_lies_within_its_wave(timeline: Timeline) -> None:
    for bar in timeline.waves:
        for stretch in bar.stretches:
            assert bar.starts_at <= stretch.starts_at < stretch.ends_at <= bar.ends_at


@given(EVERY_SCHEDULE, SEEDS)
def test_quotas_are_kept_at_every_moment(schedule: Schedule, seed: int) -> None:
    run = rehearsed(schedule, TIMINGS, seed)

    for moment, location in {(run.asked[key], at) for key, at, _, _ in _jobs(run)}:
        sizes = [
            size
            for key, at, size, ended_at in _jobs(run)
            if at == location and run.asked[key] <= moment < ended_at
        ]
        limits = schedule.limits.of(location)
        assert len(sizes) <= limits.jobs
        assert sum(sizes) <= limits.servers_in_jobs


def _jobs(run: Run) -> list[tuple[str, Location, int, datetime]]:
    """Those that DRS was asked for: key, place, servers and end."""
    return [
        (
            job.key,
            job.location,
            len(job.server_ids),
            job.state.at if isinstance(job.state, Done) else run.end.at + timedelta(seconds=1),
        )
        for wave in run.execution.waves
        for job in wave.jobs
        if job.key in run.asked
    ]


@given(SCHEDULES, SEEDS)
def test_every_plan_that_can_be_carried_out_is_foretold(schedule: Schedule, seed: int) -> None:
    timeline = rehearse(schedule, TIMINGS, NOON, seed=seed)

    assert timeline.outcome is Status.COMPLETED
    assert timeline.ends_at == max(wave.ends_at for wave in timeline.waves)
    assert {bar.server_id for bar in timeline.servers} == schedule.server_ids
    what_ifs_save_time_and_the_best_comes_first(timeline)
    an_exact_end_is_that_of_the_changed_plan_but_for_the_looks(schedule, timeline, seed)
    assert launches_of_a_play(schedule) == launches_of_a_rehearsal(schedule)


def what_ifs_save_time_and_the_best_comes_first(timeline: Timeline) -> None:
    saved = [what_if.saves for what_if in timeline.what_ifs]
    assert all(saves > timedelta() for saves in saved)
    assert saved == sorted(saved, reverse=True)
    assert {w.ends_at + w.saves for w in timeline.what_ifs} <= {timeline.ends_at}


def an_exact_end_is_that_of_the_changed_plan_but_for_the_looks(
    schedule: Schedule, timeline: Timeline, seed: int
) -> None:
    bound = LOOK_EVERY * _most_looks_in_a_row(schedule)
    for real, told in _dropped_dependencies(schedule, timeline, seed):
        assert abs(seconds(real) - seconds(told)) < bound or real == told


@given(TIGHT_SCHEDULES, SEEDS)
def test_an_end_with_another_quota_is_that_of_the_changed_plan(
    schedule: Schedule, seed: int
) -> None:
    timeline = rehearse(schedule, TIMINGS, NOON, seed=seed)

    for what_if in timeline.what_ifs:
        if isinstance(what_if.change, WithQuota):
            real = rehearsed(changed(schedule, what_if.change), TIMINGS, seed)
            assert what_if.ends_at == real.end.at


@given(PLAIN_SCHEDULES, SEEDS)
def test_where_all_waves_end_with_a_look_an_exact_end_is_exact(
    schedule: Schedule, seed: int
) -> None:
    timeline = rehearse(schedule, TIMINGS, NOON, seed=seed)

    for real, told in _dropped_dependencies(schedule, timeline, seed):
        assert real == told


def _dropped_dependencies(
    schedule: Schedule, timeline: Timeline, seed: int
) -> list[tuple[datetime, datetime]]:
    """The end of the changed plan, and the one that was told to be exact."""
    return [
        (
            rehearsed(changed(schedule, what_if.change), TIMINGS, seed).end.at,
            what_if.ends_at,
        )
        for what_if in timeline.what_ifs
        if what_if.is_exact and isinstance(what_if.change, WithoutDependency)
    ]


def _most_looks_in_a_row(schedule: Schedule) -> int:
    """In how many waves, one after the other, the end depends on when somebody looks."""
    looks = {
        wave.number: any(not isinstance(check, DocumentCheck) for check in wave.wave.checks)
        for wave in schedule.waves
    }

    def up_to(number: int) -> int:
        return looks[number] + max(map(up_to, schedule.needs[number]), default=0)

    return max(up_to(wave.number) for wave in schedule.waves)


@given(WIDE_SCHEDULES, SEEDS, st.data())
def test_where_no_quota_binds_a_plan_without_a_dependency_never_ends_later(
    schedule: Schedule, seed: int, data: st.DataObject
) -> None:
    dependencies = [
        WithoutDependency(wave=wave.name, depends_on=name)
        for wave in schedule.waves
        for name in wave.wave.depends_on
    ]
    if not dependencies:
        return
    change = data.draw(st.sampled_from(dependencies))

    before, after = (
        rehearsed(plan, TIMINGS, seed) for plan in (schedule, changed(schedule, change))
    )

    assert after.end.at <= before.end.at


HOSTNAMES = {
    "Database": ("db-1", "db-2", "db-3"),
    "App": ("app-1", "app-2"),
    "Web": ("web-1", "web-2", "web-3", "web-4"),
}
CHAIN = a_plan(
    a_wave("Database", approval={}),
    a_wave("App", "Database", checks=[a_document_check()], actions_before=[an_automation()]),
    a_wave("Web", "App", actions_after=[a_command()]),
)
SIDE_BY_SIDE = a_plan(a_wave("Database"), a_wave("App", checks=[]), a_wave("Web"))


@pytest.mark.parametrize(
    "schedule",
    [
        a_plan_today(CHAIN, HOSTNAMES),
        a_plan_today(SIDE_BY_SIDE, HOSTNAMES),
        a_plan_today(SIDE_BY_SIDE, HOSTNAMES, limits=some_limits(jobs=1)),
    ],
    ids=["chain", "side by side", "queue"],
)
def test_p50_and_p90_agree_with_many_whole_rehearsals(schedule: Schedule) -> None:
    timeline = rehearse(schedule, TIMINGS, NOON)

    ends = sorted(seconds(rehearsed(schedule, TIMINGS, seed).end.at) for seed in range(200))

    assert seconds(timeline.p50) == pytest.approx(ends[100], rel=0.02)
    assert seconds(timeline.p90) == pytest.approx(ends[180], rel=0.02)
