"""Patches notice when the ground under them has moved."""

import pytest

from localcloud.patches.upstream import UpstreamChanged, edited, relies_on, replaced

FACTOR = 2


def doubled(number: int) -> int:
    return number * FACTOR


def test_a_text_that_stands_there_once_can_be_relied_on() -> None:
    relies_on(doubled, "return number * FACTOR")


@pytest.mark.parametrize("text", ["return number * 3", "number"])
def test_a_text_that_is_gone_or_not_unique_stops_the_start(text: str) -> None:
    with pytest.raises(UpstreamChanged, match="doubled"):
        relies_on(doubled, text)


def test_an_edited_function_lives_in_its_own_module() -> None:
    changed = edited(doubled, {"number * FACTOR": "number * FACTOR + _more"}, _more=1)

    assert changed(5) == 11
    assert doubled(5) == 10


def test_an_edited_function_can_be_edited_again() -> None:
    once = edited(doubled, {"number * FACTOR": "number * FACTOR * 10"})

    twice = edited(once, {"FACTOR * 10": "FACTOR * 100"})

    assert twice(1) == 200


def test_names_that_are_taken_are_not_overwritten() -> None:
    with pytest.raises(UpstreamChanged, match="FACTOR"):
        edited(doubled, {"number *": "number +"}, FACTOR=7)


def test_a_text_is_replaced_where_it_is_expected() -> None:
    assert replaced("a b", {"b": "c"}, name="text") == "a c"
