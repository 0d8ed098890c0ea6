"""Values as the body of an item: JSON, compressed where it can be long."""

from typing import TypeVar
from zlib import compress, decompress

from pydantic import TypeAdapter

from recovery.domain.errors import Invalid

V = TypeVar("V")
LARGEST = 380_000
"""DynamoDB takes items of 400 KB; what else is in one is small."""


def packed(kind: TypeAdapter[V], value: V, *, thing: str) -> bytes:
    return fitting(compress(kind.dump_json(value)), thing=thing)


def unpacked(kind: TypeAdapter[V], body: bytes) -> V:
    return kind.validate_json(decompress(body))


def document(kind: TypeAdapter[V], value: V, *, thing: str) -> str:
    """Not compressed: whoever opens the table in the AWS console can read it."""
    return fitting(kind.dump_json(value), thing=thing).decode()


def fitting(body: bytes, *, thing: str) -> bytes:
    if len(body) > LARGEST:
        size = f"{len(body) // 1000} KB, and {LARGEST // 1000} KB is the most that can be saved"
        raise Invalid(f"{thing} has {size}. Split it.")
    return body
