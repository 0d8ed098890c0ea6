"""What a planner may try out."""

from recovery.domain.brain.room import Limit
from recovery.domain.rehearsal.changes import (
    UNLIMITED,
    WithoutDependency,
    WithQuota,
    changed,
    finds_its_instances,
)
from tests.support.builders import AMERICA, EUROPE, a_command, a_plan, a_wave, some_limits
from tests.support.rehearsals import a_plan_today

HOSTNAMES = {"Database": ("db-1",), "App": ("app-1",), "Web": ("web-1",)}
CHAIN = a_plan(a_wave("Database"), a_wave("App", "Database"), a_wave("Web", "Database", "App"))


def test_without_a_dependency_a_wave_keeps_its_others() -> None:
    schedule = a_plan_today(CHAIN, HOSTNAMES)

    after = changed(schedule, WithoutDependency(wave="Web", depends_on="Database"))

    assert after.needs == {1: (), 2: (1,), 3: (2,)}
    assert schedule.needs == {1: (), 2: (1,), 3: (1, 2)}


def test_another_quota_holds_in_one_account_and_region_only() -> None:
    schedule = a_plan_today(limits=some_limits(jobs=2, servers_in_jobs=300))

    after = changed(schedule, WithQuota(location=EUROPE, limit=Limit.JOBS))

    assert after.limits.of(EUROPE).jobs == UNLIMITED
    assert after.limits.of(EUROPE).servers_in_jobs == 300
    assert after.limits.of(AMERICA) == schedule.limits.of(AMERICA)


def test_a_second_change_of_quota_keeps_the_first() -> None:
    schedule = a_plan_today()

    once = changed(schedule, WithQuota(location=EUROPE, limit=Limit.JOBS, allowed=40))
    there = WithQuota(location=AMERICA, limit=Limit.JOBS, allowed=30)
    after = changed(
        changed(once, there), WithQuota(location=EUROPE, limit=Limit.SERVERS_IN_JOBS, allowed=900)
    )

    assert (after.limits.of(EUROPE).jobs, after.limits.of(EUROPE).servers_in_jobs) == (40, 900)
    assert after.limits.of(AMERICA).jobs == 30


def test_an_action_finds_its_instances_while_its_wave_waits_for_theirs() -> None:
    plan = a_plan(
        a_wave("Database"),
        a_wave("App", "Database"),
        a_wave("Web", "App", actions_before=[a_command(on_wave="Database")]),
    )
    schedule = a_plan_today(plan, HOSTNAMES)

    after = changed(schedule, WithoutDependency(wave="App", depends_on="Database"))

    assert finds_its_instances(schedule)
    assert not finds_its_instances(after)


def test_an_action_always_finds_the_instances_of_its_own_wave() -> None:
    plan = a_plan(a_wave(actions_after=[a_command(on_wave="Database"), a_command("B")]))

    assert finds_its_instances(a_plan_today(plan))
