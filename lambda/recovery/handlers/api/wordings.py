"""What is wrong with a request, field by field, in words and without repeating what it said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recovery.handlers.api.problems import FieldError

_WORDS = {
    "missing": "It is missing.",
    "extra_forbidden": "There is no such field. Take it out.",
    "model_attributes_type": "It must be an object.",
    "model_type": "It must be an object.",
}
_SUBJECTS = ("Input ", "String ", "Value ")


def field_errors(errors: Iterable[Mapping[str, Any]], body: object) -> tuple[FieldError, ...]:
    """``errors`` as pydantic tells them, with their places in the request."""
    told = dict.fromkeys((_field(error["loc"], body), _message(error)) for error in errors)
    return tuple(FieldError(field=field, message=message) for field, message in told)


def _field(place: Sequence[str | int], body: object) -> str:
    if place[0] != "body":
        return str(place[-1])
    path = "".join(_segments(place[1:], body))
    return path.removeprefix(".") or "body"


def _segments(steps: Sequence[str | int], body: object) -> Iterator[str]:
    """Where one of several forms is possible, pydantic names the form too: that is no field."""
    here = body
    for number, step in enumerate(steps, start=1):
        if isinstance(step, int):
            yield f"[{step}]"
            here = here[step] if isinstance(here, list) and step < len(here) else None
        elif isinstance(here, Mapping) and step in here:
            yield f".{step}"
            here = here[step]
        elif number == len(steps):
            yield f".{step}"


def _message(error: Mapping[str, Any]) -> str:
    kind: str = error["type"]
    if kind == "union_tag_invalid":
        return f"It must be one of {error['ctx']['expected_tags']}."
    message: str = _WORDS.get(kind) or error["msg"].removeprefix("Value error, ")
    for subject in _SUBJECTS:
        if message.startswith(subject):
            message = f"It {message.removeprefix(subject)}"
    return message if message.endswith(".") else f"{message}."
