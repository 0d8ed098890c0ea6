"""What the scale counts of requests as the product's repositories make them."""

from benchmarks.scale import Scale, shape
from benchmarks.weighing import TABLES, wake_units
from recovery.adapters.aws.wake_ups import WakeUps
from recovery.adapters.dynamodb.executions import DynamoExecutions
from recovery.adapters.dynamodb.wake_items import first_wake_item
from recovery.ports.paging import PageRequest
from tests.support.builders import an_execution
from tests.support.memory.people import an_audit_record
from tests.support.memory.world import MemoryWorld
from tests.support.repositories import a_start_of

EXECUTION = an_execution()


def a_started_execution() -> tuple[Scale, DynamoExecutions]:
    scale = Scale()
    executions = DynamoExecutions(scale, TABLES)
    executions.start(a_start_of(EXECUTION, MemoryWorld().ports), an_audit_record())
    return scale, executions


def test_it_knows_keys_and_indexes_from_the_template() -> None:
    known = shape(TABLES.executions)

    assert known.keys == ("executionId", "sk")
    active = known.indexes["ActiveIndex"]
    assert active.keys == {"active", "startedAt"}
    assert active.shown == active.keys | {"executionId", "sk", "dueAt"}


def test_an_execution_that_is_found_costs_what_is_stored_of_it() -> None:
    scale, executions = a_started_execution()
    before = scale.reads

    executions.find(EXECUTION.execution_id)
    found = scale.reads - before
    executions.find("another")

    assert found == 1
    assert scale.reads - before == found + 1


def test_a_change_in_a_transaction_counts_twice_and_its_entry_in_an_index_once() -> None:
    scale = Scale()
    wake = first_wake_item(EXECUTION)

    scale.put_item(TableName=TABLES.executions, Item=wake)
    alone = scale.writes
    scale.transact_write_items(
        TransactItems=[
            {"Delete": {"TableName": TABLES.executions, "Key": wake}},
            {"Put": {"TableName": TABLES.executions, "Item": wake}},
        ]
    )

    assert alone == 1 + 1
    assert scale.writes - alone == 2 * (2 + 1)


def test_what_is_stored_includes_the_entries_of_indexes() -> None:
    scale, _ = a_started_execution()
    before = scale.stored

    scale.put_item(TableName=TABLES.executions, Item=first_wake_item(EXECUTION))
    same = scale.stored
    scale.transact_write_items(
        TransactItems=[
            {"Delete": {"TableName": TABLES.executions, "Key": first_wake_item(EXECUTION)}}
        ]
    )

    assert same == before
    assert before - scale.stored > 2 * 100


def test_an_index_is_read_for_half() -> None:
    scale, _ = a_started_execution()
    before = scale.reads

    WakeUps(scale, execution_table=TABLES.executions).active(PageRequest(limit=200))

    assert scale.reads - before == 0.5


def test_parking_writes_the_item_and_its_entry_and_listening_only_the_item() -> None:
    units = wake_units(EXECUTION)

    assert (units["park"], units["listen"]) == (2 + 1, 2)
    assert units["next run"] == 1
