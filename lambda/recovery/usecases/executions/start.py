"""Starts a plan: compiled with what DRS says at this moment, locked, stored, and handed over.

It fails closed: whatever cannot be checked keeps it from starting.
"""

from recovery.domain.audit import EntityKind
from recovery.domain.brain.begin import Start, begin
from recovery.domain.errors import Busy, Invalid, KeyReused, NotStartable, Unknown
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.execution import Execution, Mode
from recovery.domain.execution.summary import ExecutionSummary, summary_of
from recovery.domain.findings import blocking
from recovery.domain.planning.compile_plan import Compilation
from recovery.domain.planning.without_servers import omittable, start_without
from recovery.domain.recovery_plan import RecoveryPlan
from recovery.ports.executions import NewExecution
from recovery.ports.product import Ports
from recovery.usecases.call import Call, Change, Entity, audit_of
from recovery.usecases.executions.locking import store_locked
from recovery.usecases.inventory import READ_NOW
from recovery.usecases.pinning import with_points
from recovery.usecases.planning import compiled
from recovery.usecases.start_request import StartRequest


def start_execution(ports: Ports, call: Call, request: StartRequest) -> ExecutionSummary:
    """Answers before anything is launched. The same key again finds what it has started."""
    call.require(in_recovery=request.in_recovery)
    execution_id = call.new_id(ports.ids, "e")
    started = _started(ports, call, execution_id, request) if call.key else None
    if started is None:
        plan = _plan(ports, request)
        compilation = _startable(ports, plan, request)
        new = _new(call, begin(compilation, _start(call, execution_id, request)), request)
        entity = Entity(kind=EntityKind.EXECUTION, entity_id=execution_id, name=plan.name)
        change = Change(after=request, reason=request.reason)
        started = store_locked(ports, new, audit_of(call, ports.ids, entity, change))
    _hand_over(ports, execution_id)
    return summary_of(started)


def _started(
    ports: Ports, call: Call, execution_id: str, request: StartRequest
) -> Execution | None:
    """What the same request started earlier."""
    if (record := ports.executions.find(execution_id)) is None:
        return None
    if record.request_digest != call.digest(request):
        raise KeyReused
    return record.execution


def _plan(ports: Ports, request: StartRequest) -> RecoveryPlan:
    record = ports.plans.find(request.plan_id)
    if record is None:
        raise Unknown("recovery plan", request.plan_id)
    plan = record.plan
    if request.cleanup_after is not None and request.mode is not Mode.DRILL:
        raise Invalid("Only a drill cleans up after itself. Leave out cleanupAfter.")
    if request.in_recovery and request.plan_name != plan.name:
        message = (
            f"A real recovery needs the plan's name typed as it is: {plan.name}. "
            "Send it as planName, or start a drill."
        )
        raise Invalid(message)
    return plan


def _startable(ports: Ports, plan: RecoveryPlan, request: StartRequest) -> Compilation:
    """Raises NotStartable, with the servers that it could do without where that is the way out."""
    found = compiled(ports, plan, max_age=READ_NOW)
    left_out = frozenset(request.without_server_ids)
    reduced = start_without(found.compilation, left_out)
    pinned = with_points(ports, reduced, found.inventory, request.point_in_time)
    compilation = pinned.compilation
    if stops := blocking(compilation.findings):
        more = omittable(compilation)
        raise NotStartable(stops, without=left_out | more if more else ())
    return compilation


def _start(call: Call, execution_id: str, request: StartRequest) -> Start:
    return Start(
        execution_id=execution_id,
        mode=request.mode,
        by=call.actor,
        at=call.at,
        reason=request.reason,
        is_dry_run=request.is_dry_run,
        point_in_time=request.point_in_time,
        cleanup_after=request.cleanup_after,
    )


def _new(call: Call, execution: Execution, request: StartRequest) -> NewExecution:
    text = f"Asked for by {call.actor.name}"
    event = ExecutionEvent(
        number=1, at=call.at, text=f"{text}: {request.reason}" if request.reason else f"{text}."
    )
    return NewExecution(
        execution=execution, locks=(), first_event=event, request_digest=call.digest(request)
    )


def _hand_over(ports: Ports, execution_id: str) -> None:
    """Stored is stored: what the engine has no time for now, the sweeper hands over later."""
    try:
        ports.engine.begin(execution_id)
    except Busy:
        return
