"""From what an operation answers to a response."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from botocore.model import OperationModel

from localcloud.grammar.exchange import Response

REST_JSON = {"Content-Type": "application/json"}
JSON = {"Content-Type": "application/x-amz-json-1.1"}


def rendered(operation: OperationModel, answer: Mapping[str, Any]) -> Response:
    status = int(operation.http.get("responseCode", HTTPStatus.OK))
    if status == HTTPStatus.NO_CONTENT or operation.output_shape is None:
        return Response(status)
    return Response(status, REST_JSON, _as_json(answer))


def refused(
    code: str, status: int, body: Mapping[str, Any], headers: Mapping[str, str]
) -> Response:
    """The code goes into a header: the body of a modelled error may have a ``code`` of its own."""
    return Response(status, {**REST_JSON, "x-amzn-errortype": code, **headers}, _as_json(body))


def rendered_json(answer: Mapping[str, Any]) -> Response:
    return Response(HTTPStatus.OK, JSON, _as_json(answer))


def refused_json(code: str, status: int, message: str) -> Response:
    return Response(status, JSON, _as_json({"__type": code, "Message": message}))


def _as_json(answer: Mapping[str, Any]) -> bytes:
    return json.dumps(answer).encode()
