"""How a wave ends, and what its failure means for the others."""

import pytest

from recovery.domain.execution.commands import StartRecovery
from recovery.domain.execution.execution import Status
from recovery.domain.execution.wave_run import WaveEnded
from tests.support.builders import a_plan, a_wave, server_id, some_limits
from tests.support.operators import TWO_WAVES, fails, two_waves
from tests.support.play import Play, a_begun_play

FOUR = ("db-1", "db-2", "db-3", "db-4")


def four_of_which_fail(*failed: str, **stated: object) -> Play:
    play = a_begun_play(a_plan(a_wave("Database", **stated)), {"Database": FOUR})
    job = play.job_of(*FOUR)
    play.step(play.job_ends(job, failed=dict.fromkeys(failed)))
    play.step(play.instances_are_well(*FOUR))
    return play


def its_end(play: Play) -> tuple[str, str]:
    state = play.wave("Database").state
    assert isinstance(state, WaveEnded)
    return state.status, state.reason


def test_a_wave_is_complete_when_every_server_is_healthy() -> None:
    play = a_begun_play(None, {"Database": FOUR})

    play.recovers(*FOUR)

    assert its_end(play) == ("COMPLETED", "4 servers healthy.")
    assert "Wave Database is COMPLETED: 4 servers healthy." in play.said


def test_a_wave_without_servers_is_complete_when_its_actions_are() -> None:
    plan = a_plan(a_wave(group_ids=()))

    play = a_begun_play(plan)

    assert its_end(play) == ("COMPLETED", "It has no servers.")


def test_one_failed_server_fails_its_wave_where_nothing_is_tolerated() -> None:
    play = four_of_which_fail("db-1")

    end = its_end(play)

    assert end == ("FAILED", "3 of 4 servers healthy, which is too few.")


@pytest.mark.parametrize(
    ("threshold", "failed", "status"),
    [
        ({"servers": 1}, 1, "PARTIAL"),
        ({"servers": 1}, 2, "FAILED"),
        ({"percent": 50}, 2, "PARTIAL"),
        ({"percent": 50}, 3, "FAILED"),
        ({"percent": 49}, 2, "FAILED"),
        ({"servers": 1, "percent": 75}, 3, "PARTIAL"),
        ({"percent": 100}, 4, "PARTIAL"),
    ],
)
def test_a_threshold_tolerates_failed_servers_by_number_or_by_percent(
    threshold: dict[str, int], failed: int, status: str
) -> None:
    play = four_of_which_fail(*FOUR[:failed], threshold=threshold)

    end = its_end(play)

    assert end[0] == status


def test_optional_servers_that_fail_leave_the_wave_partial() -> None:
    optional = (server_id("db-1"), server_id("db-2"))

    play = four_of_which_fail("db-1", "db-2", optional_server_ids=optional)

    assert its_end(play) == (
        "PARTIAL",
        "2 of 4 servers healthy; the others were optional or tolerated.",
    )


def test_percent_are_of_the_required_servers() -> None:
    optional = (server_id("db-1"), server_id("db-2"))

    play = four_of_which_fail("db-3", optional_server_ids=optional, threshold={"percent": 49})

    assert its_end(play)[0] == "FAILED"


def test_a_partial_wave_lets_the_next_one_start() -> None:
    play = a_begun_play(two_waves(optional_server_ids=(server_id("db-1"),)), TWO_WAVES)

    fails(play, "db-1")

    assert play.wave("Database").state.status == "PARTIAL"
    assert play.asks_to_launch("app-1")


def test_a_wave_that_has_failed_already_launches_nothing_more() -> None:
    limits = some_limits(servers_per_job=1, jobs=1)
    play = a_begun_play(None, {"Database": FOUR}, limits=limits)

    fails(play, "db-1")

    assert play.asked(StartRecovery) == []
    assert its_end(play)[0] == "FAILED"


def test_a_wave_goes_on_launching_while_its_failures_are_tolerated() -> None:
    plan = a_plan(a_wave(threshold={"servers": 1}))
    limits = some_limits(servers_per_job=1, jobs=1)
    play = a_begun_play(plan, {"Database": FOUR}, limits=limits)
    fails(play, "db-1")

    with_one_failed = len(play.asked(StartRecovery))
    fails(play, "db-2")

    assert with_one_failed == 1
    assert play.asked(StartRecovery) == []
    assert its_end(play) == ("FAILED", "0 of 4 servers healthy, which is too few.")


@pytest.mark.parametrize(
    ("policy", "status", "sentence"),
    [
        (
            "STOP",
            Status.FAILED,
            "Wave Database failed and its policy is STOP. Nothing new starts.",
        ),
        (
            "PAUSE",
            Status.PAUSED,
            "Paused. Wave Database failed: retry it, skip it, resume without it, or cancel.",
        ),
        ("CONTINUE", Status.RUNNING, "The execution goes on in spite of wave Database."),
    ],
)
def test_the_policy_of_a_failed_wave_decides_for_the_execution(
    policy: str, status: Status, sentence: str
) -> None:
    play = a_begun_play(two_waves(on_failure=policy), TWO_WAVES)

    fails(play, "db-1")

    assert play.execution.status is status
    assert sentence in play.said


def test_a_failed_wave_lets_the_next_one_start_when_the_policy_is_to_continue() -> None:
    play = a_begun_play(two_waves(on_failure="CONTINUE"), TWO_WAVES)

    fails(play, "db-1")

    assert play.asks_to_launch("app-1")


@pytest.mark.parametrize(("policy", "status"), [("STOP", "CANCELLED"), ("PAUSE", "WAITING")])
def test_a_failed_wave_keeps_the_next_one_from_starting(policy: str, status: str) -> None:
    play = a_begun_play(two_waves(on_failure=policy), TWO_WAVES)

    fails(play, "db-1")

    assert play.wave("App").state.status == status
    assert play.asked(StartRecovery) == []


def test_a_wave_that_fails_while_paused_adds_the_decision_about_it() -> None:
    plan = a_plan(a_wave("Database", on_failure="PAUSE"), a_wave("App", on_failure="PAUSE"))
    play = a_begun_play(plan, TWO_WAVES)
    other = play.job_of("app-1")
    fails(play, "db-1")

    play.step(play.job_ends(other, failed={"app-1": None}))

    assert play.waits == (
        "Paused until somebody decides about wave Database.",
        "Paused until somebody decides about wave App.",
    )
