"""What operators ask of a running execution: recorded with who and why, then it is woken.

Whether it is carried out the execution decides; what certainly would not be is refused here.
"""

from pydantic import AwareDatetime

from recovery.domain.audit import EntityKind
from recovery.domain.brain.permits import why_not
from recovery.domain.errors import Invalid, NotAllowedNow, Unknown
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.facts import (
    Cancel,
    OperatorRequest,
    Reject,
    SkipWave,
    Terminate,
)
from recovery.domain.identity import derived_id
from recovery.domain.value import Text, Value
from recovery.ports.product import Ports
from recovery.usecases.call import Call, Change, Entity, audit_of
from recovery.usecases.executions.known import known_execution
from recovery.usecases.executions.notes import note_on
from recovery.usecases.executions.operations import OF_EXECUTION, OF_WAVE, is_real_recovery


class Wish(Value):
    why: Text = ""
    """Recorded and shown. Needed to cancel, to reject or skip a wave, and to terminate the
    instances of a real recovery.
    """


class WaveOf(Value):
    execution_id: str
    number: int


class Accepted(Value):
    """It is on its way; the execution's events tell what became of it."""

    request_id: str
    asked_at: AwareDatetime | None
    """None: it was asked for before under the same key, and has been taken in since."""
    note: str
    """What will happen, and what will not."""


def ask_execution(ports: Ports, call: Call, execution_id: str, wish: Wish) -> Accepted:
    """What is asked for is told by the operation that was called."""
    execution = known_execution(ports, execution_id).execution
    call.require(in_recovery=is_real_recovery(execution))
    request = OF_EXECUTION[call.operation](
        at=call.at,
        request_id=_request_id(ports, call, execution_id),
        by=call.actor,
        why=wish.why,
    )
    return _ask(ports, call, execution, request)


def ask_wave(ports: Ports, call: Call, wave: WaveOf, wish: Wish) -> Accepted:
    execution = known_execution(ports, wave.execution_id).execution
    if not 1 <= wave.number <= len(execution.waves):
        raise Unknown("wave", f"{wave.number} in execution {wave.execution_id}")
    call.require(in_recovery=is_real_recovery(execution))
    request = OF_WAVE[call.operation](
        at=call.at,
        request_id=_request_id(ports, call, f"{wave.execution_id}/{wave.number}"),
        by=call.actor,
        why=wish.why,
        wave=execution.planned(wave.number).name,
    )
    return _ask(ports, call, execution, request)


def _request_id(ports: Ports, call: Call, thing: str) -> str:
    """One key may serve several things: the same one again means this thing."""
    if call.key is None:
        return ports.ids.new("r")
    return derived_id("r", call.actor.user_id, call.operation, thing, call.key)


def _ask(ports: Ports, call: Call, execution: Execution, request: OperatorRequest) -> Accepted:
    id_ = execution.execution_id
    waiting = {asked.request_id: asked for asked in ports.executions.requests(id_)}
    asked_at = call.at
    if request.request_id in waiting:
        asked_at = waiting[request.request_id].at
    elif request.request_id not in execution.request_ids:
        _refuse(execution, request)
        entity = Entity(kind=EntityKind.EXECUTION, entity_id=id_, name=execution.schedule.plan_name)
        change = Change(after=request, reason=request.why)
        ports.executions.request(id_, request, audit_of(call, ports.ids, entity, change))
    ports.engine.wake(id_)
    is_taken = request.request_id in execution.request_ids
    return Accepted(
        request_id=request.request_id,
        asked_at=None if is_taken else asked_at,
        note=note_on(request),
    )


def _refuse(execution: Execution, request: OperatorRequest) -> None:
    if not request.why and _needs_reason(execution, request):
        raise Invalid(f"{request.kind} needs a reason. Say it in `why`: it is kept as evidence.")
    if obstacle := why_not(execution, request):
        what = f"{request.kind} of execution {execution.execution_id}"
        raise NotAllowedNow(f"{what} is not possible now. {obstacle}")


def _needs_reason(execution: Execution, request: OperatorRequest) -> bool:
    match request:
        case Cancel() | Reject() | SkipWave():
            return True
        case Terminate():
            return is_real_recovery(execution)
        case _:
            return False
