"""A task token is answered by who may do so for the state machine that waits for it.

MiniStack does not look whose token it is, and lets in only those who may answer every one.
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
"""

import json
from typing import Any

from ministack import app
from ministack.core import iam_actions

from localcloud.patches.upstream import relies_on
from localcloud.stepfunctions.tokens import Tokens

_ANSWERS = ("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat")


def install(tokens: Tokens) -> None:
    relies_on(app._dispatch_service_request, "resource_arn = extract_resource_arn(")
    extract = iam_actions.extract_resource_arn

    def extract_resource_arn(service: str, *request: Any) -> Any:
        _method, _path, headers, body, *_ = request
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        if service == "states" and operation in _ANSWERS:
            return _machine(tokens, body) or "*"
        return extract(service, *request)

    iam_actions.extract_resource_arn = extract_resource_arn


def _machine(tokens: Tokens, body: bytes) -> str | None:
    execution = tokens.execution(str(json.loads(body or b"{}").get("taskToken")))
    if execution is None:
        return None
    machine, _, _name = execution.replace(":execution:", ":stateMachine:").rpartition(":")
    return machine
