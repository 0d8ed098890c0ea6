"""What drives executions once they are stored."""

from typing import Protocol

from pydantic import AwareDatetime

from recovery.domain.value import Value
from recovery.ports.paging import Page, PageRequest


class Driven(Value):
    """An execution that somebody has to drive."""

    execution_id: str
    due_at: AwareDatetime | None = None
    """When its next turn should have come at the latest; None before its first one."""


class Engine(Protocol):
    def begin(self, execution_id: str) -> None:
        """Starting it twice starts it once. Raises Busy: it is stored, and begun by the sweeper."""
        ...

    def wake(self, execution_id: str) -> None:
        """It looks at its requests now instead of later; a wake-up is never lost. Raises Busy."""
        ...

    def listen(self, execution_id: str) -> bool:
        """Whether somebody woke it. What was said before is about to be read: only a later wake-up
        means something new.
        """
        ...

    def retire(self, execution_id: str) -> bool:
        """It needs nobody any more; False: somebody woke it meanwhile, so it must look again."""
        ...

    def run_again(self, execution_id: str, *, after: int) -> None:
        """Another run takes over from this one; asking twice starts one."""
        ...

    def active(self, request: PageRequest) -> Page[Driven]: ...

    def revive(self, execution_id: str) -> bool:
        """Makes sure that it is driven; True: it was not. Raises Busy."""
        ...
