"""An execution in one line."""

from datetime import timedelta

import pytest

from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.facts import Terminate
from recovery.domain.execution.summary import Unfinished, summary_of
from tests.support.builders import NOON, a_plan, a_wave
from tests.support.operators import (
    TWO_WAVES,
    a_drill_that_ended,
    asks,
    everybody_is_told,
    fails,
    terminates,
)
from tests.support.play import ANNA, a_begun_play, a_play


def test_a_new_execution_tells_what_was_started_and_by_whom() -> None:
    execution = a_play(mode=Mode.RECOVERY, reason="Fire").execution

    summary = summary_of(execution)

    assert (summary.plan_name, summary.mode, summary.reason) == ("Web shop", "RECOVERY", "Fire")
    assert (summary.started_by, summary.started_at) == (ANNA, NOON)
    assert (summary.status, summary.ended_at, summary.outcome) == (Status.PENDING, None, None)


def test_servers_and_waves_are_counted_as_they_come_out() -> None:
    plan = a_plan(a_wave("Database"), a_wave("App", on_failure="CONTINUE"), a_wave("Web", "App"))
    play = a_begun_play(plan, TWO_WAVES | {"Web": ("web-1", "web-2")})
    play.recovers("db-1")
    fails(play, "app-1")

    summary = summary_of(play.execution)

    assert (summary.wave_count, summary.waves_ended) == (3, 2)
    assert summary.server_count == 4
    assert (summary.servers_healthy, summary.servers_failed) == (1, 1)


def test_an_ended_drill_tells_its_outcome_and_that_its_instances_cost_money() -> None:
    play = a_drill_that_ended()

    summary = summary_of(play.execution)

    assert summary.status is Status.COMPLETED
    assert summary.outcome == "Every wave is complete."
    assert summary.ended_at == NOON + timedelta(minutes=12, seconds=2)
    assert summary.instances_running == 1


def test_terminated_servers_still_count_as_what_they_were() -> None:
    play = a_drill_that_ended()
    asks(play, Terminate)
    terminates(play)
    everybody_is_told(play)

    summary = summary_of(play.execution)

    assert summary.servers_healthy == 1
    assert summary.instances_running == 0


@pytest.mark.parametrize(
    ("stated", "unfinished"),
    [
        ({"ended_at": None}, Unfinished.ACTIVE),
        ({"ended_at": None, "mode": Mode.RECOVERY}, Unfinished.ACTIVE),
        ({}, Unfinished.INSTANCES_LEFT),
        ({"mode": Mode.RECOVERY}, None),
        ({"instances_running": 0}, None),
    ],
    ids=str,
)
def test_what_runs_is_unfinished_and_a_drill_until_its_instances_are_gone(
    stated: dict[str, object], unfinished: Unfinished | None
) -> None:
    summary = summary_of(a_drill_that_ended().execution)

    assert summary.changed(**stated).unfinished is unfinished
