"""When each server of a job is launched and ready."""

import pytest

from recovery.domain.health_checks import DEFAULT_CHECKS, AgentCheck, HealthCheck, StatusCheck
from recovery.domain.rehearsal.durations import Durations, Predicted
from recovery.domain.rehearsal.timings import Timings
from tests.support.builders import a_document_check, a_scheduled_server
from tests.support.rehearsals import STEADY

LINUX = a_scheduled_server("db-1")
WINDOWS = a_scheduled_server("app-1", os="WINDOWS")


def test_windows_servers_are_slower_than_linux_servers() -> None:
    (linux,) = Durations(STEADY, 0).of_job([LINUX], DEFAULT_CHECKS)

    (windows,) = Durations(STEADY, 0).of_job([WINDOWS], DEFAULT_CHECKS)

    assert linux == Predicted(launched=500, ready=600)
    assert windows == Predicted(launched=1200, ready=1500)


def test_in_a_mixed_job_each_system_takes_its_own_time() -> None:
    linux, windows = Durations(STEADY, 0).of_job([LINUX, WINDOWS], DEFAULT_CHECKS)

    assert (linux.launched, windows.launched) == (500, 1200)


def test_one_replaced_instance_delays_all_servers_of_its_system_in_the_job() -> None:
    replacing = a_scheduled_server("db-2", replaces_instance=True)

    predicted = Durations(STEADY, 0).of_job([LINUX, replacing, WINDOWS], ())

    assert [server.launched for server in predicted] == [540, 540, 1200]


@pytest.mark.parametrize(
    ("checks", "ready"),
    [
        ((), 500),
        ((AgentCheck(),), 560),
        ((StatusCheck(),), 600),
        ((AgentCheck(), StatusCheck()), 600),
        ((a_document_check(),), 500),
    ],
)
def test_a_server_is_ready_when_the_slowest_look_passes(
    checks: tuple[HealthCheck, ...], ready: float
) -> None:
    (predicted,) = Durations(STEADY, 0).of_job([LINUX], checks)

    assert predicted.ready == ready


def test_a_server_that_is_left_stopped_is_ready_when_it_is_launched() -> None:
    stopped = a_scheduled_server(settings={"launch_disposition": "STOPPED"})

    (predicted,) = Durations(STEADY, 0).of_job([stopped], DEFAULT_CHECKS)

    assert predicted == Predicted(launched=500, ready=500)


def test_chance_comes_from_the_seed_alone() -> None:
    first, again, other = (
        Durations(Timings(), seed).of_job([LINUX], DEFAULT_CHECKS) for seed in (1, 1, 2)
    )

    assert first == again
    assert first != other


def test_servers_of_a_job_convert_side_by_side_and_launch_each_in_its_own_time() -> None:
    servers = [a_scheduled_server(f"web-{number}") for number in range(5)]
    timings = STEADY.changed(linux=Timings().linux)

    predicted = Durations(timings, 0).of_job(servers, ())
    shared = Durations(
        timings.changed(linux=timings.linux.changed(launch=STEADY.linux.launch)), 0
    ).of_job(servers, ())

    assert len({server.launched for server in predicted}) == 5
    assert len({server.launched for server in shared}) == 1
