"""Executions for the overview: those that run, what they wait for, how the last ones ended.

Read from the indexes of the lists alone: no state is loaded, however large an execution is. The
index of driven executions would not do: those whose clean-up is still to come are in it, too.
"""

from collections.abc import Iterable, Iterator, Mapping

from pydantic import AwareDatetime

from recovery.domain.execution.awaited import AwaitedDecision
from recovery.domain.execution.execution import Mode
from recovery.domain.execution.summary import ExecutionSummary, Unfinished
from recovery.domain.value import Name, Value
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import PageRequest
from recovery.ports.product import Ports

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
    active_query: Mapping[str, str]
    """With these query parameters, listExecutions shows them."""
    waiting: tuple[WaitingExecution, ...]
    """For somebody to decide; those that have waited longest first."""
    ended: tuple[ExecutionSummary, ...]
    """The last few, the newest end first."""
    with_live_instances: tuple[ExecutionSummary, ...]
    """Drills that are over, and whose instances still run and cost money."""
    live_instances_query: Mapping[str, str]
    looked_back_to: AwareDatetime | None
    """Ended ones are told of those that started since then; None: of all."""


def executions_overview(ports: Ports) -> ExecutionsOverview:
    newest = ports.executions.page(ExecutionQuery(), PageRequest(limit=_AT_ONCE))
    ended = [one for one in newest.items if one.ended_at]
    by_end = sorted(ended, key=lambda one: one.ended_at or one.started_at, reverse=True)
    running = ExecutionQuery(unfinished=Unfinished.ACTIVE)
    left = ExecutionQuery(unfinished=Unfinished.INSTANCES_LEFT)
    active = _all(ports, running)
    return ExecutionsOverview(
        active=active,
        active_query=_stated(running),
        waiting=tuple(sorted(_waiting(active), key=lambda one: one.decision.since)),
        ended=tuple(by_end[:_LAST_ENDED]),
        with_live_instances=_all(ports, left),
        live_instances_query=_stated(left),
        looked_back_to=newest.items[-1].started_at if newest.next_token else None,
    )


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


def _all(ports: Ports, query: ExecutionQuery) -> tuple[ExecutionSummary, ...]:
    """Of a kind of which there are few."""
    found: list[ExecutionSummary] = []
    token: str | None = None
    while True:
        page = ports.executions.page(query, PageRequest(limit=_AT_ONCE, token=token))
        found += page.items
        if (token := page.next_token) is None:
            return tuple(found)


def _stated(query: ExecutionQuery) -> Mapping[str, str]:
    return query.model_dump(mode="json", exclude_none=True)
