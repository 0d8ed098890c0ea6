"""The two clocks."""

from datetime import UTC, timedelta

from recovery.adapters.aws.clock import ScaledClock, SystemClock, clock_of
from tests.support.builders import NOON
from tests.support.memory.machinery import StandingClock


def test_the_time_of_the_machine_is_in_utc() -> None:
    assert clock_of(None, 60).now().tzinfo is UTC


def test_time_runs_from_its_origin_at_its_speed() -> None:
    real = StandingClock(NOON)
    clock = ScaledClock(origin=NOON, speed=60, real=real)

    real.forward(timedelta(seconds=9))

    assert clock.now() == NOON + timedelta(minutes=9)


def test_where_an_origin_is_stated_time_is_scaled() -> None:
    long_ago = SystemClock().now() - timedelta(hours=1)

    assert clock_of(long_ago, 60).now() > long_ago + timedelta(hours=59)
