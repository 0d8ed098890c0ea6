"""Stores an execution together with the locks of its servers: in no two executions at once."""

from recovery.domain.audit import AuditRecord
from recovery.domain.errors import Busy, ConcurrentChange, Conflicting
from recovery.domain.execution.execution import Execution
from recovery.domain.server_locks import Holder, ServerLocks
from recovery.domain.value import Location, ServerId
from recovery.ports.executions import NewExecution
from recovery.ports.product import Ports

TRIES = 5
"""Everybody who starts or ends anything in an account and Region changes the same locks."""


def store_locked(ports: Ports, new: NewExecution, audit: AuditRecord) -> Execution:
    """Raises ServersLocked, and ConcurrentChange where the plan was changed in between.

    Answers with the one that is stored: a twin of this very request may have been faster.
    """
    for _ in range(TRIES):
        locks = () if new.execution.is_dry_run else _locks(ports, new.execution)
        try:
            ports.executions.start(new.changed(locks=locks), audit)
        except Conflicting as refusal:
            if twin := _twin(ports, new):
                return twin
            if not isinstance(refusal, ConcurrentChange) or _plan_has_changed(ports, new):
                raise
        else:
            return new.execution
    raise Busy("Too many executions start or end at this moment. Start it again in a minute.")


def _locks(ports: Ports, execution: Execution) -> tuple[ServerLocks, ...]:
    """As they are to be."""
    name = execution.schedule.plan_name
    return tuple(
        ports.executions.locks(location).taken_by(
            execution.execution_id, Holder(plan_name=name, server_ids=frozenset(server_ids))
        )
        for location, server_ids in _servers_by_location(execution).items()
    )


def _servers_by_location(execution: Execution) -> dict[Location, list[ServerId]]:
    located: dict[Location, list[ServerId]] = {}
    for wave in execution.schedule.waves:
        for server in wave.servers.values():
            located.setdefault(server.location, []).append(server.server_id)
    return located


def _twin(ports: Ports, new: NewExecution) -> Execution | None:
    """Of the same request, sent twice at once."""
    record = ports.executions.find(new.execution.execution_id) if new.request_digest else None
    is_same = record is not None and record.request_digest == new.request_digest
    return record.execution if record and is_same else None


def _plan_has_changed(ports: Ports, new: NewExecution) -> bool:
    schedule = new.execution.schedule
    record = ports.plans.find(schedule.plan_id)
    return record is None or record.plan.version != schedule.plan_version
