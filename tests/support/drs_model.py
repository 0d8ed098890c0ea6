"""Whether an answer of the simulated DRS is one that botocore's service model of DRS describes."""

import json
from collections.abc import Mapping
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import known
from localcloud.grammar.validating import problems


def check_answer(operation: str, answer: Mapping[str, Any]) -> None:
    """Members, types, enums, patterns and limits; nothing that the model does not know, no null."""
    shape = service_model("drs").operation_model(operation).output_shape
    if shape is None:
        assert answer == {}, f"{operation} answers nothing, not {answer}"
        return
    assert known(shape, answer) == answer, f"{operation} answers what the model does not know"
    wrong = list(problems(shape, _as_modelled(shape, answer)))
    assert not wrong, f"{operation} answers: {wrong}"


def check_refusal(code: str, status: int, body: Mapping[str, Any]) -> None:
    """An error that the model has, with its status and fields. Others are up to the service."""
    shapes = service_model("drs").error_shapes
    shape = next((each for each in shapes if each.name == code), None)
    if shape is None:
        return
    modelled = shape.metadata["error"]["httpStatusCode"]
    assert status == modelled, f"{code} has status {modelled}, not {status}"
    assert known(shape, body) == body, f"{code} says what the model does not know: {body}"
    wrong = list(problems(shape, body))
    assert not wrong, f"{code} says: {wrong}"


class CheckedClient:
    """Checks whatever a boto3 client of DRS receives, before botocore reads it."""

    def __init__(self, client: Any) -> None:  # noqa: ANN401 (boto3 makes its clients from data)
        client.meta.events.register("before-parse.drs", self._check)

    def _check(
        self,
        operation_model: Any,  # noqa: ANN401 (botocore has no stubs for events)
        response_dict: Mapping[str, Any],
        **_: object,
    ) -> None:
        body = json.loads(response_dict["body"] or b"{}")
        status = response_dict["status_code"]
        if status < 300:
            check_answer(operation_model.name, body)
        else:
            check_refusal(response_dict["headers"]["x-amzn-errortype"], status, body)


def _as_modelled(shape: Shape, value: Any) -> Any:  # noqa: ANN401 (JSON)
    """Without what is known to differ on the real service, too.

    Captured answers write moments with ``+00:00``, and have the event LAUNCH_END. For the id of an
    EBS volume the model allows 19 characters, and every volume has 21 today.
    """
    match shape, value:
        case StructureShape(), dict():
            return {name: _as_modelled(shape.members[name], each) for name, each in value.items()}
        case ListShape(), list():
            return [_as_modelled(shape.member, each) for each in value]
        case MapShape(), dict():
            return {key: _as_modelled(shape.value, each) for key, each in value.items()}
        case Shape(name="ISO8601DatetimeString"), str():
            return value.removesuffix("+00:00") + "Z"
        case Shape(name="JobLogEvent"), "LAUNCH_END":
            return "LAUNCH_START"
        case Shape(name="EbsVolumeID"), str():
            return value[: len("vol-") + 8]
        case _:
            return value
