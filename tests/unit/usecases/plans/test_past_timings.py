"""Durations learned from the last executions of a plan."""

from datetime import timedelta

from recovery.domain.execution.execution import Execution
from recovery.domain.rehearsal.timings import Timings
from recovery.usecases.plans.past_timings import learned_timings
from tests.support.builders import NOON, a_group, a_plan
from tests.support.memory.world import MemoryWorld
from tests.support.operators import a_drill_that_ended
from tests.support.play import a_begun_play


def a_past_drill(number: int, **stated: object) -> Execution:
    """Of the one plan, and the later the higher its number."""
    started_at = NOON - timedelta(days=30 - number)
    play = a_drill_that_ended(execution_id=f"e-{number}", **stated)
    return play.execution.changed(created_at=started_at)


def a_world_after(*executions: Execution) -> MemoryWorld:
    """Their servers are free again, as after the end of an execution."""
    world = MemoryWorld()
    world.has_groups(a_group())
    world.has_plans(a_plan())
    for execution in executions:
        world.has_executions(execution)
        world.kept.locks.clear()
    return world


def test_nothing_is_known_of_a_plan_that_never_ran() -> None:
    learned = learned_timings(a_world_after().ports, "p-7")

    assert learned.timings == Timings()
    assert learned.execution_ids == ()


def test_a_past_drill_teaches_how_long_its_servers_took() -> None:
    learned = learned_timings(a_world_after(a_past_drill(1)).ports, "p-7")

    assert learned.execution_ids == ("e-1",)
    assert learned.timings.samples == 1
    assert learned.timings.linux != Timings().linux


def test_only_the_last_five_are_read() -> None:
    world = a_world_after(*(a_past_drill(number) for number in range(1, 8)))

    learned = learned_timings(world.ports, "p-7")

    assert learned.execution_ids == ("e-7", "e-6", "e-5", "e-4", "e-3")


def test_a_dry_run_and_one_that_still_runs_teach_nothing() -> None:
    dry = a_begun_play(execution_id="e-1", is_dry_run=True).execution
    running = a_begun_play(execution_id="e-2").execution

    learned = learned_timings(a_world_after(dry, running).ports, "p-7")

    assert learned.execution_ids == ()


def test_other_plans_teach_nothing() -> None:
    world = a_world_after(a_past_drill(1))

    learned = learned_timings(world.ports, "p-8")

    assert learned.execution_ids == ()
