"""Lists that were put together here, in pages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.errors import PageTokenInvalid
from recovery.ports.page_tokens import token_at
from recovery.ports.paging import PageRequest
from recovery.usecases.pages import in_order, newest_first

KEYS = st.sets(st.text(min_size=1))


def every_page(keys: set[str], limit: int) -> list[str]:
    shown: list[str] = []
    token: str | None = None
    while True:
        request = PageRequest(limit=limit, token=token)
        page = in_order([(key, key) for key in keys], request, of="keys")
        shown.extend(page.items)
        token = page.next_token
        if token is None:
            return shown


@given(KEYS, st.integers(min_value=1, max_value=7))
def test_all_pages_together_are_the_list_in_order(keys: set[str], limit: int) -> None:
    assert every_page(keys, limit) == sorted(keys)


def test_what_comes_and_goes_between_two_pages_shifts_nothing() -> None:
    before, after = ["a", "c", "e", "g"], ["b", "e", "f", "g"]
    first = in_order([(key, key) for key in before], PageRequest(limit=2), of="keys")

    request = PageRequest(limit=2, token=first.next_token)
    second = in_order([(key, key) for key in after], request, of="keys")

    assert (first.items, second.items) == (("a", "c"), ("e", "f"))


def test_the_newest_first_goes_on_with_older_ones() -> None:
    keyed = [(key, key) for key in ("2025-01", "2025-03", "2025-02")]
    first = newest_first(keyed, PageRequest(limit=2), of="points")

    second = newest_first(keyed, PageRequest(limit=2, token=first.next_token), of="points")

    assert first.items == ("2025-03", "2025-02")
    assert (second.items, second.next_token) == (("2025-01",), None)


def test_a_token_that_tells_no_place_in_the_list_is_refused() -> None:
    token = token_at({}, of="keys")

    with pytest.raises(PageTokenInvalid):
        in_order([], PageRequest(token=token), of="keys")
