"""An execution: the whole state, nothing but values."""

from collections.abc import Callable

import pytest

from recovery.domain.execution.effects import RefusalKind
from recovery.domain.execution.execution import (
    Active,
    Ended,
    Execution,
    ExecutionState,
    FailureHold,
    Mode,
    OperatorHold,
    Pending,
    Status,
    Stopping,
)
from recovery.domain.execution.facts import Cancel, Pause, Terminate
from recovery.domain.execution.step import Step
from tests.support.builders import NOON, a_document_check, a_plan, a_wave, an_automation
from tests.support.operators import (
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    fails,
    terminates,
    two_waves,
)
from tests.support.play import ANNA, Play, a_begun_play, a_play

OPERATOR = OperatorHold(by=ANNA, why="", at=NOON)
FAILURE = FailureHold(wave=1, at=NOON)


def a_busy() -> Play:
    plan = a_plan(
        a_wave("Database", checks=(a_document_check(),)),
        a_wave("App", actions_before=(an_automation(),)),
        a_wave("Web", "App", approval={}),
    )
    play = a_begun_play(plan, TWO_WAVES | {"Web": ("web-1",)})
    play.step(play.job_ends(play.job_of("db-1")))
    return play


def a_refused() -> Play:
    play = a_begun_play()
    play.step(play.refuses(play.launches("db-1"), RefusalKind.QUOTA))
    asks(play, Pause)
    return play


def a_searching() -> Play:
    play = a_begun_play()
    asks(play, Cancel)
    return play


def a_failed() -> Play:
    play = a_begun_play(two_waves(on_failure="PAUSE"), TWO_WAVES)
    fails(play, "db-1")
    return play


def a_terminated() -> Play:
    play = a_drill_that_ended()
    asks(play, Terminate)
    terminates(play)
    return play


WORLDS = [a_play, a_busy, a_refused, a_searching, a_failed, a_terminated]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (Pending(), Status.PENDING),
        (Active(), Status.RUNNING),
        (Active(holds=(OPERATOR,)), Status.PAUSED),
        (Active(holds=(FAILURE, OPERATOR)), Status.PAUSED),
        (Stopping(reason="Cancelled.", is_cancelled=True), Status.CANCELLING),
        (Stopping(reason="A wave failed.", is_cancelled=False), Status.RUNNING),
        (Ended(outcome=Status.PARTIAL, at=NOON, reason="Enough."), Status.PARTIAL),
    ],
)
def test_the_status_follows_from_the_state(state: ExecutionState, status: Status) -> None:
    execution = a_play().execution

    execution = execution.changed(state=state)

    assert execution.status is status


def test_something_new_may_begin_while_it_runs() -> None:
    execution = a_play().execution

    execution = execution.changed(state=Active())

    assert execution.may_begin
    assert execution.holds == ()


@pytest.mark.parametrize(
    "state",
    [
        Pending(),
        Active(holds=(FAILURE,)),
        Stopping(reason="A wave failed.", is_cancelled=False),
        Ended(outcome=Status.COMPLETED, at=NOON, reason="All is well."),
    ],
)
def test_nothing_new_may_begin_before_the_start_while_held_or_from_the_stop_on(
    state: ExecutionState,
) -> None:
    execution = a_play().execution

    execution = execution.changed(state=state)

    assert not execution.may_begin


def test_a_drill_is_not_a_recovery() -> None:
    drill = a_play(mode=Mode.DRILL).execution

    recovery = a_play(mode=Mode.RECOVERY).execution

    assert (drill.is_drill, recovery.is_drill) == (True, False)


def test_waves_are_found_by_their_number() -> None:
    execution = a_play(two_waves(), TWO_WAVES).execution

    wave = execution.wave(2)

    assert wave.number == 2
    assert execution.planned(2).name == "App"


@pytest.mark.parametrize("a_world", WORLDS)
def test_an_execution_survives_a_round_trip_through_json(a_world: Callable[[], Play]) -> None:
    execution = a_world().execution

    read = Execution.model_validate_json(execution.model_dump_json())

    assert read == execution


@pytest.mark.parametrize("a_world", WORLDS)
def test_a_step_survives_a_round_trip_through_json(a_world: Callable[[], Play]) -> None:
    step = a_world().step()

    read = Step.model_validate_json(step.model_dump_json())

    assert read == step


@pytest.mark.parametrize("a_world", [a_busy, a_searching])
def test_an_execution_that_was_saved_and_read_goes_on_alike(a_world: Callable[[], Play]) -> None:
    play, restored = a_world(), a_world()
    restored.execution = Execution.model_validate_json(restored.execution.model_dump_json())

    step, after_restart = play.step(), restored.step()

    assert after_restart == step
