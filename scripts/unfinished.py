"""Executions that a deployment still drives: without it, nobody would see them through."""

from recovery.adapters.dynamodb.wake_items import ACTIVE, INDEX
from scripts.place import Place


def unfinished_executions(place: Place, execution_table: str) -> list[str]:
    """Their ids, the oldest first. Those whose clean-up is still to come are among them."""
    pages = (
        place.client("dynamodb")
        .get_paginator("query")
        .paginate(
            TableName=execution_table,
            IndexName=INDEX,
            KeyConditionExpression="#active = :active",
            ExpressionAttributeNames={"#active": "active"},
            ExpressionAttributeValues={":active": {"S": ACTIVE}},
        )
    )
    return [item["executionId"]["S"] for page in pages for item in page["Items"]]
