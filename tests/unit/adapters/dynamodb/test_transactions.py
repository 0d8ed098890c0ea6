"""Transactions: which refusal counts, what is tried again, and when it is given up."""

from dataclasses import dataclass, field
from typing import Any

import pytest
from botocore.exceptions import ClientError

from recovery.adapters.dynamodb.attributes import Item
from recovery.adapters.dynamodb.expressions import Condition
from recovery.adapters.dynamodb.transactions import Change, commit, put
from recovery.domain.errors import Busy, ConcurrentChange, Invalid, NameTaken, RecoveryError

DONE = "done"
REFUSED = {"Code": "ConditionalCheckFailed", "Item": {"version": {"N": "7"}}}
CONFLICT = {"Code": "TransactionConflict"}
FINE = {"Code": "None"}
TOO_LARGE = {"Code": "ValidationError"}


@dataclass
class Scripted:
    """A client that answers as it was told, one time after another."""

    answers: list[str | list[dict[str, Any]]]
    asked: list[Any] = field(default_factory=list)

    def transact_write_items(self, **asked: object) -> None:
        self.asked.append(asked)
        answer = self.answers.pop(0)
        if answer == DONE:
            return
        code = answer if isinstance(answer, str) else "TransactionCanceledException"
        reasons = [] if isinstance(answer, str) else answer
        response: Any = {"Error": {"Code": code}, "CancellationReasons": reasons}
        raise ClientError(response, "TransactWriteItems")


def a_change(refusal: RecoveryError | None = None) -> Change:
    when = Condition("#a = :a", {"a": 1}, refused=lambda _: refusal) if refusal else None
    return put("table", {"id": {"S": "1"}}, when)


def test_the_first_of_several_refusals_counts() -> None:
    changes = [a_change(), a_change(NameTaken("group", "Web")), a_change(ConcurrentChange("It"))]

    with pytest.raises(NameTaken):
        commit(Scripted([[FINE, REFUSED, REFUSED]]), changes)


def test_a_refusal_knows_the_item_as_it_is() -> None:
    seen: list[Item | None] = []

    def refused(item: Item | None) -> RecoveryError:
        seen.append(item)
        return ConcurrentChange("It")

    change = put("table", {"id": {"S": "1"}}, Condition("#a = :a", {"a": 1}, refused=refused))
    client = Scripted([[REFUSED]])

    with pytest.raises(ConcurrentChange):
        commit(client, [change])

    assert seen == [{"version": {"N": "7"}}]
    assert client.asked[0]["TransactItems"][0]["Put"]["ReturnValuesOnConditionCheckFailure"] == (
        "ALL_OLD"
    )


@pytest.mark.parametrize(
    "passing",
    [[CONFLICT], [{"Code": "ThrottlingError"}], "TransactionInProgressException"],
)
def test_what_passes_is_tried_again(passing: str | list[dict[str, Any]]) -> None:
    client = Scripted([passing, passing, DONE])

    commit(client, [a_change()])

    assert len(client.asked) == 3


def test_a_refusal_counts_although_there_was_a_conflict_too() -> None:
    changes = [a_change(), a_change(ConcurrentChange("It"))]

    with pytest.raises(ConcurrentChange):
        commit(Scripted([[CONFLICT, REFUSED]]), changes)


def test_a_conflict_that_does_not_pass_is_given_up() -> None:
    client = Scripted([[CONFLICT]] * 9)

    with pytest.raises(Busy, match="Try again"):
        commit(client, [a_change()])

    assert len(client.asked) == 5


@pytest.mark.parametrize("code", ["ThrottlingException", "ProvisionedThroughputExceededException"])
def test_a_throttled_table_is_busy(code: str) -> None:
    with pytest.raises(Busy):
        commit(Scripted([code]), [a_change()])


@pytest.mark.parametrize("answer", ["AccessDeniedException", [TOO_LARGE]])
def test_what_nobody_here_can_explain_stays_the_error_it_was(
    answer: str | list[dict[str, Any]],
) -> None:
    with pytest.raises(ClientError):
        commit(Scripted([answer]), [a_change(ConcurrentChange("It"))])


def test_more_than_dynamodb_takes_is_not_even_tried() -> None:
    client = Scripted([])

    with pytest.raises(Invalid, match="101 changes at once"):
        commit(client, [a_change()] * 101)

    assert client.asked == []
