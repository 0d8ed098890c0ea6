"""Executions in lists: any combination of filters, the newest first, in pages."""

from datetime import timedelta
from itertools import product

import pytest

from recovery.domain.errors import PageTokenInvalid
from recovery.domain.execution.execution import Active, Execution, ExecutionState, Pending
from recovery.domain.execution.summary import ExecutionSummary, summary_of
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import PageRequest
from tests.support.builders import NOON, a_group, a_plan, a_schedule, an_execution
from tests.support.repositories import Repositories, keep_executions, keep_groups, keep_plans

PLANS = {"p-7": "Web shop", "p-8": "Back office"}
STATES: tuple[ExecutionState, ...] = (Pending(), Active())


@pytest.fixture
def executions(kept: Repositories) -> list[Execution]:
    """Dry runs, one a minute, of two plans in both modes and two states, each three times."""
    plans = [a_plan(plan_id=id_, name=name) for id_, name in PLANS.items()]
    keep_groups(kept, [a_group()])
    keep_plans(kept, plans)
    kinds = list(product(map(a_schedule, plans), ("DRILL", "RECOVERY"), STATES)) * 3
    started = [
        an_execution(
            schedule,
            execution_id=f"e-{number}",
            mode=mode,
            at=NOON + timedelta(minutes=number),
            is_dry_run=True,
        ).changed(state=state)
        for number, (schedule, mode, state) in enumerate(kinds)
    ]
    keep_executions(kept, started)
    return started


def walked(kept: Repositories, query: ExecutionQuery, *, limit: int) -> list[ExecutionSummary]:
    """All pages."""
    page = kept.executions.page(query, PageRequest(limit=limit))
    items = list(page.items)
    while page.next_token:
        assert len(page.items) <= limit
        page = kept.executions.page(query, PageRequest(limit=limit, token=page.next_token))
        items += page.items
    return items


def fits(execution: Execution, query: ExecutionQuery) -> bool:
    return (
        query.plan_id in {None, execution.schedule.plan_id}
        and query.status in {None, execution.status}
        and query.mode in {None, execution.mode}
        and query.unfinished in {None, summary_of(execution).unfinished}
        and (query.since is None or query.since <= execution.created_at)
        and (query.until is None or execution.created_at <= query.until)
    )


@pytest.mark.parametrize("limit", [1, 5, 200])
def test_every_combination_of_filters_lists_what_fits_once_and_the_newest_first(
    kept: Repositories, executions: list[Execution], limit: int
) -> None:
    choices = product(
        (None, "p-7", "p-9"),
        (None, "RUNNING"),
        (None, "DRILL"),
        (None, "ACTIVE", "INSTANCES_LEFT"),
        (None, NOON + timedelta(minutes=6)),
        (None, NOON + timedelta(minutes=17)),
    )
    names = ("plan_id", "status", "mode", "unfinished", "since", "until")
    queries = [
        ExecutionQuery.model_validate(dict(zip(names, chosen, strict=True))) for chosen in choices
    ]

    listed = [walked(kept, query, limit=limit) for query in queries]

    newest_first = sorted(executions, key=lambda each: each.created_at, reverse=True)
    assert listed == [
        [summary_of(each) for each in newest_first if fits(each, query)] for query in queries
    ]


def test_a_list_goes_on_although_a_new_execution_has_come_on_top(
    kept: Repositories, executions: list[Execution]
) -> None:
    query, expected = ExecutionQuery(), [each.execution_id for each in reversed(executions)]
    first = kept.executions.page(query, PageRequest(limit=10))
    later = an_execution(
        a_schedule(), execution_id="e-99", is_dry_run=True, at=NOON + timedelta(hours=2)
    )
    keep_executions(kept, [later])

    second = kept.executions.page(query, PageRequest(limit=200, token=first.next_token))

    assert [each.execution_id for each in (*first.items, *second.items)] == expected


def test_a_page_token_belongs_to_its_filters(
    kept: Repositories, executions: list[Execution]
) -> None:
    token = kept.executions.page(ExecutionQuery(), PageRequest(limit=2)).next_token

    with pytest.raises(PageTokenInvalid):
        kept.executions.page(ExecutionQuery(plan_id="p-7"), PageRequest(limit=2, token=token))

    assert executions
