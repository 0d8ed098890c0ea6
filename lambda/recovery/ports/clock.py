"""What time it is, and new ids: the two inputs that a program can't work out by itself."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The product's time; on a laptop it may run faster than the wall clock."""
        ...


class Ids(Protocol):
    def new(self, prefix: str) -> str:
        """Never given before."""
        ...
