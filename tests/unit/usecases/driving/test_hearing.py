"""Events of DRS: whoever has the server is woken, and nobody else."""

from recovery.usecases.driving.hearing import hear
from tests.support.builders import AMERICA, EUROPE, server_id
from tests.support.memory.engine_room import MemoryEngineRoom


def test_the_execution_that_has_the_server_is_woken(memory: MemoryEngineRoom) -> None:
    woken = hear(memory.room, EUROPE, frozenset({server_id("db-1"), server_id("db-2")}))

    assert woken == ("e-1",)
    assert memory.world.engine.woken == ["e-1"]


def test_a_server_that_nobody_recovers_wakes_nobody(memory: MemoryEngineRoom) -> None:
    assert hear(memory.room, EUROPE, frozenset({server_id("web-1")})) == ()


def test_the_same_id_elsewhere_is_another_server(memory: MemoryEngineRoom) -> None:
    assert hear(memory.room, AMERICA, frozenset({server_id("db-1")})) == ()
