"""What would end a plan earlier."""

from datetime import timedelta

from recovery.domain.brain.room import Limit
from recovery.domain.rehearsal.changes import WithoutDependency, WithQuota
from recovery.domain.rehearsal.timeline import WhatIf
from recovery.domain.rehearsal.timings import Span
from tests.support.builders import (
    EUROPE,
    a_command,
    a_plan,
    a_wave,
    an_automation,
    some_limits,
)
from tests.support.rehearsals import STEADY, a_timeline, at

HOSTNAMES = {"Database": ("db-1",), "App": ("app-1",), "Web": ("web-1",)}
CHAIN = a_plan(a_wave("Database"), a_wave("App", "Database"), a_wave("Web", "App"))
LOAD = a_command("Load", on_wave="Database")


def test_a_dependency_on_the_critical_path_could_be_dropped() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App", "Database"))

    (what_if,) = a_timeline(plan, HOSTNAMES).what_ifs

    assert what_if == WhatIf(
        change=WithoutDependency(wave="App", depends_on="Database"),
        ends_at=at(600),
        saves=timedelta(seconds=600),
        is_exact=True,
    )


def test_the_best_change_comes_first() -> None:
    longest = a_wave("Web", "App", actions_after=[an_automation()])
    plan = a_plan(a_wave("Database"), a_wave("App", "Database"), longest)

    what_ifs = a_timeline(plan, HOSTNAMES).what_ifs

    assert [(what_if.change, what_if.saves.total_seconds()) for what_if in what_ifs] == [
        (WithoutDependency(wave="Web", depends_on="App"), 630),
        (WithoutDependency(wave="App", depends_on="Database"), 600),
    ]


def test_a_dependency_that_another_one_hides_is_not_worth_dropping() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web", "Database", "App"))

    assert a_timeline(plan, HOSTNAMES).what_ifs == ()


def test_no_more_than_five_changes_are_shown() -> None:
    names = [f"Wave-{number}" for number in range(8)]
    waves = [a_wave(name, *names[max(at - 1, 0) : at]) for at, name in enumerate(names)]
    hostnames = {name: (f"host-{at}",) for at, name in enumerate(names)}

    assert len(a_timeline(a_plan(*waves), hostnames).what_ifs) == 5


def test_the_quota_that_binds_could_be_lifted() -> None:
    plan = a_plan(a_wave("Database"), a_wave("Web"))

    (what_if,) = a_timeline(plan, HOSTNAMES, limits=some_limits(jobs=1)).what_ifs

    assert what_if == WhatIf(
        change=WithQuota(location=EUROPE, limit=Limit.JOBS),
        ends_at=at(600),
        saves=timedelta(seconds=500),
        is_exact=True,
    )


def test_a_quota_that_delays_only_what_is_not_critical_is_not_worth_lifting() -> None:
    restore = an_automation("Restore", document="restore")
    plan = a_plan(a_wave("Database", actions_after=[restore]), a_wave("Web"))
    timings = STEADY.changed(documents={"restore": Span(mean=900)})

    timeline = a_timeline(plan, HOSTNAMES, limits=some_limits(jobs=1), timings=timings)

    assert timeline.binding_quota is not None
    assert timeline.what_ifs == ()


def test_while_jobs_queue_the_end_without_a_dependency_is_an_estimate() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App"), a_wave("Web", "App"))

    what_ifs = a_timeline(plan, HOSTNAMES, limits=some_limits(jobs=1)).what_ifs

    assert {what_if.change.kind: what_if.is_exact for what_if in what_ifs} == {
        "WITH_QUOTA": True,
        "WITHOUT_DEPENDENCY": False,
    }


def test_where_the_change_itself_would_make_jobs_queue_its_end_is_an_estimate() -> None:
    what_ifs = a_timeline(CHAIN, HOSTNAMES, limits=some_limits(jobs=1)).what_ifs

    assert [what_if.is_exact for what_if in what_ifs] == [False, False]


def test_a_dependency_that_an_action_relies_on_is_not_offered() -> None:
    plan = a_plan(
        a_wave("Database"),
        a_wave("App", "Database"),
        a_wave("Web", "App", actions_before=[LOAD]),
    )

    assert a_timeline(plan, HOSTNAMES).what_ifs == ()


def test_a_plan_that_falls_short_is_not_made_faster() -> None:
    hurried = a_wave("Web", "App", timeout=timedelta(minutes=5), on_failure="CONTINUE")

    timeline = a_timeline(a_plan(a_wave("Database"), a_wave("App", "Database"), hurried), HOSTNAMES)

    assert timeline.what_ifs == ()
