"""The requests that DRS understands: from HTTP to a call, by botocore's service model of DRS.

Nothing here knows an operation by name: an operation that the installed model lacks is unknown.
"""

from localcloud.drs.errors import UnknownOperation, ValidationFailed
from localcloud.grammar.exchange import Request
from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import Call, NoOperation, NotJson, parsed
from localcloud.grammar.validating import problems


def call_of(request: Request) -> Call:
    """Not yet valid: DRS looks at the account before it looks at the input."""
    try:
        return parsed(service_model("drs"), request)
    except NoOperation as error:
        raise UnknownOperation(f"No operation of DRS is called by {error}") from error
    except NotJson as error:
        raise ValidationFailed(str(error), reason="cannotParse") from error


def must_be_valid(call: Call) -> None:
    shape = call.operation.input_shape
    found = [] if shape is None else list(problems(shape, call.input))
    if not found:
        return
    wrong = "; ".join(f"Value at '{each.name}' failed to satisfy: {each.text}" for each in found)
    count = "1 validation error" if len(found) == 1 else f"{len(found)} validation errors"
    raise ValidationFailed(
        f"{count} detected: {wrong}"[:_LONGEST_MESSAGE],
        reason="fieldValidationFailed",
        problems=[(each.name, each.text) for each in found],
    )


def needs_initialized_account(call: Call) -> bool:
    """Every operation that models the refusal; tags and InitializeService do not."""
    return any(
        shape.name == "UninitializedAccountException" for shape in call.operation.error_shapes
    )


_LONGEST_MESSAGE = 65_536
"""LargeBoundedString."""
