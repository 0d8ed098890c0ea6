"""Events of executions: those of one step are one item, because a step can have hundreds."""

from itertools import islice

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import blob, stored
from recovery.adapters.dynamodb.bodies import packed, unpacked
from recovery.adapters.dynamodb.expressions import Expression, wording
from recovery.adapters.dynamodb.table import Table
from recovery.adapters.dynamodb.transactions import Change, put
from recovery.domain.errors import PageTokenInvalid
from recovery.domain.execution.event import ExecutionEvent
from recovery.ports.page_tokens import position_at, token_at
from recovery.ports.paging import Page, PageRequest

_LAST = 99_999_999
_EVENTS = TypeAdapter(tuple[ExecutionEvent, ...])


def kept_events(
    table: str, execution_id: str, events: tuple[ExecutionEvent, ...]
) -> tuple[Change, ...]:
    if not events:
        return ()
    body = packed(_EVENTS, events, thing=f"A step of execution {execution_id}")
    sk = _sk(events[-1].number)
    return (put(table, stored({"executionId": execution_id, "sk": sk, "body": body})),)


def events_page(table: Table, execution_id: str, request: PageRequest) -> Page[ExecutionEvent]:
    """One query: every item holds at least one event."""
    of = f"events {execution_id}"
    seen = _number((position_at(request.token, of=of) or {}).get("after", "0"))
    later = Expression(
        "#executionId = :executionId AND #sk BETWEEN :next AND :last",
        {"executionId": execution_id, "next": _sk(seen + 1), "last": _sk(_LAST)},
    )
    words = wording(KeyConditionExpression=later)
    found = table.query(**words, ConsistentRead=True, Limit=request.limit)
    events = (event for item in found.items for event in unpacked(_EVENTS, blob(item, "body")))
    shown = tuple(islice((event for event in events if event.number > seen), request.limit))
    after = shown[-1].number if shown else seen
    return Page(items=shown, next_token=token_at({"after": f"{after}"}, of=of))


def _number(after: str) -> int:
    if not after.isdecimal():
        raise PageTokenInvalid
    return int(after)


def _sk(number: int) -> str:
    """By the last event that is in the item, so that a query finds what comes after an event."""
    return f"EVENT#{number:08}"
