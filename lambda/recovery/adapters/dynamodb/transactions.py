"""Changes that happen all together or not at all, and what it means when one is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from botocore.exceptions import ClientError

from recovery.adapters.dynamodb.attributes import Item, Plain, stored
from recovery.adapters.dynamodb.expressions import Condition, Expression, wording
from recovery.adapters.dynamodb.refusals import busy, is_throttled
from recovery.adapters.dynamodb.table import Client
from recovery.domain.errors import Invalid

MOST_CHANGES = 100
"""In one transaction of DynamoDB; it may have 4 MB."""
_ATTEMPTS = 5
_PASSING = {"TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"}


@dataclass(frozen=True)
class Change:
    action: Mapping[str, Mapping[str, Any]]
    when: Condition | None = None


def put(table: str, item: Item, when: Condition | None = None) -> Change:
    return _change("Put", {"TableName": table, "Item": item}, when)


def update(
    table: str, key: Mapping[str, Plain], how: Expression, when: Condition | None = None
) -> Change:
    return _change("Update", {"TableName": table, "Key": stored(key)}, when, how)


def delete(table: str, key: Mapping[str, Plain], when: Condition | None = None) -> Change:
    return _change("Delete", {"TableName": table, "Key": stored(key)}, when)


def check(table: str, key: Mapping[str, Plain], when: Condition) -> Change:
    return _change("ConditionCheck", {"TableName": table, "Key": stored(key)}, when)


def commit(client: Client, changes: Sequence[Change]) -> None:
    """Of several refusals the first one counts: put what tells most in front.

    A lost answer is asked for again by botocore with the same token, so nothing happens twice.
    """
    if len(changes) > MOST_CHANGES:
        raise Invalid(
            f"This is {len(changes)} changes at once, and DynamoDB takes {MOST_CHANGES}. "
            "Do it in smaller steps."
        )
    for _ in range(_ATTEMPTS):
        try:
            client.transact_write_items(TransactItems=[change.action for change in changes])
        except ClientError as error:
            _explain(error, changes)
        else:
            return
    raise busy()


def _explain(error: ClientError, changes: Sequence[Change]) -> None:
    """Returns where another attempt is worth it."""
    code = error.response["Error"]["Code"]
    if code == "TransactionInProgressException":
        return
    if is_throttled(error):
        raise busy() from error
    if code != "TransactionCanceledException":
        raise error
    # boto3's types do not know the reasons, which come with this one error.
    reasons: list[dict[str, Any]] = dict(error.response).get("CancellationReasons", [])  # type: ignore[assignment]
    for change, reason in zip(changes, reasons, strict=True):
        if change.when and reason.get("Code") == "ConditionalCheckFailed":
            raise change.when.refused(reason.get("Item")) from error
    if not any(reason.get("Code") in _PASSING for reason in reasons):
        raise error


def _change(
    action: str, request: Mapping[str, Any], when: Condition | None, how: Expression | None = None
) -> Change:
    words = wording(ConditionExpression=when, UpdateExpression=how)
    shown = {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"} if when else {}
    return Change({action: {**request, **words, **shown}}, when)
