"""Ids of things, and what makes two names the same."""

from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.identity import derived_id, folded


@given(st.lists(st.text(), min_size=1))
def test_the_same_parts_always_give_the_same_id(parts: list[str]) -> None:
    assert derived_id("g", *parts) == derived_id("g", *parts)


@given(st.lists(st.text()), st.lists(st.text()))
def test_other_parts_give_another_id(parts: list[str], others: list[str]) -> None:
    assert (derived_id("g", *parts) == derived_id("g", *others)) is (parts == others)


def test_parts_do_not_run_into_each_other() -> None:
    assert derived_id("g", "ab", "c") != derived_id("g", "a", "bc")


def test_an_id_says_what_it_is_of_and_is_short_and_plain() -> None:
    made = derived_id("p", "u-ada", "createPlan", "k-1")

    prefix, _, rest = made.partition("-")
    assert (prefix, len(rest)) == ("p", 20)
    assert rest.isalnum()
    assert rest == rest.lower()


def test_names_that_differ_in_case_and_spaces_only_are_the_same() -> None:
    assert folded("  Web \t SHOP ") == folded("web shop")


def test_letters_with_two_lower_forms_are_the_same() -> None:
    assert folded("STRASSE") == folded("straße")


def test_other_names_stay_apart() -> None:
    assert folded("web shop") != folded("webshop")


def test_a_name_of_nothing_but_separators_stays_a_name() -> None:
    assert folded("\x1c") == "\x1c"
