"""How long servers really took, learned from the last executions of a plan."""

from recovery.domain.execution.summary import ExecutionSummary
from recovery.domain.rehearsal.learning import learn
from recovery.domain.rehearsal.timings import Timings
from recovery.domain.value import Value
from recovery.ports.executions import ExecutionQuery
from recovery.ports.paging import PageRequest
from recovery.ports.product import Ports

_LOOKED_THROUGH = 20
_READ = 5
"""Each is read in full; more of them would hardly change what is learned."""


class Learned(Value):
    timings: Timings
    execution_ids: tuple[str, ...]
    """What they were learned from, the newest first; none: measured defaults."""


def learned_timings(ports: Ports, plan_id: str) -> Learned:
    lately = ports.executions.page(
        ExecutionQuery(plan_id=plan_id), PageRequest(limit=_LOOKED_THROUGH)
    )
    telling = [summary.execution_id for summary in lately.items if _tells(summary)][:_READ]
    records = [record for id_ in telling if (record := ports.executions.find(id_))]
    executions = [record.execution for record in records]
    return Learned(
        timings=learn(Timings(), executions),
        execution_ids=tuple(execution.execution_id for execution in executions),
    )


def _tells(summary: ExecutionSummary) -> bool:
    """A dry run launches nothing, and of one that still runs the slow servers are missing."""
    return summary.ended_at is not None and not summary.is_dry_run and summary.servers_healthy > 0
