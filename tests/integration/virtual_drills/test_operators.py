"""Operators step in while a drill runs, and the drill obeys at once."""

from datetime import datetime, timedelta

from recovery.domain.execution.execution import Status
from tests.support.builders import a_plan, a_wave
from tests.support.engine.stories import (
    a_chain,
    launch_jobs,
    launched,
    live_instances,
    locks_held,
    ready,
    wave_states,
)
from tests.support.engine.virtual_engine import VirtualEngine

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def ended_at(engine: VirtualEngine, execution_id: str) -> datetime:
    state = engine.execution(execution_id).state
    assert state.kind == "ENDED"
    return state.at


def test_a_wave_waits_until_somebody_approves_it() -> None:
    engine = ready(a_wave("Database"), a_wave("App", "Database", approval={}))

    execution_id = engine.start()
    engine.run_until(lambda: wave_states(engine, execution_id)[1] == "AWAITING_APPROVAL")
    engine.run_for(5 * HOUR)
    assert len(launched(engine)) == 1
    approved_at = engine.time.now()
    engine.ask("approveWave", execution_id, wave=2)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert launch_jobs(engine)[1].created_at - approved_at < timedelta(seconds=5)


def test_a_rejected_wave_is_not_launched() -> None:
    engine = ready(a_wave("Database"), a_wave("App", "Database", approval={}))

    execution_id = engine.start()
    engine.run_until(lambda: wave_states(engine, execution_id)[1] == "AWAITING_APPROVAL")
    engine.ask("rejectWave", execution_id, wave=2)
    engine.run()

    assert wave_states(engine, execution_id)[1] == "FAILED"
    assert len(launched(engine)) == 1


def test_a_paused_drill_starts_nothing_and_goes_on_when_it_is_resumed() -> None:
    engine = ready(*a_chain())

    execution_id = engine.start()
    engine.run_for(MINUTE)
    engine.ask("pauseExecution", execution_id)
    engine.run_for(3 * HOUR)
    assert wave_states(engine, execution_id) == ["COMPLETED", "WAITING", "WAITING"]
    engine.ask("resumeExecution", execution_id)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert len(launched(engine)) == 3


def test_a_cancelled_drill_watches_its_jobs_to_their_end_and_launches_nothing_more() -> None:
    engine = ready(*a_chain())

    execution_id = engine.start()
    engine.run_for(2 * MINUTE)
    engine.ask("cancelExecution", execution_id)
    engine.run()

    [job] = launch_jobs(engine)
    assert engine.execution(execution_id).status is Status.CANCELLED
    assert job.ended_at is not None
    assert ended_at(engine, execution_id) >= job.ended_at
    assert locks_held(engine) == []


def test_what_a_cancelled_drill_has_launched_can_be_terminated() -> None:
    engine = ready(*a_chain())
    execution_id = engine.start()
    engine.run_for(2 * MINUTE)
    engine.ask("cancelExecution", execution_id)
    engine.run()
    assert len(live_instances(engine)) == 2

    engine.ask("terminateInstances", execution_id)
    engine.run()

    assert live_instances(engine) == []


def test_a_wave_that_waits_can_be_skipped() -> None:
    engine = ready(*a_chain())

    execution_id = engine.start()
    engine.run_for(MINUTE)
    engine.ask("skipWave", execution_id, wave=2)
    engine.run()

    assert wave_states(engine, execution_id) == ["COMPLETED", "SKIPPED", "COMPLETED"]
    assert engine.execution(execution_id).status is Status.PARTIAL


def test_two_executions_are_driven_side_by_side() -> None:
    engine = ready(a_wave("Database", approval={}))
    engine.has_servers("Mail", 1)
    engine.has_plan(a_wave("Mail"), plan_id="p-8", name="Mail")
    waiting = engine.start()
    engine.run_for(MINUTE)

    running = engine.start(a_plan(plan_id="p-8", name="Mail"))
    engine.run_until(lambda: engine.execution(running).status is Status.COMPLETED)

    assert wave_states(engine, waiting) == ["AWAITING_APPROVAL"]
