"""Events of an execution: read in order, in pages, and again later from where one stopped."""

import pytest

from recovery.domain.errors import PageTokenInvalid
from recovery.domain.execution.event import ExecutionEvent
from recovery.ports.executions import Saving
from recovery.ports.paging import PageRequest
from tests.support.builders import NOON, a_group, a_plan, an_execution, server_id
from tests.support.repositories import Repositories, keep_executions, keep_groups, keep_plans


@pytest.fixture(autouse=True)
def started(kept: Repositories) -> None:
    """One execution, e-1, with its first event."""
    keep_groups(kept, [a_group()])
    keep_plans(kept, [a_plan()])
    keep_executions(kept, [an_execution()])


def an_event(number: int) -> ExecutionEvent:
    servers = (server_id("db-1"),)
    return ExecutionEvent(
        number=number, at=NOON, text=f"Event {number}", wave=1, server_ids=servers
    )


def happen(kept: Repositories, first: int, last: int) -> None:
    """In one step."""
    before = kept.executions.find("e-1")
    assert before is not None
    events = tuple(map(an_event, range(first, last + 1)))
    kept.executions.save(Saving(before=before, execution=before.execution, events=events))


def numbers(kept: Repositories, *, limit: int, token: str | None = None) -> list[list[int]]:
    """Page by page, until one has none."""
    pages: list[list[int]] = []
    while True:
        page = kept.executions.events("e-1", PageRequest(limit=limit, token=token))
        token = page.next_token
        if not page.items:
            return pages
        pages.append([event.number for event in page.items])


def test_an_event_is_read_as_it_was_saved(kept: Repositories) -> None:
    happen(kept, 2, 2)

    page = kept.executions.events("e-1", PageRequest())

    assert page.items[1] == an_event(2)


def test_pages_follow_the_numbers_and_not_the_steps(kept: Repositories) -> None:
    happen(kept, 2, 8)
    happen(kept, 9, 9)
    happen(kept, 10, 13)

    pages = numbers(kept, limit=3)

    assert [number for page in pages for number in page] == list(range(1, 14))
    assert max(map(len, pages)) == 3


def test_the_last_token_finds_what_comes_later(kept: Repositories) -> None:
    happen(kept, 2, 4)
    seen = kept.executions.events("e-1", PageRequest())
    again = kept.executions.events("e-1", PageRequest(token=seen.next_token))
    happen(kept, 5, 6)

    later = kept.executions.events("e-1", PageRequest(token=again.next_token))

    assert len(seen.items) == 4
    assert again.items == ()
    assert [event.number for event in later.items] == [5, 6]


def test_a_step_may_have_hundreds_of_events(kept: Repositories) -> None:
    happen(kept, 2, 1001)

    pages = numbers(kept, limit=200)

    assert [len(page) for page in pages] == [200, 200, 200, 200, 200, 1]


def test_a_token_belongs_to_its_execution(kept: Repositories) -> None:
    token = kept.executions.events("e-1", PageRequest()).next_token

    with pytest.raises(PageTokenInvalid):
        kept.executions.events("e-2", PageRequest(token=token))
