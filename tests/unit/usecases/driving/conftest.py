"""One drill of one server, started a moment ago."""

import pytest

from tests.support.builders import a_group, a_plan, an_execution
from tests.support.memory.engine_room import MemoryEngineRoom
from tests.support.memory.world import MemoryWorld


@pytest.fixture
def memory() -> MemoryEngineRoom:
    world = MemoryWorld()
    world.has_groups(a_group())
    world.has_plans(a_plan())
    world.has_executions(an_execution())
    return MemoryEngineRoom(world)
