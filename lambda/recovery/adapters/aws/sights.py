"""What was seen lately, on the Inventory table. A cache: losing it costs time and nothing else.

A sight is compressed and cut into parts that fit into items. They carry its generation, and a
header names the one that counts, so a reader never mixes two writes.
"""

from datetime import UTC, timedelta
from hashlib import sha256
from typing import NamedTuple
from zlib import compress, decompress

from botocore.exceptions import ClientError
from pydantic import ValidationError

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.refusals import UNREACHED, code_of, is_passing
from recovery.adapters.dynamodb.attributes import Item, Plain, blob, number, stored, text
from recovery.domain.value import Location
from recovery.ports.estate import Sight

_HEADER = "HEADER"
_LARGEST_PART = 300_000
_KEPT = timedelta(days=7)
_READINGS = 2
"""A writer may come in between: the second one finds what that has written."""


class _Header(NamedTuple):
    generation: str
    number_of_parts: int

    @property
    def parts(self) -> list[str]:
        return [f"{self.generation}#{index:03}" for index in range(self.number_of_parts)]


class DynamoSights:
    def __init__(self, dynamodb: Client, table: str) -> None:
        self._dynamodb = dynamodb
        self._table = table

    def last(self, location: Location) -> Sight | None:
        for _ in range(_READINGS):
            items = self._items(location)
            if _HEADER not in items:
                return None
            parts = _header(items[_HEADER]).parts
            if items.keys() >= set(parts):
                return _sight(b"".join(blob(items[part], "content") for part in parts))
        return None

    def keep(self, sight: Sight) -> None:
        """An older one never replaces a newer one; that it could not be kept is no harm."""
        content = compress(sight.model_dump_json().encode())
        pieces = [content[at : at + _LARGEST_PART] for at in range(0, len(content), _LARGEST_PART)]
        header = _Header(sha256(content).hexdigest()[:16], len(pieces))
        try:
            for part, piece in zip(header.parts, pieces, strict=True):
                item = _attributes(sight, part) | stored({"content": piece})
                self._dynamodb.put_item(TableName=self._table, Item=item)
            for part in self._unnamed(sight, header):
                key = stored({"location": f"{sight.location}", "part": part})
                self._dynamodb.delete_item(TableName=self._table, Key=key)
        except UNREACHED as error:
            if not is_passing(error):
                raise

    def _unnamed(self, sight: Sight, header: _Header) -> list[str]:
        """Parts that no header names any more, once this one is saved, or was refused."""
        at = sight.at.astimezone(UTC).isoformat(timespec="microseconds")
        told: dict[str, Plain] = {
            "at": at,
            "generation": header.generation,
            "parts": header.number_of_parts,
        }
        try:
            before = self._dynamodb.put_item(
                TableName=self._table,
                Item=_attributes(sight, _HEADER) | stored(told),
                ConditionExpression="attribute_not_exists(#at) OR #at <= :at",
                ExpressionAttributeNames={"#at": "at"},
                ExpressionAttributeValues=stored({":at": at}),
                ReturnValues="ALL_OLD",
            ).get("Attributes")
        except ClientError as error:
            if code_of(error) != "ConditionalCheckFailedException":
                raise
            return header.parts
        is_replaced = before is not None and _header(before).generation != header.generation
        return _header(before).parts if is_replaced else []

    def _items(self, location: Location) -> dict[str, Item]:
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="#location = :location",
            ExpressionAttributeNames={"#location": "location"},
            ExpressionAttributeValues=stored({":location": f"{location}"}),
            ConsistentRead=True,
        )
        return {text(item, "part"): item for page in pages for item in page["Items"]}


def _attributes(sight: Sight, part: str) -> dict[str, dict[str, object]]:
    expires_at = int((sight.at + _KEPT).timestamp())
    return stored({"location": f"{sight.location}", "part": part, "expiresAt": expires_at})


def _header(item: Item) -> _Header:
    return _Header(text(item, "generation"), number(item, "parts"))


def _sight(content: bytes) -> Sight | None:
    try:
        return Sight.model_validate_json(decompress(content))
    except ValidationError:
        # Another version of this product has written it.
        return None
