"""Bytes and units as DynamoDB counts them."""

import pytest

from benchmarks.request_units import entry_units, read_units, size, write_units
from recovery.adapters.dynamodb.attributes import Item, stored

KEYS = frozenset({"status"})


def an_item(body: int, **fields: str) -> Item:
    """Of so many bytes beside its other fields."""
    return stored({"body": b"b" * body, **fields})


def test_an_item_weighs_what_its_names_and_values_weigh() -> None:
    item = stored({"id": "e-1", "né": 12345, "body": b"1234", "of": frozenset({"a", "bc"})})

    weight = size(item)

    assert weight == (2 + 3) + (3 + 4) + (4 + 4) + (2 + 3)


def test_an_attribute_that_the_product_does_not_store_is_not_weighed_in_silence() -> None:
    with pytest.raises(TypeError, match="BOOL"):
        size({"is": {"BOOL": True}})


def test_what_one_call_reads_is_rounded_up_once() -> None:
    three = [an_item(2000)] * 3

    assert read_units(three) == 2
    assert read_units(three, share=0.5) == 1


def test_reading_nothing_costs_a_unit() -> None:
    assert read_units([]) == 1


def test_a_write_costs_what_the_larger_of_both_items_weighs() -> None:
    small, large = an_item(100), an_item(3000)

    assert write_units(None, small) == 1
    assert write_units(small, large) == write_units(large, small) == write_units(large, None) == 3


def test_an_index_is_written_only_where_its_entry_changes() -> None:
    entry = an_item(100, status="RUNNING")

    assert entry_units(entry, entry, KEYS) == entry_units(None, None, KEYS) == 0
    assert entry_units(entry, an_item(200, status="RUNNING"), KEYS) == 1
    assert entry_units(entry, None, KEYS) == 1


def test_an_entry_under_another_key_is_removed_and_written() -> None:
    before, after = (an_item(100, status=status) for status in ("RUNNING", "COMPLETED"))

    assert entry_units(before, after, KEYS) == 2
