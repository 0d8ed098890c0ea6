"""What an execution waits for somebody to decide."""

from datetime import timedelta

from recovery.domain.execution.awaited import AwaitedDecision, awaited_decisions
from recovery.domain.execution.facts import Cancel, Pause
from recovery.domain.execution.summary import summary_of
from tests.support.builders import NOON, a_plan, a_wave
from tests.support.operators import TWO_WAVES, asks, fails
from tests.support.play import a_begun_play

HOUR = timedelta(hours=1)


def test_a_gate_waits_for_approval_until_its_time_is_up() -> None:
    play = a_begun_play(a_plan(a_wave(approval={"timeout": HOUR})))

    assert awaited_decisions(play.execution) == (
        AwaitedDecision(
            kind="APPROVAL",
            text="Wave Database waits for approval.",
            wave=1,
            since=NOON,
            until=NOON + HOUR,
        ),
    )


def test_a_pause_waits_for_whoever_goes_on_and_its_gates_are_told_besides() -> None:
    gates = a_plan(a_wave("Database", approval={}), a_wave("App"))
    play = a_begun_play(gates, TWO_WAVES)
    asks(play, Pause, after=HOUR)

    found = awaited_decisions(play.execution)

    assert [(one.kind, one.wave, one.since) for one in found] == [
        ("OPERATOR", None, NOON + HOUR),
        ("APPROVAL", 1, NOON),
    ]
    assert found[0].text.startswith("Paused by ")


def test_a_failed_wave_that_pauses_waits_for_a_decision_about_it() -> None:
    play = a_begun_play(a_plan(a_wave(on_failure="PAUSE")))
    fails(play, "db-1")

    [found] = awaited_decisions(play.execution)

    assert (found.kind, found.wave) == ("FAILURE", 1)
    assert found.text == "Paused until somebody decides about wave Database."


def test_one_that_goes_by_itself_or_is_over_waits_for_nobody() -> None:
    running = a_begun_play()
    cancelled = a_begun_play(a_plan(a_wave(approval={})))
    asks(cancelled, Cancel, why="Enough.")

    assert awaited_decisions(running.execution) == ()
    assert awaited_decisions(cancelled.execution) == ()


def test_a_line_in_a_list_tells_it() -> None:
    play = a_begun_play(a_plan(a_wave(approval={})))

    assert summary_of(play.execution).awaits == awaited_decisions(play.execution)
