"""Pieces of HTML."""

from datetime import timedelta

import pytest

from recovery.handlers.api.rendering.html import facts, page, table, text
from tests.support.builders import NOON

NASTY = "<script>alert('x')</script>&\""
HARMLESS = "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;&amp;&quot;"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "&ndash;"),
        ("", "&ndash;"),
        (0, "0"),
        (True, "yes"),
        (False, "no"),
        (NOON, "2025-11-30 12:00:00 UTC"),
        (timedelta(minutes=65), "1 h 5 min"),
        (NASTY, HARMLESS),
    ],
)
def test_a_value_is_shown_for_people(value: object, shown: str) -> None:
    found = text(value)

    assert found == shown


@pytest.mark.parametrize(
    "piece",
    [
        table(NASTY, [NASTY], [[NASTY]]),
        facts([(NASTY, NASTY)]),
        page(NASTY, "", ""),
    ],
    ids=["table", "facts", "page"],
)
def test_nothing_from_outside_becomes_markup(piece: str) -> None:
    assert "<script" not in piece
    assert HARMLESS in piece


def test_a_page_forbids_itself_to_load_anything() -> None:
    found = page("Report", "", "")

    assert "content=\"default-src 'none'; style-src 'unsafe-inline'\"" in found
