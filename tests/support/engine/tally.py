"""What executions cost: states entered, functions invoked, calls to AWS by operation."""

from collections import Counter
from dataclasses import dataclass, field

_READS = ("find", "letters", "locks")


@dataclass
class Tally:
    states: Counter[str] = field(default_factory=Counter)
    """Entered by the state machine: AWS asks for money for each."""
    functions: Counter[str] = field(default_factory=Counter)
    wake_items: Counter[str] = field(default_factory=Counter)
    """Writes to the item with the wake-ups of an execution, each of them one call to DynamoDB."""

    executions: Counter[str] = field(default_factory=Counter)
    """What the repository of executions was asked; each of it is one call to DynamoDB."""

    @property
    def reads(self) -> int:
        return sum(self.executions[name] for name in _READS)

    @property
    def writes(self) -> int:
        return self.executions.total() - self.reads + self.wake_items.total()

    @property
    def transitions(self) -> int:
        return self.states.total()
