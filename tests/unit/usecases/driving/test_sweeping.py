"""The sweeper: every active execution has a driver, and the one that misses its turn is woken."""

from datetime import timedelta

import pytest

from recovery.domain.errors import Busy
from recovery.usecases.driving.sweeping import GRACE, Swept, sweep
from tests.support.builders import NOON
from tests.support.memory.engine_room import MemoryEngineRoom


@pytest.fixture(autouse=True)
def begun(memory: MemoryEngineRoom) -> None:
    memory.world.engine.begin("e-1")
    memory.world.engine.begin("e-2")


def test_what_runs_is_left_alone(memory: MemoryEngineRoom) -> None:
    swept = sweep(memory.room)

    assert swept == Swept(active=("e-1", "e-2"))
    assert memory.world.engine.woken == []


def test_what_has_no_driver_gets_one(memory: MemoryEngineRoom) -> None:
    memory.world.engine.dead.add("e-2")

    assert sweep(memory.room).revived == ("e-2",)


def test_what_misses_its_turn_is_woken_and_told(memory: MemoryEngineRoom) -> None:
    memory.world.engine.due = {"e-1": NOON, "e-2": NOON + timedelta(minutes=1)}
    memory.world.clock.forward(GRACE + timedelta(seconds=1))

    assert sweep(memory.room).stuck == ("e-1",)
    assert memory.world.engine.woken == ["e-1"]


def test_one_that_can_not_be_helped_keeps_no_other_waiting(
    memory: MemoryEngineRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    def revive(execution_id: str) -> bool:
        if execution_id == "e-1":
            raise Busy("Step Functions is throttled.")
        return True

    monkeypatch.setattr(memory.world.engine, "revive", revive)

    swept = sweep(memory.room)

    assert (swept.failed, swept.revived) == (("e-1",), ("e-2",))


def test_what_is_over_is_not_swept(memory: MemoryEngineRoom) -> None:
    memory.world.engine.retire("e-1")

    assert sweep(memory.room).active == ("e-2",)
