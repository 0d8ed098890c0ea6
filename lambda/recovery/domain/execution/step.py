"""The answer of ``advance``: the new state, what to do, when to look again, and why."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from recovery.domain.execution.commands import Command
from recovery.domain.execution.execution import Execution
from recovery.domain.value import ServerId, Value


class Reason(Value):
    """One sentence an operator understands. CHANGE: something happened; WAIT: why nothing does."""

    kind: Literal["CHANGE", "WAIT"]
    text: str
    wave: Annotated[int, Field(ge=1)] | None = None
    server_ids: tuple[ServerId, ...] = ()


class Step(Value):
    execution: Execution
    commands: tuple[Command, ...]
    wake_after: timedelta | None
    """None: the execution is over and needs no further look."""
    reasons: tuple[Reason, ...]
