"""A world that is ready to start the plan Web shop, and one in which an execution of it is kept."""

from collections.abc import Mapping

from recovery.domain.recovery_plan import RecoveryPlan
from tests.support.builders import a_group, a_plan, a_server
from tests.support.memory.world import MemoryWorld
from tests.support.play import Play

ONE_SERVER: Mapping[str, tuple[str, ...]] = {"Database": ("db-1",)}


def a_ready_world(
    plan: RecoveryPlan | None = None, hostnames: Mapping[str, tuple[str, ...]] | None = None
) -> MemoryWorld:
    """The plan has one wave, Database, with the one server db-1, where nothing else is said."""
    world = MemoryWorld()
    groups = hostnames or ONE_SERVER
    world.has_groups(*(a_group(name, *listed) for name, listed in groups.items()))
    world.has_plans(plan or a_plan())
    world.shows(*(a_server(hostname) for listed in groups.values() for hostname in listed))
    return world


def a_world_with(play: Play) -> MemoryWorld:
    """Its execution, e-1, is kept as it is now; it is that time."""
    world = MemoryWorld()
    schedule = play.execution.schedule
    world.has_plans(a_plan(plan_id=schedule.plan_id, name=schedule.plan_name, waves=()))
    world.has_executions(play.execution)
    world.clock.at = play.now
    return world
