"""When a plan ends in many runs."""

from recovery.domain.rehearsal.durations import Durations
from recovery.domain.rehearsal.reading import read_network
from recovery.domain.rehearsal.run import Run
from recovery.domain.rehearsal.sampling import RUNS, sampled_ends
from recovery.domain.rehearsal.timings import Span, Timings
from tests.support.builders import a_command, a_plan, a_wave, an_automation, some_limits
from tests.support.rehearsals import STEADY, a_run, an_inventory_with, seconds

HOSTNAMES = {"Database": ("db-1", "db-2"), "Web": ("web-1",)}


def ends_of(run: Run, timings: Timings = STEADY, seed: int = 0) -> list[float]:
    return sampled_ends(read_network(run), run.execution.schedule, Durations(timings, seed))


def test_without_chance_every_run_ends_as_the_rehearsal_does() -> None:
    timings = STEADY.changed(approval=Span(mean=90), answer=Span(mean=2))
    plan = a_plan(
        a_wave(
            checks=[],
            approval={},
            actions_before=[an_automation()],
            actions_after=[a_command(), a_command("B")],
        )
    )
    run = a_run(plan, inventory=an_inventory_with(has_launch_configuration=False), timings=timings)

    ends = ends_of(run, timings)

    assert {round(end, 6) for end in ends} == {seconds(run.end.at)}


def test_jobs_that_queue_are_sampled_one_after_the_other() -> None:
    plan = a_plan(a_wave("Database", checks=[]), a_wave("Web", checks=[]))
    run = a_run(plan, HOSTNAMES, limits=some_limits(jobs=1))

    ends = ends_of(run)

    assert set(ends) == {1000}


def test_many_runs_are_sampled_and_the_earliest_comes_first() -> None:
    ends = ends_of(a_run(timings=Timings()), Timings())

    assert len(ends) == RUNS
    assert ends == sorted(ends)
    assert ends[0] < ends[-1]


def test_the_seed_alone_decides_what_is_sampled() -> None:
    run = a_run(timings=Timings())

    first, again, other = (ends_of(run, Timings(), seed) for seed in (1, 1, 2))

    assert first == again
    assert first != other
