"""Records as they are saved, but for those that were changed."""

from recovery.usecases.configuration.overlay import Overlay

SAVED = {"a": "apple", "b": "banana"}


def an_overlay() -> Overlay[str]:
    return Overlay(SAVED.get, SAVED.values, lambda word: word[0])


def test_what_was_not_changed_is_as_it_was_saved() -> None:
    overlay = an_overlay()

    assert overlay.find("a") == "apple"
    assert overlay.find("c") is None
    assert overlay.all() == ("apple", "banana")


def test_what_was_kept_is_found_instead() -> None:
    overlay = an_overlay()

    overlay.keep("avocado")
    overlay.keep("cherry")

    assert overlay.find_many(("a", "b", "d")) == {"a": "avocado", "b": "banana"}
    assert overlay.all() == ("avocado", "banana", "cherry")


def test_what_was_dropped_is_not_found_any_more() -> None:
    overlay = an_overlay()

    overlay.drop("a")

    assert overlay.find("a") is None
    assert overlay.all() == ("banana",)
