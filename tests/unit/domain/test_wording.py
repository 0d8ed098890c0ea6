"""How findings name things."""

from datetime import timedelta

import pytest

from recovery.domain.wording import counted, listed, named, spoken
from tests.support.builders import a_server, server_id


def test_a_server_is_named_for_people_and_for_machines() -> None:
    server = a_server("db-1")

    name = named(server)

    assert name == f"db-1 ({server_id('db-1')})"


@pytest.mark.parametrize(("number", "said"), [(0, "0 jobs"), (1, "1 job"), (2, "2 jobs")])
def test_only_one_is_singular(number: int, said: str) -> None:
    assert counted(number, "job") == said


def test_a_short_list_is_said_in_full() -> None:
    names = ["a", "b", "c", "d", "e"]

    said = listed(names)

    assert said == "a, b, c, d, e"


def test_a_long_list_ends_with_how_many_more_there_are() -> None:
    names = ["a", "b", "c", "d", "e", "f", "g"]

    said = listed(names)

    assert said == "a, b, c, d, e and 2 more"


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (timedelta(0), "0 s"),
        (timedelta(seconds=40), "40 s"),
        (timedelta(minutes=15), "15 min"),
        (timedelta(hours=2, minutes=5, seconds=7), "2 h 5 min"),
        (timedelta(days=3), "3 d"),
    ],
)
def test_a_duration_is_said_in_its_two_largest_units(duration: timedelta, said: str) -> None:
    assert spoken(duration) == said
