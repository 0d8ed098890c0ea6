"""The WAKE item of an execution in DynamoDB: task tokens are parked in it, and wake-ups noted.

Who wakes notes it first and then answers the token; who parks a token does so only where nothing
is noted. So whoever comes second finds the other, and no wake-up is lost.
"""

from datetime import datetime
from typing import NamedTuple

from botocore.exceptions import ClientError

from recovery.adapters.aws.clients import Client
from recovery.adapters.aws.refusals import code_of
from recovery.adapters.dynamodb.attributes import (
    Item,
    Plain,
    number,
    stored,
    text,
    text_or_none,
)
from recovery.adapters.dynamodb.expressions import Expression, wording
from recovery.adapters.dynamodb.lists import Listing
from recovery.adapters.dynamodb.refusals import reading
from recovery.adapters.dynamodb.table import Table
from recovery.adapters.dynamodb.wake_items import ACTIVE, INDEX, wake_key
from recovery.ports.engine import Driven
from recovery.ports.paging import Page, PageRequest

_KEYS = ("executionId", "sk", "active", "startedAt")
_NOTED: dict[str, Plain] = {"active": ACTIVE, "yes": 1}


class Driver(NamedTuple):
    run: int
    """Which run of the state machine drives it."""
    token: str | None
    """With which the run waits; it may be gone already."""


class WakeUps:
    def __init__(self, dynamodb: Client, *, execution_table: str) -> None:
        self._dynamodb = dynamodb
        self._table = Table(dynamodb, execution_table)

    def note(self, execution_id: str) -> Driver:
        """That it has to look, and that it is to be driven, if it was not any more."""
        how = Expression("SET #isDue = :yes, #active = :active", _NOTED)
        found = self._update(execution_id, how)
        return Driver(run=number(found, "run"), token=text_or_none(found, "taskToken"))

    def listen(self, execution_id: str) -> bool:
        """Forgets wake-ups and the token, which is answered or timed out when a run decides."""
        how = Expression("REMOVE #isDue, #taskToken")
        return "isDue" in self._update(execution_id, how, shown="ALL_OLD")

    def retire(self, execution_id: str) -> bool:
        return self._update_if(
            execution_id,
            Expression("REMOVE #active, #taskToken"),
            when=Expression("attribute_not_exists(#isDue)"),
        )

    def next_run(self, execution_id: str, *, after: int) -> bool:
        """False: somebody else was quicker."""
        return self._update_if(
            execution_id,
            Expression("SET #run = :run", {"run": after + 1}),
            when=Expression("#run = :after", {"after": after}),
        )

    def run(self, execution_id: str) -> int:
        item = self._table.item(wake_key(execution_id))
        return number(item, "run") if item else 1

    def active(self, request: PageRequest) -> Page[Driven]:
        words = wording(KeyConditionExpression=Expression("#active = :active", {"active": ACTIVE}))
        listing = Listing(self._table, "active executions", _KEYS, {"IndexName": INDEX, **words})
        items, token = listing.page(request)
        return Page(items=tuple(map(_driven, items)), next_token=token)

    def _update_if(self, execution_id: str, how: Expression, *, when: Expression) -> bool:
        try:
            self._update(execution_id, how, ConditionExpression=when)
        except ClientError as error:
            if code_of(error) != "ConditionalCheckFailedException":
                raise
            return False
        return True

    def _update(
        self, execution_id: str, how: Expression, *, shown: str = "ALL_NEW", **when: Expression
    ) -> Item:
        key: dict[str, Plain] = dict(wake_key(execution_id))
        with reading():
            answer = self._dynamodb.update_item(
                TableName=self._table.name,
                Key=stored(key),
                ReturnValues=shown,
                **wording(UpdateExpression=how, **when),
            )
        found: Item = answer.get("Attributes", {})
        return found


def _driven(item: Item) -> Driven:
    due_at = text_or_none(item, "dueAt")
    return Driven(
        execution_id=text(item, "executionId"),
        due_at=datetime.fromisoformat(due_at) if due_at else None,
    )
