"""What happened in an execution, one sentence each, in the order in which it happened."""

from pydantic import AwareDatetime

from recovery.domain.value import ServerId, Value


class ExecutionEvent(Value):
    number: int
    """From 1, without gaps."""
    at: AwareDatetime
    text: str
    wave: int | None = None
    server_ids: tuple[ServerId, ...] = ()
