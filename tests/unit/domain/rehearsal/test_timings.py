"""How long things take, by operating system."""

import pytest
from pydantic import ValidationError

from recovery.domain.inventory import OperatingSystem
from recovery.domain.rehearsal.timings import Span, Timings


def test_a_duration_lies_as_many_spreads_from_its_mean_as_asked() -> None:
    span = Span(mean=100, spread=10)

    durations = [span.at(deviation) for deviation in (-2, 0, 1.5)]

    assert durations == [80, 100, 115]


def test_a_duration_is_never_shorter_than_a_quarter_of_its_mean() -> None:
    span = Span(mean=100, spread=50)

    shortest = span.at(-3)

    assert shortest == 25


def test_a_scaled_duration_varies_in_proportion() -> None:
    span = Span(mean=100, spread=10)

    doubled = span.scaled(2)

    assert doubled == Span(mean=200, spread=20)


def test_a_duration_is_never_negative() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        Span(mean=-1)


def test_windows_takes_longer_than_linux_unless_something_else_was_learned() -> None:
    timings = Timings()

    windows, linux = timings.of(OperatingSystem.WINDOWS), timings.of(OperatingSystem.LINUX)

    assert windows.conversion.mean > linux.conversion.mean
    assert windows.status_checks.mean > linux.status_checks.mean


def test_a_document_that_was_timed_has_a_duration_of_its_own() -> None:
    timings = Timings(documents={"restore-database": Span(mean=900)})

    timed, other = timings.of_document("restore-database"), timings.of_document("seed-data")

    assert timed == Span(mean=900)
    assert other == timings.document
