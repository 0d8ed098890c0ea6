"""One table, read: single items, many at once, and answers to queries. Never the whole of it."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from botocore.config import Config
from botocore.session import Session

from recovery.adapters.dynamodb.attributes import Item, Plain, stored
from recovery.adapters.dynamodb.refusals import busy, reading

Client = Any  # boto3 makes its clients from data
CONFIG = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"mode": "standard", "total_max_attempts": 4},
    max_pool_connections=16,
)
"""Somebody waits for the answer, and every request may be repeated."""
_MOST_AT_ONCE = 100
_ATTEMPTS = 5


def database() -> Client:
    """A client for all tables; any number of threads may use it."""
    return Session().create_client("dynamodb", config=CONFIG)


class Found(NamedTuple):
    items: tuple[Item, ...]
    last: Item | None
    """The key to go on after; None: that is all."""


class Table:
    def __init__(self, client: Client, name: str) -> None:
        self.client = client
        self.name = name

    def item(self, key: Mapping[str, Plain], **asked: object) -> Item | None:
        """As it is now."""
        with reading():
            reply = self.client.get_item(
                TableName=self.name, Key=stored(key), ConsistentRead=True, **asked
            )
        found: Item | None = reply.get("Item")
        return found

    def put(self, item: Item) -> None:
        """Whatever was there before."""
        with reading():
            self.client.put_item(TableName=self.name, Item=item)

    def items(self, keys: Collection[Mapping[str, Plain]]) -> Iterator[Item]:
        """Those that exist, as they are now, in any order."""
        wanted = [stored(key) for key in keys]
        for start in range(0, len(wanted), _MOST_AT_ONCE):
            yield from self._batch(wanted[start : start + _MOST_AT_ONCE])

    def query(self, **asked: object) -> Found:
        """One call. An index answers as it was a moment ago; the table itself if asked to."""
        with reading():
            reply = self.client.query(TableName=self.name, **asked)
        return Found(tuple(reply["Items"]), reply.get("LastEvaluatedKey"))

    def query_all(self, **asked: object) -> Iterator[Item]:
        start: Mapping[str, object] = {}
        while True:
            found = self.query(**asked, **start)
            yield from found.items
            if found.last is None:
                return
            start = {"ExclusiveStartKey": found.last}

    def _batch(self, keys: list[dict[str, Any]]) -> Iterator[Item]:
        """DynamoDB may leave some for the next call: it answers 16 MB at most."""
        for _ in range(_ATTEMPTS):
            with reading():
                reply = self.client.batch_get_item(
                    RequestItems={self.name: {"Keys": keys, "ConsistentRead": True}}
                )
            yield from reply["Responses"].get(self.name, [])
            keys = reply["UnprocessedKeys"].get(self.name, {}).get("Keys", [])
            if not keys:
                return
        raise busy()
