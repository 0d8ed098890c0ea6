"""The WAKE item of an execution: who drives it, who waits, and whether it is to look again.

Apart from the state, because everybody may write it, and the state has one writer.
"""

from recovery.adapters.dynamodb.attributes import Item, stored
from recovery.adapters.dynamodb.lists import instant
from recovery.domain.execution.execution import Execution

WAKE = "WAKE"
ACTIVE = "ACTIVE"
INDEX = "ActiveIndex"
"""Only executions that are driven are in it."""


def wake_key(execution_id: str) -> dict[str, str]:
    return {"executionId": execution_id, "sk": WAKE}


def first_wake_item(execution: Execution) -> Item:
    """Written with the start, so that the sweeper finds it whatever happens after."""
    started_at = instant(execution.created_at)
    key = wake_key(execution.execution_id)
    return stored({**key, "active": ACTIVE, "startedAt": started_at, "run": 1})
