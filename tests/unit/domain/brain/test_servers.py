"""A launched server on its way through its checks."""

from datetime import timedelta

import pytest

from recovery.domain.execution.commands import ApplyLaunchSettings, RunCommand
from recovery.domain.execution.server_run import Checking, Healthy
from recovery.domain.health_checks import AgentCheck, StatusCheck
from tests.support.builders import a_document_check, a_group, a_plan, a_server, a_wave, an_inventory
from tests.support.play import Play, a_begun_play

STOPPED = an_inventory(
    a_server(), groups=(a_group(launch_settings={"launch_disposition": "STOPPED"}),)
)


def check_of(play: Play, hostname: str = "db-1") -> int:
    state = play.server(hostname)
    assert isinstance(state, Checking)
    return state.check


def launched(play: Play) -> Play:
    play.step(play.job_ends(play.job_of("db-1")), after=timedelta(minutes=9))
    return play


def test_a_server_without_checks_is_healthy_once_launched() -> None:
    play = launched(a_begun_play(a_plan(a_wave(checks=()))))

    assert isinstance(play.server("db-1"), Healthy)
    assert play.wave("Database").state.status == "COMPLETED"


def test_a_server_launched_to_stay_stopped_is_healthy_without_checks() -> None:
    play = a_begun_play(inventory=STOPPED)
    [change] = play.asked(ApplyLaunchSettings)
    play.step(play.settings_are_written(change))

    launched(play)

    state = play.server("db-1")
    assert isinstance(state, Healthy)
    assert state.reason == "Launched and left stopped, as its launch settings say; not checked."


def test_checks_are_passed_in_their_order() -> None:
    play = launched(a_begun_play(a_plan(a_wave(checks=(StatusCheck(), AgentCheck())))))

    play.step(play.instance_looks("db-1", agent_online=True))
    at_first = check_of(play)
    play.step(play.instance_looks("db-1", passes_status_checks=True))
    at_second = check_of(play)
    play.step(play.instance_looks("db-1", agent_online=True))

    assert (at_first, at_second) == (0, 1)
    assert isinstance(play.server("db-1"), Healthy)


def test_one_look_may_pass_several_checks() -> None:
    play = launched(a_begun_play(a_plan(a_wave(checks=(StatusCheck(), AgentCheck())))))

    play.step(play.instance_looks("db-1", passes_status_checks=True, agent_online=True))

    state = play.server("db-1")
    assert isinstance(state, Healthy)
    assert state.reason == "All checks passed."


def test_a_look_passes_no_check_that_runs_a_document() -> None:
    play = launched(a_begun_play(a_plan(a_wave(checks=(StatusCheck(), a_document_check())))))

    play.step(play.instances_are_well("db-1"))

    assert check_of(play) == 1
    assert [run.document for run in play.asked(RunCommand)] == ["check-http"]


@pytest.mark.parametrize("hostname", ["db-1", "db-9"])
def test_a_look_that_shows_nothing_new_changes_nothing(hostname: str) -> None:
    play = launched(a_begun_play())
    before = play.execution

    play.step(play.instance_looks(hostname))

    assert play.execution == before


def test_each_check_has_its_own_time() -> None:
    checks = (
        StatusCheck(timeout=timedelta(minutes=10)),
        AgentCheck(timeout=timedelta(minutes=10)),
    )
    play = launched(a_begun_play(a_plan(a_wave(checks=checks))))
    play.now += timedelta(minutes=9)
    play.step(play.instance_looks("db-1", passes_status_checks=True))

    play.step(after=timedelta(minutes=9))

    assert check_of(play) == 1
