"""Lists in pages: where they begin, how many questions a page may cost, and how times sort."""

from dataclasses import dataclass, field
from datetime import timedelta, timezone
from typing import Any

import pytest

from recovery.adapters.dynamodb.execution_events import events_page
from recovery.adapters.dynamodb.lists import Listing, instant, span
from recovery.adapters.dynamodb.table import Table
from recovery.domain.errors import PageTokenInvalid
from recovery.ports.page_tokens import token_at
from recovery.ports.paging import PageRequest
from tests.support.builders import NOON


@dataclass
class Numbered:
    """A client with items 0, 1, 2, … of which a filter shows every third."""

    count: int
    asked: list[dict[str, Any]] = field(default_factory=list)

    def query(self, **asked: Any) -> dict[str, Any]:  # noqa: ANN401  as boto3 has it
        self.asked.append(asked)
        start = int(asked.get("ExclusiveStartKey", {"id": {"S": "-1"}})["id"]["S"]) + 1
        end = min(start + asked["Limit"], self.count)
        items = [{"id": {"S": str(n)}} for n in range(start, end) if n % 3 == 0]
        return {"Items": items} | ({"LastEvaluatedKey": key(end - 1)} if end < self.count else {})


def key(number: int) -> dict[str, dict[str, str]]:
    return {"id": {"S": str(number)}}


def listing(client: Numbered) -> Listing:
    return Listing(Table(client, "table"), "all", ("id",), {})


def test_pages_of_a_filtered_list_leave_nothing_out_and_repeat_nothing() -> None:
    client, shown, token = Numbered(100), [], None

    while True:
        items, token = listing(client).page(PageRequest(limit=5, token=token))
        shown += [int(item["id"]["S"]) for item in items]
        assert len(items) <= 5
        if token is None:
            break

    assert shown == list(range(0, 100, 3))


def test_a_page_costs_three_questions_at_most() -> None:
    client = Numbered(100)

    items, token = listing(client).page(PageRequest(limit=4))

    assert [item["id"]["S"] for item in items] == ["0", "3", "6", "9"]
    assert len(client.asked) == 3
    assert token is not None


def test_a_list_that_ends_asks_no_further() -> None:
    client = Numbered(2)

    items, token = listing(client).page(PageRequest(limit=50))

    assert (len(items), token, len(client.asked)) == (1, None, 1)


@pytest.mark.parametrize("position", [{}, {"sk": "1"}, {"id": "1", "sk": "1"}])
def test_a_token_with_other_keys_than_the_list_has_is_refused(position: dict[str, str]) -> None:
    token = token_at(position, of="all")

    with pytest.raises(PageTokenInvalid):
        listing(Numbered(9)).page(PageRequest(token=token))


def test_a_token_of_events_that_names_no_number_is_refused() -> None:
    token = token_at({"after": "-1"}, of="events e-1")

    with pytest.raises(PageTokenInvalid):
        events_page(Table(Numbered(9), "table"), "e-1", PageRequest(token=token))


def test_times_sort_as_texts_wherever_they_were_written() -> None:
    later = NOON + timedelta(microseconds=1)
    elsewhere = NOON.astimezone(timezone(timedelta(hours=9)))

    assert instant(elsewhere) == instant(NOON) == "2025-11-30T12:00:00.000000Z"
    assert instant(NOON) < instant(later)


def test_a_span_includes_both_of_its_ends() -> None:
    ends = span(NOON, NOON)

    assert ends["since"] <= instant(NOON) <= ends["until"]
    assert ends["since"] <= f"{instant(NOON)}#a-1" <= ends["until"]


def test_a_span_without_ends_includes_every_time() -> None:
    ends = span(None, None)

    assert ends["since"] <= f"{instant(NOON)}#a-1" <= ends["until"]
