"""One request to Service Quotas, answered: the same for every face. Knows no service but DRS."""

from typing import Any

from localcloud.grammar.exchange import Request, Response
from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import Call, NoOperation, NotJson, parsed_json
from localcloud.grammar.rendering import refused_json, rendered_json
from localcloud.grammar.validating import problems
from localcloud.quotas.errors import NotSimulated, QuotasError, UnknownOperation, ValidationFailed
from localcloud.quotas.operations import OPERATIONS
from localcloud.world import Caller, World


def answer(world: World, caller: Caller, request: Request) -> Response:
    """May be called from any thread."""
    with world.lock:
        world.agenda.run_due()
        try:
            return rendered_json(_performed(world, caller, _call_of(request)))
        except QuotasError as error:
            return refused_json(error.code, error.status, str(error))


def _call_of(request: Request) -> Call:
    try:
        return parsed_json(service_model("service-quotas"), request)
    except NoOperation as error:
        raise UnknownOperation(f"Service Quotas has no operation {error}") from error
    except NotJson as error:
        raise ValidationFailed(str(error)) from error


def _performed(world: World, caller: Caller, call: Call) -> dict[str, Any]:  # as JSON
    perform = OPERATIONS.get(call.operation.name)
    if perform is None:
        raise NotSimulated(f"The local cloud does not simulate {call.operation.name}.")
    shape = call.operation.input_shape
    for problem in problems(shape, call.input) if shape else ():
        raise ValidationFailed(f"Value at '{problem.name}' failed to satisfy: {problem.text}")
    return perform(world.place_of(caller), call.input)
