"""Executions that count what they are asked: each question is one call to DynamoDB.

That it is, is what tests/contract/repositories/test_calls.py asks the real ones.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any, cast

from recovery.ports.executions import Executions


class _Counted:
    def __init__(self, executions: Executions, asked: Counter[str]) -> None:
        self._executions = executions
        self._asked = asked

    def __getattr__(self, name: str) -> Callable[..., Any]:
        answer: Callable[..., Any] = getattr(self._executions, name)

        def ask(*arguments: object) -> Any:  # noqa: ANN401  whatever the method returns
            self._asked[name] += 1
            return answer(*arguments)

        return ask


def counted(executions: Executions, asked: Counter[str]) -> Executions:
    """``asked``: by method."""
    # It has every method that the wrapped one has.
    return cast("Executions", _Counted(executions, asked))
