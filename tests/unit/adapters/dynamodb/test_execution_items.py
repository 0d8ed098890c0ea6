"""An execution as items: few enough for one transaction, and again few for one step."""

import pytest

from recovery.adapters.dynamodb.attributes import text
from recovery.adapters.dynamodb.execution_items import (
    record_from,
    schedule_items,
    state_item,
    wave_items,
)
from recovery.domain.execution.execution import Execution
from recovery.ports.records import ExecutionRecord
from tests.support.builders import (
    NOON,
    a_group,
    a_plan,
    a_schedule,
    a_wave,
    an_execution,
    an_inventory,
)


def an_execution_of(waves: int) -> Execution:
    """One server in the first wave; the others are only approved."""
    approved = [
        a_wave(f"Wave {number}", group_ids=(), approval={"instructions": "Look first."})
        for number in range(2, waves + 1)
    ]
    inventory = an_inventory(groups=[a_group("Wave 1")])
    return an_execution(a_schedule(a_plan(a_wave("Wave 1"), *approved), inventory))


@pytest.mark.parametrize("waves", [1, 2, 29, 30, 31, 61, 300])
def test_any_number_of_waves_comes_back_in_its_order(waves: int) -> None:
    record = ExecutionRecord(execution=an_execution_of(waves), version=3, request_digest="d-1")

    items = [
        state_item(record),
        *schedule_items(record.execution),
        *wave_items(record.execution),
    ]

    assert record_from(sorted(items, key=lambda item: text(item, "sk"))) == record
    assert len(items) <= 61


@pytest.mark.parametrize(("waves", "key"), [(30, "STATE#WAVE#002"), (300, "STATE#WAVE#001")])
def test_a_step_writes_only_the_waves_that_it_changed(waves: int, key: str) -> None:
    before = an_execution_of(waves)
    second = before.wave(2).changed(started_at=NOON)
    after = before.changed(waves=(before.wave(1), second, *before.waves[2:]), serial=1)

    items = list(wave_items(after, before=before))

    assert [text(item, "sk") for item in items] == [key]


def test_without_its_state_an_execution_is_not_there() -> None:
    assert record_from(wave_items(an_execution_of(2))) is None
