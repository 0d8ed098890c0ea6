"""One call of advance in the making."""

from recovery.domain.brain.turn import Turn
from recovery.domain.execution.server_run import Skipped
from recovery.domain.execution.wave_run import Preparing
from tests.support.builders import NOON, a_plan, a_wave, server_id
from tests.support.operators import TWO_WAVES
from tests.support.play import a_play

TWO = a_plan(a_wave("Database"), a_wave("App"))


def test_a_change_of_one_wave_leaves_the_others_and_the_execution_before_it_as_they_are() -> None:
    before = a_play(TWO, TWO_WAVES).execution
    turn = Turn(before, NOON)

    turn.move(2, Preparing(deadline=NOON))

    assert [wave.state.status for wave in turn.execution.waves] == ["WAITING", "PREPARING"]
    assert [wave.state.status for wave in before.waves] == ["WAITING", "WAITING"]


def test_no_change_to_servers_leaves_the_very_same_execution() -> None:
    before = a_play(TWO, TWO_WAVES).execution
    turn = Turn(before, NOON)

    turn.set_servers(1, {})

    assert turn.execution is before


def test_servers_that_are_not_named_stay_as_they_are() -> None:
    before = a_play(None, {"Database": ("db-1", "db-2")}).execution
    turn = Turn(before, NOON)

    turn.set_servers(1, {server_id("db-2"): Skipped(at=NOON, reason="Not now.")})

    servers = turn.wave(1).servers
    assert [servers[server_id(name)].state.status for name in ("db-1", "db-2")] == [
        "WAITING",
        "SKIPPED",
    ]


def test_a_reason_is_kept_with_its_wave_and_servers() -> None:
    turn = Turn(a_play().execution, NOON)

    turn.say("It is launched.", wave=1, servers=(server_id("db-1"),))

    (reason,) = turn.reasons
    assert (reason.kind, reason.text, reason.wave) == ("CHANGE", "It is launched.", 1)
    assert reason.server_ids == (server_id("db-1"),)
