"""Where the product is reached, and who asks there."""

from dataclasses import dataclass

from scripts.people import Person
from scripts.place import Place
from scripts.srp import UserPool


@dataclass(frozen=True)
class Door:
    url: str
    pool: UserPool
    person: Person
    again: str
    """Options of this command that lead here once more."""
    speed: float = 1.0
    """How fast the time of the product runs."""
    sample_in: Place | None = None
    """Where the servers of the sample plan are; ``None``: there are none."""
    ends_with_us: bool = False
