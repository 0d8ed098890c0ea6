"""A DRS job and the checks of its servers, drawn at random."""

from itertools import repeat

import pytest

from recovery.domain.health_checks import DEFAULT_CHECKS, AgentCheck, HealthCheck, StatusCheck
from recovery.domain.rehearsal.job_draw import JobDraw
from recovery.domain.rehearsal.network import Lasting
from recovery.domain.rehearsal.timings import Span, Timings
from tests.support.builders import a_document_check, a_scheduled_server
from tests.support.rehearsals import STEADY

LINUX = a_scheduled_server("db-1")
WINDOWS = a_scheduled_server("app-1", os="WINDOWS")
STOPPED = a_scheduled_server("db-2", settings={"launch_disposition": "STOPPED"})
DOCUMENT = a_document_check()


@pytest.mark.parametrize(
    ("checks", "ended"),
    [
        ((), 500),
        ((StatusCheck(),), 605),
        ((AgentCheck(), StatusCheck()), 605),
        ((DOCUMENT,), 530),
        ((StatusCheck(), DOCUMENT), 635),
        ((DOCUMENT, StatusCheck()), 605),
        ((DOCUMENT, StatusCheck(), DOCUMENT), 635),
    ],
    ids=["none", "look", "two looks", "document", "look first", "document first", "both"],
)
def test_a_job_ends_when_the_last_check_has_passed(
    checks: tuple[HealthCheck, ...], ended: float
) -> None:
    lasting = JobDraw([LINUX], checks, STEADY)(repeat(0.5))

    assert lasting == Lasting(launched=500, ended=ended)


def test_a_mixed_job_takes_as_long_as_its_slower_system() -> None:
    lasting = JobDraw([LINUX, WINDOWS], DEFAULT_CHECKS, STEADY)(repeat(0.5))

    assert lasting == Lasting(launched=1200, ended=1505)


def test_a_document_before_the_looks_waits_for_the_whole_job() -> None:
    lasting = JobDraw([LINUX, WINDOWS], (DOCUMENT,), STEADY)(repeat(0.5))

    assert lasting == Lasting(launched=1200, ended=1230)


@pytest.mark.parametrize("checks", [DEFAULT_CHECKS, (DOCUMENT,)])
def test_servers_that_are_left_stopped_are_not_checked(checks: tuple[HealthCheck, ...]) -> None:
    lasting = JobDraw([STOPPED], checks, STEADY)(repeat(0.5))

    assert lasting == Lasting(launched=500, ended=500)


def test_servers_beside_a_stopped_one_are_checked() -> None:
    lasting = JobDraw([STOPPED, LINUX], (StatusCheck(),), STEADY)(repeat(0.5))

    assert lasting == Lasting(launched=500, ended=605)


def test_one_replaced_instance_adds_the_time_of_its_removal() -> None:
    replacing = a_scheduled_server("db-3", replaces_instance=True)

    lasting = JobDraw([LINUX, replacing], (), STEADY)(repeat(0.5))

    assert lasting.launched == 540


def test_a_job_of_many_servers_waits_for_the_slowest() -> None:
    many = [a_scheduled_server(f"web-{number}") for number in range(100)]

    one, hundred = (
        JobDraw(servers, DEFAULT_CHECKS, Timings())(repeat(0.5)) for servers in ([LINUX], many)
    )

    assert hundred.launched - one.launched == pytest.approx(2.46 * 20, abs=1)
    assert hundred.ended > one.ended


def test_many_documents_run_side_by_side_until_the_slowest_has_ended() -> None:
    timings = STEADY.changed(document=Span(mean=30, spread=10))
    two = [LINUX, a_scheduled_server("db-2")]

    lasting = JobDraw(two, (DOCUMENT,), timings)(repeat(0.5))

    assert lasting.ended == pytest.approx(500 + 35.45, abs=0.01)
