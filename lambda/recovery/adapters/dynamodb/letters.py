"""What came for an execution, until its one writer has taken it in: requests and answers."""

from collections.abc import Iterator
from typing import get_args

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, stored, text
from recovery.adapters.dynamodb.expressions import Condition, Expression, is_new, wording
from recovery.adapters.dynamodb.table import Table
from recovery.adapters.dynamodb.transactions import Change, check, delete, put
from recovery.domain.errors import Conflicting, RecoveryError, Unknown
from recovery.domain.execution.facts import Fact, OperatorRequest, Refused
from recovery.ports.executions import CommandAnswer, Letter

MOST_AT_ONCE = 50
"""A step throws them away in its transaction, which takes 100 items."""
_PREFIX = "FACT#"
_REQUEST = f"{_PREFIX}REQUEST#"
_ANSWER = f"{_PREFIX}ANSWER#"
_FACT: TypeAdapter[Fact] = TypeAdapter(Fact)


def find_letters(table: Table, execution_id: str) -> tuple[Letter, ...]:
    """Requests come first where many wait: people are few, and one of them may say stop."""
    waiting = _waiting(table, execution_id, _PREFIX)
    found = sorted(waiting, key=lambda each: (isinstance(each.fact, CommandAnswer), each.fact.at))
    return tuple(sorted(found[:MOST_AT_ONCE], key=lambda each: (each.fact.at, each.letter_id)))


def find_requests(table: Table, execution_id: str) -> tuple[OperatorRequest, ...]:
    facts = (letter.fact for letter in _waiting(table, execution_id, _REQUEST))
    waiting = (fact for fact in facts if isinstance(fact, get_args(OperatorRequest)))
    return tuple(sorted(waiting, key=lambda asked: (asked.at, asked.request_id)))


def kept_request(table: str, execution_id: str, asked: OperatorRequest) -> tuple[Change, ...]:
    """Conflicting: it arrived before. Its key has no time, so that a repetition meets it."""
    arrived = Conflicting(f"Request {asked.request_id} arrived before.")

    def refused(state: Item | None) -> RecoveryError:
        return arrived if state else Unknown("execution", execution_id)

    not_taken = Condition(
        "attribute_exists(#version) AND NOT contains(#takenRequests, :request)",
        {"request": asked.request_id},
        refused=refused,
    )
    item = _item(execution_id, f"{_REQUEST}{asked.request_id}", asked)
    return (
        check(table, {"executionId": execution_id, "sk": "STATE"}, not_taken),
        put(table, item, is_new("sk", arrived)),
    )


def kept_answer(execution_id: str, answer: CommandAnswer) -> Item:
    """A refusal names its attempt; of the other answers a command gets only one."""
    attempt = f"#{answer.attempt}" if isinstance(answer, Refused) else ""
    return _item(execution_id, f"{_ANSWER}{answer.key}#{answer.kind}{attempt}", answer)


def thrown_away(table: str, execution_id: str, letter_id: str) -> Change:
    return delete(table, {"executionId": execution_id, "sk": letter_id})


def _waiting(table: Table, execution_id: str, prefix: str) -> Iterator[Letter]:
    begun = Expression(
        "#executionId = :executionId AND begins_with(#sk, :prefix)",
        {"executionId": execution_id, "prefix": prefix},
    )
    items = table.query_all(**wording(KeyConditionExpression=begun), ConsistentRead=True)
    for item in items:
        yield Letter(letter_id=text(item, "sk"), fact=_FACT.validate_json(text(item, "body")))


def _item(execution_id: str, letter_id: str, fact: Fact) -> Item:
    body = _FACT.dump_json(fact).decode()
    return stored({"executionId": execution_id, "sk": letter_id, "body": body})
