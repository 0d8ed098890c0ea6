"""Step Functions as far as the product calls it: runs of the state machine, and task tokens."""

import json
from collections.abc import Callable
from itertools import count
from typing import Any

from localcloud.grammar.exchange import Response
from tests.support.engine.virtual_time import Nap

Begin = Callable[[str, str, int], None]
"""Of a run by its name: the execution that it drives, and as its how manieth run."""


class States:
    """``begin`` is set before anything calls."""

    begin: Begin

    def __init__(self) -> None:
        self.runs: dict[str, str] = {}
        """Status by name."""
        self._naps: dict[str, Nap] = {}
        self._numbers = count(1)

    @property
    def is_running(self) -> bool:
        return "RUNNING" in self.runs.values()

    def token(self, nap: Nap) -> str:
        """Who answers it ends the nap."""
        token = f"token-{next(self._numbers)}"
        self._naps[token] = nap
        return token

    def answer(self, operation: str, asked: dict[str, Any]) -> Response:
        match operation:
            case "StartExecution":
                return self._start(asked["name"], json.loads(asked["input"]))
            case "DescribeExecution":
                return self._describe(asked["executionArn"])
            case "SendTaskSuccess":
                nap = self._naps.pop(asked["taskToken"], None)
                is_waited_for = nap is not None and nap.end()
                return _answer({}) if is_waited_for else _refusal("TaskTimedOut")
            case _:
                raise NotImplementedError(operation)

    def _start(self, name: str, given: dict[str, Any]) -> Response:
        """Again with the same input, as long as it runs, is the same run."""
        if name not in self.runs:
            self.runs[name] = "RUNNING"
            self.begin(name, given["executionId"], given["run"])
        elif self.runs[name] != "RUNNING":
            return _refusal("ExecutionAlreadyExists")
        return _answer({"executionArn": _arn(name), "startDate": 0})

    def _describe(self, arn: str) -> Response:
        name = arn.rpartition(":")[2]
        if name not in self.runs:
            return _refusal("ExecutionDoesNotExist")
        return _answer({"executionArn": arn, "status": self.runs[name], "startDate": 0})


def _arn(name: str) -> str:
    return f"arn:aws:states:eu-west-1:111122223333:execution:executions:{name}"


def _answer(body: dict[str, Any]) -> Response:
    return Response(200, {"content-type": "application/x-amz-json-1.0"}, json.dumps(body).encode())


def _refusal(code: str) -> Response:
    body = json.dumps({"__type": code, "message": code}).encode()
    return Response(400, {"content-type": "application/x-amz-json-1.0"}, body)
