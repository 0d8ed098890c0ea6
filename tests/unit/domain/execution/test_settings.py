"""How often an execution looks, how long it waits and how it backs off."""

from datetime import timedelta

import pytest

from recovery.domain.execution.settings import ExecutionSettings, Patience
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
