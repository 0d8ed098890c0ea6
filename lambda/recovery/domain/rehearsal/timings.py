"""How long things take: the duration model of a rehearsal, by operating system.

The defaults are measured drills of small servers; ``learning`` puts a company's own in their place.
"""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from recovery.domain.inventory import OperatingSystem
from recovery.domain.value import Value

Seconds = Annotated[float, Field(ge=0)]


class Span(Value):
    """A duration in seconds that varies about its mean; never shorter than a quarter of it."""

    mean: Seconds
    spread: Seconds = 0.0

    def at(self, deviation: float) -> float:
        """So many spreads away from the mean."""
        return max(self.mean + deviation * self.spread, self.mean / 4)

    def scaled(self, factor: float) -> "Span":
        return Span(mean=self.mean * factor, spread=self.spread * factor)


class ServerTimings(Value):
    """Servers of one job snapshot and convert side by side; each is launched in its own time."""

    cleanup: Span = Span(mean=45, spread=8)
    """Deleting what an earlier launch left running."""
    snapshot: Span
    conversion: Span
    launch: Span
    status_checks: Span
    """From launched to both EC2 status checks passed."""
    agent_online: Span
    """From launched to the SSM agent online."""


LINUX = ServerTimings(
    snapshot=Span(mean=53, spread=3),
    conversion=Span(mean=180, spread=20),
    launch=Span(mean=290, spread=20),
    status_checks=Span(mean=120, spread=25),
    agent_online=Span(mean=90, spread=30),
)
WINDOWS = ServerTimings(
    snapshot=Span(mean=120, spread=40),
    conversion=Span(mean=800, spread=120),
    launch=Span(mean=350, spread=60),
    status_checks=Span(mean=240, spread=50),
    agent_online=Span(mean=300, spread=60),
)


class Timings(Value):
    linux: ServerTimings = LINUX
    windows: ServerTimings = WINDOWS
    answer: Span = Span(mean=2)
    """From a decision to the answer of AWS."""
    settings_per_server: Span = Span(mean=2, spread=0.5)
    document: Span = Span(mean=30, spread=10)
    """An action or check that runs a document nobody timed yet."""
    documents: Mapping[str, Span] = {}
    approval: Span = Span(mean=0)
    """How long people take to approve; by default they stand ready."""
    samples: int = 0
    """Servers of past executions that these timings were learned from."""

    def of(self, system: OperatingSystem) -> ServerTimings:
        return self.windows if system is OperatingSystem.WINDOWS else self.linux

    def of_document(self, name: str) -> Span:
        return self.documents.get(name, self.document)
