"""Attributes: what is written is read again, and nothing becomes a decimal."""

from recovery.adapters.dynamodb.attributes import (
    blob,
    number,
    stored,
    text,
    text_or_none,
    texts,
)


def test_what_is_written_is_read_again() -> None:
    item = stored({"name": "Web", "version": 7, "body": b"\x00", "usedBy": {"p-2", "p-1"}})

    assert text(item, "name") == "Web"
    assert number(item, "version") == 7
    assert blob(item, "body") == b"\x00"
    assert texts(item, "usedBy") == ("p-1", "p-2")


def test_nothing_is_written_for_what_is_not_there() -> None:
    item = stored({"digest": None, "usedBy": frozenset(), "reason": "", "count": 0})

    assert item == {"reason": {"S": ""}, "count": {"N": "0"}}
    assert text_or_none(item, "digest") is None
    assert texts(item, "usedBy") == ()
