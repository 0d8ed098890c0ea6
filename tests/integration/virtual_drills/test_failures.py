"""What becomes of a drill when servers fail, by the policy of their wave."""

from datetime import timedelta

import pytest

from localcloud.faults import Fail, FailingCheck, SlowAgent
from recovery.domain.execution.execution import Status
from tests.support.builders import a_wave
from tests.support.engine.stories import (
    a_chain,
    launched,
    locks_held,
    ready,
    server_states,
    times_launched,
    wave_states,
)
from tests.support.engine.virtual_engine import VirtualEngine

MINUTE = timedelta(minutes=1)


def breaks(engine: VirtualEngine, server_id: str, **stated: object) -> None:
    """Its launch fails, once where nothing else is said."""
    default = {"phase": "CONVERSION", "server": server_id, "times": 1}
    engine.aws.world.faults.add(Fail.model_validate(default | stated))


def test_a_failed_wave_stops_the_drill_where_its_policy_says_so() -> None:
    engine = ready(*a_chain(on_failure="STOP"))
    breaks(engine, engine.servers["Database"][0])

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.FAILED
    assert launched(engine) == [frozenset(engine.servers["Database"])]
    assert wave_states(engine, execution_id) == ["FAILED", "CANCELLED", "CANCELLED"]
    assert locks_held(engine) == []


def test_a_failed_wave_keeps_nobody_waiting_where_its_policy_says_so() -> None:
    engine = ready(*a_chain(on_failure="CONTINUE"))
    breaks(engine, engine.servers["Database"][0])

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.PARTIAL
    assert wave_states(engine, execution_id) == ["FAILED", "COMPLETED", "COMPLETED"]


def test_a_failed_wave_waits_for_a_decision_where_its_policy_says_so() -> None:
    engine = ready(*a_chain(on_failure="PAUSE"))
    broken, well = engine.servers["Database"]
    breaks(engine, broken)

    execution_id = engine.start()
    engine.run_until(lambda: engine.execution(execution_id).status is Status.PAUSED)
    engine.run_for(MINUTE)
    engine.ask("retryFailedServers", execution_id, wave=1)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert (times_launched(engine)[broken], times_launched(engine)[well]) == (2, 1)


def test_a_whole_wave_is_launched_anew_on_request() -> None:
    engine = ready(*a_chain(on_failure="PAUSE"))
    breaks(engine, engine.servers["Database"][0])

    execution_id = engine.start()
    engine.run_until(lambda: engine.execution(execution_id).status is Status.PAUSED)
    engine.ask("retryWave", execution_id, wave=1)
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
    assert launched(engine)[:2] == [frozenset(engine.servers["Database"])] * 2


def test_a_failed_wave_is_skipped_on_request() -> None:
    engine = ready(*a_chain(on_failure="PAUSE"))
    breaks(engine, engine.servers["Database"][0])

    execution_id = engine.start()
    engine.run_until(lambda: engine.execution(execution_id).status is Status.PAUSED)
    engine.ask("skipWave", execution_id, wave=1)
    engine.ask("resumeExecution", execution_id)
    engine.run()

    assert engine.execution(execution_id).status is Status.PARTIAL
    assert wave_states(engine, execution_id)[1:] == ["COMPLETED", "COMPLETED"]


def test_a_wave_tolerates_as_many_failures_as_its_threshold_says() -> None:
    waves = a_chain(threshold={"servers": 1})
    engine = ready(*waves, servers=3)
    breaks(engine, engine.servers["Database"][0])

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.PARTIAL
    assert wave_states(engine, execution_id) == ["PARTIAL", "COMPLETED", "COMPLETED"]


def test_an_optional_server_that_fails_makes_its_wave_partial() -> None:
    engine = VirtualEngine()
    engine.has_servers("Database", 2)
    optional, _ = engine.servers["Database"]
    ready(*a_chain(optional_server_ids=(optional,)), engine=engine)
    breaks(engine, optional)

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.PARTIAL
    assert wave_states(engine, execution_id) == ["PARTIAL", "COMPLETED", "COMPLETED"]


@pytest.mark.parametrize("phase", ["SNAPSHOT", "CONVERSION", "LAUNCH"])
def test_a_failure_is_told_in_the_words_of_drs(phase: str) -> None:
    engine = ready(a_wave(), servers=1)
    breaks(engine, engine.servers["Database"][0], phase=phase, error="Out of luck")

    execution_id = engine.start()
    engine.run()

    [state] = server_states(engine, execution_id).values()
    assert state.status == "FAILED"
    assert "Out of luck" in state.reason


def test_a_server_that_never_becomes_well_fails_its_check() -> None:
    engine = ready(a_wave(), servers=2)
    ill, _ = engine.servers["Database"]
    engine.aws.world.faults.add(FailingCheck(server=ill))

    execution_id = engine.start()
    engine.run()

    state = server_states(engine, execution_id)[ill]
    assert engine.execution(execution_id).status is Status.FAILED
    assert state.status == "FAILED"
    assert state.code == "CHECK_TIMEOUT"


def test_an_agent_that_comes_late_is_waited_for() -> None:
    engine = ready(a_wave(), servers=2)
    engine.aws.world.faults.add(SlowAgent(server=engine.servers["Database"][0], seconds=900))

    execution_id = engine.start()
    engine.run()

    assert engine.execution(execution_id).status is Status.COMPLETED
