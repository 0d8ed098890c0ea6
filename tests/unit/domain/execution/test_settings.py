"""How often an execution looks, how long it waits and how it backs off."""

from datetime import timedelta

import pytest

from recovery.domain.execution.settings import ExecutionSettings, Pace, Patience
from recovery.domain.inventory import OperatingSystem

LINUX, WINDOWS = OperatingSystem.LINUX, OperatingSystem.WINDOWS


@pytest.mark.parametrize(
    ("attempt", "seconds"), [(1, 30), (2, 60), (3, 120), (4, 240), (5, 240), (99, 240)]
)
def test_each_refusal_is_followed_by_a_longer_pause_up_to_the_longest(
    attempt: int, seconds: int
) -> None:
    settings = ExecutionSettings()

    pause = settings.pause_after(attempt)

    assert pause == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("systems", "minutes"), [({LINUX}, 40), ({WINDOWS}, 70), ({LINUX, WINDOWS}, 70)]
)
def test_a_job_with_one_windows_server_has_the_time_of_windows(
    systems: set[OperatingSystem], minutes: int
) -> None:
    patience = Patience()

    limit = patience.for_job(systems)

    assert limit == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("passed", "pause"), [(0, 30), (20, 10), (29, 2), (60, 2), (240, 4), (600, 10), (3600, 15)]
)
def test_looks_begin_when_something_may_have_ended_and_become_rarer(
    passed: int, pause: int
) -> None:
    pace = Pace(
        begin=timedelta(seconds=30),
        soonest=timedelta(seconds=2),
        latest=timedelta(seconds=15),
        share=60,
    )

    assert pace.next_after(timedelta(seconds=passed)) == timedelta(seconds=pause)


def test_a_steady_pace_looks_at_once_and_ever_again() -> None:
    pace = Pace.every(timedelta(minutes=4))

    pauses = {pace.next_after(timedelta(minutes=minutes)) for minutes in (0, 1, 100)}

    assert pauses == {timedelta(minutes=4)}
