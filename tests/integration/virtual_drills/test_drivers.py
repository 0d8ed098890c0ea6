"""Whoever drives an execution, and however often: it moves once, and never stops for good."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from recovery.domain.execution.execution import Status
from recovery.ports.executions import Saving
from recovery.usecases.driving import deciding
from recovery.usecases.driving.deciding import Decision, TurnAsked, decide
from recovery.usecases.driving.performing import perform
from tests.support.builders import a_wave
from tests.support.engine.state_machine import Latencies
from tests.support.engine.stories import (
    a_chain,
    is_launched_once,
    launch_jobs,
    ready,
    wave_states,
)
from tests.support.engine.virtual_engine import VirtualEngine

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


def test_two_runs_of_the_state_machine_launch_nothing_twice() -> None:
    engine = ready(*a_chain())

    execution_id = engine.start()
    engine.time.follow(engine.machine.drive(execution_id, 1))
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)


@pytest.mark.parametrize("late", [0, 1, 2])
def test_who_decides_in_between_launches_nothing_twice(
    monkeypatch: pytest.MonkeyPatch, late: int
) -> None:
    engine = ready(*a_chain())
    executions = engine.ports.executions
    save, asked = executions.save, TurnAsked(execution_id="e-1", run=1)
    quicker: Iterator[int] = iter(range(100))

    def interrupted(saving: Saving) -> None:
        """Another decider is quicker, at every third save."""
        if next(quicker, 100) % 3 == late:
            monkeypatch.setattr(executions, "save", save)
            decide(engine.room, asked)
            monkeypatch.setattr(executions, "save", interrupted)
        save(saving)

    monkeypatch.setattr(executions, "save", interrupted)
    execution_id = engine.start()
    engine.run()

    assert execution_id == "e-1"
    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)


def test_deciders_and_performers_in_many_threads_launch_nothing_twice() -> None:
    engine = ready(*(a_wave(f"Wave {number}") for number in range(4)))
    engine.is_deaf = True
    execution_id = engine.start()
    together = Barrier(4, timeout=30)
    decisions: list[Decision] = []

    def drive() -> None:
        together.wait()
        decision = decide(engine.room, TurnAsked(execution_id=execution_id, run=1)).decision
        decisions.append(decision)
        together.wait()
        for command in decision.commands:
            perform(engine.room, execution_id, command.key)

    threads = [Thread(target=drive) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(len(decision.commands) == 5 for decision in decisions)
    assert is_launched_once(engine)
    engine.run()
    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)


def test_an_execution_whose_state_machine_died_is_revived_by_the_sweeper() -> None:
    engine = ready(*a_chain())
    engine.is_deaf = True
    execution_id = engine.start()
    engine.run_for(3 * MINUTE)
    engine.engine.stop(execution_id)
    engine.run_for(20 * MINUTE)
    assert wave_states(engine, execution_id)[0] == "LAUNCHING"

    swept = engine.sweep()
    engine.run()

    assert swept.revived == (execution_id,)
    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)


def test_an_execution_whose_state_machine_died_is_revived_by_an_event_of_drs() -> None:
    engine = ready(*a_chain())
    execution_id = engine.start()
    engine.run_for(3 * MINUTE)

    engine.engine.stop(execution_id)
    engine.run_for(20 * MINUTE)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)


def test_an_execution_that_works_is_left_alone_by_the_sweeper() -> None:
    engine = ready(a_wave())
    execution_id = engine.start()
    engine.run_for(3 * MINUTE)

    swept = engine.sweep()
    engine.run()

    assert swept.active == (execution_id,)
    assert swept.revived == swept.stuck == ()
    assert engine.sweep().active == ()


def test_a_long_history_is_handed_from_run_to_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deciding, "_MOST_HISTORY_EVENTS", 400)
    engine = ready(*a_chain())

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert engine.tally.states["Begin"] > 3
    assert is_launched_once(engine)


def test_an_event_of_drs_is_quicker_than_the_next_look() -> None:
    deaf, hearing = (
        ready(*(a_wave("Database", checks=()), a_wave("App", "Database"))) for _ in "12"
    )
    deaf.is_deaf = True

    waits = [time_between_waves(engine) for engine in (hearing, deaf)]

    assert waits[0] < 5 * SECOND
    assert waits[0] < waits[1] < MINUTE


def test_slow_functions_delay_a_drill_and_change_nothing_else() -> None:
    slow = Latencies(decide=20 * SECOND, perform=20 * SECOND, hear=20 * SECOND)
    engine = ready(*a_chain(), engine=VirtualEngine(latencies=slow))

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert is_launched_once(engine)


def time_between_waves(engine: VirtualEngine) -> timedelta:
    engine.start()
    engine.run()
    first, second = launch_jobs(engine)
    assert first.ended_at is not None
    return second.created_at - first.ended_at
