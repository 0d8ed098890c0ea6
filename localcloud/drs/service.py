"""One request to DRS, answered: the same for every face."""

from dataclasses import replace
from typing import Any

from localcloud.drs.errors import DrsError, NotSimulated, Throttled, UninitializedAccount
from localcloud.drs.grammar import call_of, must_be_valid, needs_initialized_account
from localcloud.drs.table import OPERATIONS
from localcloud.faults import LostReply
from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.parsing import Call
from localcloud.grammar.rendering import refused, rendered
from localcloud.world import Caller, World


def answer(world: World, caller: Caller, request: Request) -> Response:
    """May be called from any thread. What is wrong with a request is a response, too."""
    with world.lock:
        world.agenda.run_due()
        try:
            return _carried_out(world, caller, call_of(request))
        except DrsError as error:
            body = {"message": error.message, **error.fields}
            return refused(error.code, error.status, body, error.headers)


def _carried_out(world: World, caller: Caller, call: Call) -> Response:
    name = call.operation.name
    if fault := world.throttled(caller, name):
        raise Throttled(retry_after_seconds=fault.retry_after)
    if needs_initialized_account(call) and not world.place_of(caller).drs.is_initialized:
        raise UninitializedAccount
    must_be_valid(call)
    response = rendered(call.operation, _performed(world, caller, call))
    lost = world.faults.strike(LostReply, operation=name)
    return replace(response, is_lost=lost is not None)


def _performed(world: World, caller: Caller, call: Call) -> dict[str, Any]:  # as JSON
    perform = OPERATIONS.get(call.operation.name)
    if perform is None:
        raise NotSimulated(f"The local cloud does not simulate {call.operation.name} of DRS.")
    return perform(world, caller, call.input)
