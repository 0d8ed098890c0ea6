"""Approvals, launch settings and actions, drawn at random."""

from itertools import repeat

import pytest

from recovery.domain.planning.schedule import Schedule
from recovery.domain.recovery_plan import Wave
from recovery.domain.rehearsal.steps_draw import StepsDraw
from recovery.domain.rehearsal.timeline import Stage
from recovery.domain.rehearsal.timings import Span, Timings
from tests.support.builders import (
    AMERICA,
    a_command,
    a_group,
    a_plan,
    a_server,
    a_wave,
    an_automation,
    an_inventory,
)
from tests.support.rehearsals import STEADY, a_plan_today

TWO = ("db-1", "db-2")
ANSWERED = STEADY.changed(answer=Span(mean=2))


def drawn(
    schedule: Schedule, stage: Stage, *, timings: Timings = ANSWERED, chance: float = 0.5
) -> float:
    """For the last wave."""
    lasting = StepsDraw(stage, schedule.waves[-1], schedule, timings)(repeat(chance))
    assert lasting.launched == lasting.ended
    return lasting.ended


def a_wave_of(count: int, **stated: object) -> Schedule:
    names = [f"db-{number}" for number in range(1, count + 1)]
    servers = [a_server(name, **stated) for name in names]
    return a_plan_today(inventory=an_inventory(*servers, groups=(a_group("Database", *names),)))


def test_an_approval_takes_as_long_as_people_do() -> None:
    timings = ANSWERED.changed(approval=Span(mean=90, spread=10))

    approval = drawn(a_plan_today(), Stage.APPROVAL, timings=timings, chance=0.975)

    assert approval == pytest.approx(109.6, abs=0.01)


def test_a_wave_with_nothing_to_prepare_takes_no_time_to_prepare() -> None:
    schedule = a_plan_today()

    assert drawn(schedule, Stage.PREPARATION) == 0
    assert drawn(schedule, Stage.CLOSING) == 0


@pytest.mark.parametrize(("servers", "takes"), [(1, 7), (3, 17), (25, 127), (60, 127)])
def test_launch_settings_are_written_for_25_servers_at_a_time(servers: int, takes: float) -> None:
    schedule = a_wave_of(servers, has_launch_configuration=False)

    assert drawn(schedule, Stage.PREPARATION) == takes


def test_the_settings_of_many_servers_vary_less_than_in_proportion() -> None:
    timings = STEADY.changed(settings_per_server=Span(mean=10, spread=1))
    one, four = (a_wave_of(count, has_launch_configuration=False) for count in (1, 4))

    slow = [
        drawn(schedule, Stage.PREPARATION, timings=timings, chance=0.975)
        for schedule in (one, four)
    ]

    assert slow == pytest.approx([10 + 1.96, 40 + 2 * 1.96], abs=0.01)


def test_launch_settings_of_two_regions_are_written_side_by_side() -> None:
    here = a_server("db-1", has_launch_configuration=False)
    there = a_server("db-2", has_launch_configuration=False, location=AMERICA)
    groups = (a_group("Database"), a_group("Far", "db-2", location=AMERICA))
    plan = a_plan(a_wave(group_ids=["Database", "Far"]))

    schedule = a_plan_today(plan, inventory=an_inventory(here, there, groups=groups))

    assert drawn(schedule, Stage.PREPARATION) == 7


def test_actions_run_one_after_the_other() -> None:
    timings = ANSWERED.changed(documents={"point-dns": Span(mean=300)})
    plan = a_plan(a_wave(actions_after=[an_automation(), a_command()]))

    closing = drawn(a_plan_today(plan), Stage.CLOSING, timings=timings)

    assert closing == 302 + 32


def test_a_command_on_many_instances_takes_as_long_as_on_the_slowest() -> None:
    timings = STEADY.changed(document=Span(mean=30, spread=10))
    plan = a_plan(a_wave(actions_after=[a_command()]))
    few, many = a_plan_today(plan, {"Database": TWO[:1]}), a_plan_today(plan, {"Database": TWO})

    on_one, on_two = (drawn(schedule, Stage.CLOSING, timings=timings) for schedule in (few, many))

    assert on_one == pytest.approx(30)
    assert on_two == pytest.approx(35.45, abs=0.01)


def test_a_command_on_an_earlier_wave_counts_the_instances_of_that_wave() -> None:
    before = a_wave("Database")
    after = a_wave("Web", "Database", actions_before=[a_command(on_wave="Database")])
    timings = STEADY.changed(document=Span(mean=30, spread=10))
    schedule = a_plan_today(a_plan(before, after), {"Database": TWO, "Web": ("web-1",)})

    assert drawn(schedule, Stage.PREPARATION, timings=timings) == pytest.approx(35.45, abs=0.01)


@pytest.mark.parametrize(
    "wave",
    [
        a_wave(actions_after=[a_command()]),
        a_wave("Nothing", group_ids=["Empty"], actions_after=[an_automation()]),
    ],
    ids=["stopped instances", "no place"],
)
def test_an_action_with_nothing_to_run_on_takes_no_time(wave: Wave) -> None:
    groups = (
        a_group(launch_settings={"launch_disposition": "STOPPED"}),
        a_group("Empty", selection={"kind": "SERVERS", "server_ids": []}),
    )
    schedule = a_plan_today(a_plan(wave), inventory=an_inventory(groups=groups))

    assert drawn(schedule, Stage.CLOSING) == 0
