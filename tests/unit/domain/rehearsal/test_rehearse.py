"""A whole rehearsal, as an operator sees it."""

from datetime import timedelta

import pytest

from recovery.domain.execution.execution import Status
from recovery.domain.recovery_plan import FailurePolicy
from recovery.domain.rehearsal.rehearse import rehearse
from recovery.domain.rehearsal.timeline import Verdict
from recovery.domain.rehearsal.timings import Timings
from tests.support.builders import NOON, a_plan, a_wave, some_limits
from tests.support.rehearsals import a_plan_today, a_timeline, at, rehearsed, spans

HOSTNAMES = {"Database": ("db-1",), "Web": ("web-1",)}
CHAIN = a_plan(a_wave("Database"), a_wave("Web", "Database"))
HURRIED = a_wave("Database", timeout=timedelta(minutes=5))


def test_a_plan_is_drawn_from_its_start_to_its_end() -> None:
    timeline = a_timeline(CHAIN, HOSTNAMES)

    assert (timeline.starts_at, timeline.ends_at) == (NOON, at(1200))
    assert timeline.outcome is Status.COMPLETED
    assert timeline.reason == "Every wave is complete."
    assert spans(timeline.critical_path) == [
        (1, "LAUNCH", 0, 500),
        (1, "CHECKS", 500, 600),
        (2, "LAUNCH", 600, 1100),
        (2, "CHECKS", 1100, 1200),
    ]
    assert timeline.binding_quota is None


def test_the_same_rehearsal_gives_the_same_timeline_whatever_the_time_of_day() -> None:
    schedule = a_plan_today(CHAIN, HOSTNAMES)

    noon = rehearse(schedule, Timings(), NOON)
    evening = rehearse(schedule, Timings(), NOON + timedelta(hours=6))

    assert noon == rehearse(schedule, Timings(), NOON)
    assert evening.ends_at - noon.ends_at == timedelta(hours=6)
    assert evening.p90 - noon.p90 == timedelta(hours=6)


def test_another_seed_rehearses_another_run() -> None:
    schedule = a_plan_today(CHAIN, HOSTNAMES)

    first, second = (rehearse(schedule, Timings(), NOON, seed=seed) for seed in (1, 2))

    assert first.servers != second.servers


def test_of_ten_runs_about_five_end_by_p50_and_nine_by_p90() -> None:
    schedule = a_plan_today(CHAIN, HOSTNAMES)
    timeline = rehearse(schedule, Timings(), NOON)

    ends = [rehearsed(schedule, Timings(), seed).end.at for seed in range(60)]

    assert 20 <= sum(end <= timeline.p50 for end in ends) <= 40
    assert 47 <= sum(end <= timeline.p90 for end in ends) <= 59


@pytest.mark.parametrize(
    ("share_of_p50", "share_of_p90", "verdict"),
    [(0, 1.1, Verdict.MET), (0.5, 0.5, Verdict.AT_RISK), (0.9, 0, Verdict.MISSED)],
)
def test_the_objective_is_judged_by_p50_and_p90(
    share_of_p50: float, share_of_p90: float, verdict: Verdict
) -> None:
    free = rehearse(a_plan_today(CHAIN, HOSTNAMES), Timings(), NOON)
    rto = share_of_p50 * (free.p50 - NOON) + share_of_p90 * (free.p90 - NOON)

    plan = CHAIN.changed(objectives=CHAIN.objectives.changed(rto=rto))
    timeline = rehearse(a_plan_today(plan, HOSTNAMES), Timings(), NOON)

    assert timeline.rto is verdict


def test_an_objective_that_is_just_reached_is_met() -> None:
    plan = CHAIN.changed(objectives=CHAIN.objectives.changed(rto=timedelta(seconds=1210)))

    assert a_timeline(plan, HOSTNAMES).rto is Verdict.MET


def test_without_an_objective_there_is_no_verdict() -> None:
    assert a_timeline().rto is None


def test_a_time_limit_that_is_too_short_is_named_and_the_timeline_still_drawn() -> None:
    timeline = a_timeline(a_plan(HURRIED))

    assert timeline.outcome is Status.FAILED
    assert timeline.reason == (
        "Wave Database failed and its policy is STOP. Wave Database: It did not end within 5 min."
    )
    assert spans(timeline.critical_path) == [(1, "LAUNCH", 0, 300)]
    assert (timeline.p50, timeline.p90, timeline.ends_at) == (at(300), at(300), at(300))


def test_a_plan_that_falls_short_misses_any_objective() -> None:
    plan = a_plan(HURRIED, objectives={"rto": timedelta(days=1)})

    assert a_timeline(plan).rto is Verdict.MISSED


def test_a_plan_that_goes_on_without_a_wave_is_partial() -> None:
    plan = a_plan(HURRIED.changed(on_failure=FailurePolicy.CONTINUE), a_wave("Web"))

    timeline = a_timeline(plan, HOSTNAMES)

    assert timeline.outcome is Status.PARTIAL
    assert timeline.reason == (
        "1 of 2 waves fell short. Wave Database: It did not end within 5 min."
    )


def test_a_quota_that_keeps_a_wave_from_starting_in_time_is_named() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web", timeout=timedelta(minutes=5)))

    timeline = a_timeline(plan, HOSTNAMES, limits=some_limits(jobs=1))

    assert timeline.outcome is Status.FAILED
    assert timeline.binding_quota is not None
    assert timeline.binding_quota.waited == timedelta(minutes=5)


def test_a_plan_without_waves_ends_at_once() -> None:
    schedule = a_plan_today().changed(waves=())

    timeline = rehearse(schedule, Timings(), NOON)

    assert timeline.ends_at == timeline.p90 == NOON
    assert timeline.critical_path == ()
