"""Executions for the overview: those that run, what they wait for, how the last ones ended.

Read from the indexes of the lists alone: no state is loaded, however large an execution is. The
index of driven executions would not do: those whose clean-up is still to come are in it, too.
"""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import AwareDatetime

from recovery.domain.execution.awaited import AwaitedDecision
from recovery.domain.execution.execution import Mode, Status
from recovery.domain.execution.summary import ExecutionSummary
from recovery.domain.overview.drills import CompletedDrill, last_drills
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.domain.value import Name, Value
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports

_UNENDED = (Status.PENDING, Status.RUNNING, Status.PAUSED, Status.CANCELLING)
_AT_ONCE = 200
_LAST_ENDED = 10


class WaitingExecution(Value):
    execution_id: Name
    plan_name: Name
    mode: Mode
    is_dry_run: bool
    decision: AwaitedDecision


class ExecutionsOverview(Value):
    active: tuple[ExecutionSummary, ...]
    """All that have not ended, the newest first."""
    waiting: tuple[WaitingExecution, ...]
    """For somebody to decide; those that have waited longest first."""
    ended: tuple[ExecutionSummary, ...]
    """The last few, the newest end first."""
    with_live_instances: tuple[ExecutionSummary, ...]
    """Drills that are over, and whose instances still run and cost money."""
    looked_back_to: AwareDatetime | None
    """Ended ones are told of those that started since then; None: of all."""


def newest_executions(ports: Ports) -> Page[ExecutionSummary]:
    return ports.executions.page(ExecutionQuery(), PageRequest(limit=_AT_ONCE))


def executions_overview(ports: Ports, newest: Page[ExecutionSummary]) -> ExecutionsOverview:
    active = sorted(_active(ports), key=lambda one: one.started_at, reverse=True)
    ended = [one for one in newest.items if one.ended_at]
    by_end = sorted(ended, key=lambda one: one.ended_at or one.started_at, reverse=True)
    return ExecutionsOverview(
        active=tuple(active),
        waiting=tuple(sorted(_waiting(active), key=lambda one: one.decision.since)),
        ended=tuple(by_end[:_LAST_ENDED]),
        with_live_instances=tuple(
            one for one in by_end if one.mode is Mode.DRILL and one.has_live_instances
        ),
        looked_back_to=newest.items[-1].started_at if newest.next_token else None,
    )


def last_drills_of(
    ports: Ports, plans: Iterable[RecoveryPlan], newest: Page[ExecutionSummary]
) -> Mapping[str, CompletedDrill]:
    """Asks for each plan whose last one is not among the newest executions of all: once, and again
    only where it has had hundreds of executions since.
    """
    lately = last_drills(newest.items)
    if newest.next_token is None:
        return lately
    asked = (_last_drill(ports, plan.plan_id) for plan in plans if plan.plan_id not in lately)
    return {**lately, **{drill.plan_id: drill for drill in asked if drill}}


def _last_drill(ports: Ports, plan_id: str) -> CompletedDrill | None:
    query = ExecutionQuery(plan_id=plan_id, status=Status.COMPLETED, mode=Mode.DRILL)
    drills = (last_drills(page.items).get(plan_id) for page in _pages(ports, query))
    return next((drill for drill in drills if drill), None)


def _active(ports: Ports) -> Iterator[ExecutionSummary]:
    """One that goes on meanwhile is found under two statuses, and told once."""
    queries = [ExecutionQuery(status=status) for status in _UNENDED]
    pages = (page for query in queries for page in _pages(ports, query))
    found = {one.execution_id: one for page in pages for one in page.items}
    yield from found.values()


def _waiting(active: Iterable[ExecutionSummary]) -> Iterator[WaitingExecution]:
    for one in active:
        for decision in one.awaits:
            yield WaitingExecution(
                execution_id=one.execution_id,
                plan_name=one.plan_name,
                mode=one.mode,
                is_dry_run=one.is_dry_run,
                decision=decision,
            )


def _pages(ports: Ports, query: ExecutionQuery) -> Iterator[Page[ExecutionSummary]]:
    token: str | None = None
    while True:
        page = ports.executions.page(query, PageRequest(limit=_AT_ONCE, token=token))
        yield page
        if (token := page.next_token) is None:
            return
