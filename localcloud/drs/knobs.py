"""Where AWS publishes nothing, the simulator chooses: every such choice can be turned here."""

from dataclasses import dataclass, field
from typing import Literal

from localcloud.chance import Chance

Rejection = Literal[
    "unknown_server",
    "duplicate_server",
    "not_recoverable",
    "busy_server",
    "unknown_point",
    "unknown_instance",
    "duplicate_instance",
    "instance_in_reversal",
]
ErrorCode = Literal["ValidationException", "ConflictException", "ResourceNotFoundException"]


@dataclass
class Phase:
    """Seconds on average, and how they scatter."""

    mean: float
    spread: float = 0.0

    def draw(self, chance: Chance, *names: object) -> float:
        return chance.around(self.mean, self.spread, *names)


@dataclass
class Pace:
    """Of servers with one family of operating systems. Means as measured in field logs."""

    snapshot_gap: Phase
    """From the end of the snapshot request until the EBS snapshot is complete."""
    conversion: Phase
    launch: Phase
    snapshot: Phase = field(default_factory=lambda: Phase(0.2))
    cleanup: Phase = field(default_factory=lambda: Phase(45, 8))


def _linux() -> Pace:
    return Pace(snapshot_gap=Phase(52, 1), conversion=Phase(180, 20), launch=Phase(290, 20))


def _windows() -> Pace:
    return Pace(snapshot_gap=Phase(120, 70), conversion=Phase(800, 120), launch=Phase(350, 60))


def _codes() -> dict[Rejection, ErrorCode]:
    return {
        "unknown_server": "ResourceNotFoundException",
        "duplicate_server": "ValidationException",
        "not_recoverable": "ConflictException",
        "busy_server": "ConflictException",
        "unknown_point": "ResourceNotFoundException",
        "unknown_instance": "ConflictException",
        "duplicate_instance": "ValidationException",
        "instance_in_reversal": "ConflictException",
    }


@dataclass
class Knobs:
    page_size: int = 200
    """Of a list whose caller names none."""
    names_instance_in_job: bool = False
    """``recoveryInstanceID`` of participating servers: modelled, absent in the captured jobs."""
    shows_in_progress: bool = False
    """``launchStatus`` IN_PROGRESS during the launch; jobs in the field stayed PENDING."""
    consistency_delay: float = 0.0
    """Seconds until a launched instance is described."""
    codes: dict[Rejection, ErrorCode] = field(default_factory=_codes)
    linux: Pace = field(default_factory=_linux)
    windows: Pace = field(default_factory=_windows)
    termination: Phase = field(default_factory=lambda: Phase(90, 20))
    launch_retries: Phase = field(default_factory=lambda: Phase(600))
    """How long DRS tries again before LAUNCH_FAILED."""
    launch_actions: Phase = field(default_factory=lambda: Phase(60, 10))
    """Of one action, once the SSM agent is online."""

    initiation_step: Phase = field(default_factory=lambda: Phase(25, 5))
    """Of the eleven with which replication begins."""
    sync_bytes_per_second: float = 60 * 2**20
    first_snapshot: Phase = field(default_factory=lambda: Phase(60, 10))
