"""Chance that can be repeated."""

from itertools import islice
from statistics import correlation, fmean, stdev

import pytest

from recovery.domain.rehearsal.chance import deviation, largest_of, stream
from tests.support.builders import server_id

SEEDS = range(500)


def test_the_same_seed_and_name_give_the_same_deviation() -> None:
    first = deviation(7, "db-1", "launch")

    again = deviation(7, "db-1", "launch")

    assert first == again


def test_another_seed_or_name_gives_another_deviation() -> None:
    drawn = {deviation(7, "db-1"), deviation(8, "db-1"), deviation(7, "db-2")}

    assert len(drawn) == 3


def test_deviations_are_normal_and_none_is_wider_than_three_spreads() -> None:
    drawn = [deviation(seed, "db-1") for seed in range(5000)]

    assert fmean(drawn) == pytest.approx(0, abs=0.05)
    assert stdev(drawn) == pytest.approx(1, abs=0.05)
    assert max(map(abs, drawn)) == pytest.approx(3)


@pytest.mark.parametrize("other", ["web-1", "db-2", "db-9"])
def test_servers_with_like_names_deviate_independently(other: str) -> None:
    first = [deviation(seed, server_id("db-1"), "launch") for seed in SEEDS]

    second = [deviation(seed, server_id(other), "launch") for seed in SEEDS]

    assert abs(correlation(first, second)) < 0.15


def test_a_stream_repeats_with_its_seed_and_with_no_other() -> None:
    first, again, other = (list(islice(stream(seed), 5)) for seed in (1, 1, 2))

    assert first == again
    assert set(first).isdisjoint(other)


def test_a_stream_fills_the_interval_from_0_to_1_evenly() -> None:
    drawn = list(islice(stream(1), 5000))

    assert 0 <= min(drawn) < 0.01
    assert 0.99 < max(drawn) < 1
    assert fmean(drawn) == pytest.approx(0.5, abs=0.02)


def test_the_slowest_of_many_is_slower_than_the_slowest_of_few() -> None:
    one, ten, hundred = (largest_of(count, 0.5) for count in (1, 10, 100))

    assert one == pytest.approx(0)
    assert ten == pytest.approx(1.5, abs=0.05)
    assert hundred == pytest.approx(2.46, abs=0.05)


@pytest.mark.parametrize("drawn", [0.0, 1.0])
def test_even_the_most_unlikely_draw_is_finite(drawn: float) -> None:
    assert abs(largest_of(1, drawn)) == pytest.approx(6, abs=0.1)
