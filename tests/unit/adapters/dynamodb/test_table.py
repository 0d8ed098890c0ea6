"""A table, read: what is left out at first is asked for again, and refusals are in words."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from recovery.adapters.dynamodb.table import Table
from recovery.domain.errors import Busy, PageTokenInvalid


class Sparing:
    """A client that answers one item a call."""

    def __init__(self, *, most_calls: int) -> None:
        self.calls = 0
        self._most_calls = most_calls

    def batch_get_item(self, **asked: Any) -> dict[str, Any]:  # noqa: ANN401  as boto3 has it
        self.calls += 1
        [(name, wanted)] = asked["RequestItems"].items()
        first, *others = wanted["Keys"]
        answered = [] if self.calls > self._most_calls else [first]
        left = {name: {"Keys": others}} if others else {}
        return {"Responses": {name: answered}, "UnprocessedKeys": left}

    def query(self, **asked: str) -> dict[str, Any]:
        response: Any = {"Error": {"Code": asked["Code"], "Message": asked["Message"]}}
        raise ClientError(response, "Query")


def keys(count: int) -> list[dict[str, str]]:
    return [{"id": str(number)} for number in range(count)]


def test_items_that_were_left_out_are_asked_for_again() -> None:
    client = Sparing(most_calls=9)

    found = list(Table(client, "groups").items(keys(3)))

    assert [item["id"]["S"] for item in found] == ["0", "1", "2"]
    assert client.calls == 3


def test_a_table_that_leaves_items_out_for_ever_is_busy() -> None:
    with pytest.raises(Busy):
        list(Table(Sparing(most_calls=9), "groups").items(keys(20)))


@pytest.mark.parametrize(
    ("code", "message", "expected"),
    [
        ("ThrottlingException", "Slow down", Busy),
        ("ValidationException", "The provided starting key is invalid", PageTokenInvalid),
        ("ValidationException", "Exclusive Start Key must have same size", PageTokenInvalid),
        ("ValidationException", "Invalid KeyConditionExpression", ClientError),
        ("AccessDeniedException", "No", ClientError),
    ],
)
def test_a_refusal_is_told_in_words(code: str, message: str, expected: type[Exception]) -> None:
    with pytest.raises(expected):
        Table(Sparing(most_calls=1), "groups").query(Code=code, Message=message)


class Paging:
    """A client that answers one item a page."""

    def query(self, **asked: Any) -> dict[str, Any]:  # noqa: ANN401  as boto3 has it
        number = int(asked.get("ExclusiveStartKey", {"id": {"S": "0"}})["id"]["S"])
        here = {"id": {"S": str(number + 1)}}
        return {"Items": [here]} | ({"LastEvaluatedKey": here} if number < 2 else {})


def test_all_pages_are_read_where_all_is_asked_for() -> None:
    found = list(Table(Paging(), "groups").query_all())

    assert [item["id"]["S"] for item in found] == ["1", "2", "3"]
