"""Executions in lists, by the index that leaves the least to filter.

Unfinished ones are few, however many there are of a plan, a status, a mode, or at all.
"""

from recovery.adapters.dynamodb.execution_items import LISTED
from recovery.adapters.dynamodb.expressions import Expression, wording
from recovery.adapters.dynamodb.lists import Listing, span
from recovery.adapters.dynamodb.table import Table
from recovery.ports.executions import ExecutionQuery

_INDEXES = {
    "unfinished": "UnfinishedIndex",
    "planId": "PlanIdIndex",
    "status": "StatusIndex",
    "mode": "ModeIndex",
}


def executions_like(table: Table, query: ExecutionQuery) -> Listing:
    """The newest first."""
    stated = {
        "unfinished": query.unfinished,
        "planId": query.plan_id,
        "status": query.status,
        "mode": query.mode,
    }
    wanted = {name: value for name, value in stated.items() if value is not None}
    attribute = next(iter(wanted), "listed")
    value = wanted.pop(attribute, LISTED)
    between = f"#{attribute} = :{attribute} AND #startedAt BETWEEN :since AND :until"
    bounds = {attribute: value, **span(query.since, query.until)}
    rest = " AND ".join(f"#{name} = :{name}" for name in wanted)
    asked = {
        "IndexName": _INDEXES.get(attribute, "TimeIndex"),
        "ScanIndexForward": False,
        **wording(
            KeyConditionExpression=Expression(between, bounds),
            FilterExpression=Expression(rest, wanted) if rest else None,
        ),
    }
    keys = ("executionId", "sk", attribute, "startedAt")
    return Listing(table, f"executions {query.model_dump_json()}", keys, asked)
