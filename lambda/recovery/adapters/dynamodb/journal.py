"""The journal of an execution: for each saved step what it took in and when."""

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, blob, stored
from recovery.adapters.dynamodb.bodies import packed, unpacked
from recovery.adapters.dynamodb.expressions import Expression, wording
from recovery.adapters.dynamodb.table import Table
from recovery.domain.brain.journal import Entry

_PREFIX = "ENTRY#"
_ENTRY = TypeAdapter(Entry)


def journal_item(execution_id: str, version: int, entry: Entry) -> Item:
    """Numbered by the version of the state that the step led to."""
    body = packed(_ENTRY, entry, thing=f"A step of execution {execution_id}")
    sk = f"{_PREFIX}{version:08}"
    return stored({"executionId": execution_id, "sk": sk, "body": body})


def find_journal(table: Table, execution_id: str) -> tuple[Entry, ...]:
    begun = Expression(
        "#executionId = :executionId AND begins_with(#sk, :prefix)",
        {"executionId": execution_id, "prefix": _PREFIX},
    )
    items = table.query_all(**wording(KeyConditionExpression=begun), ConsistentRead=True)
    return tuple(unpacked(_ENTRY, blob(item, "body")) for item in items)
