"""One wave in an execution: its stage, its servers, and the effects asked for on its behalf."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from recovery.domain.execution.effects import LaunchJob, WaveEffect
from recovery.domain.execution.server_run import ServerRun, ServerState
from recovery.domain.value import ServerId, Value


class WaveWaiting(Value):
    status: Literal["WAITING"] = "WAITING"


class AwaitingApproval(Value):
    status: Literal["AWAITING_APPROVAL"] = "AWAITING_APPROVAL"
    since: AwareDatetime
    deadline: AwareDatetime | None


class Preparing(Value):
    """Actions before the launch, then launch settings."""

    status: Literal["PREPARING"] = "PREPARING"
    deadline: AwareDatetime
    action: int = 0
    tries: int = 0


class LaunchingWave(Value):
    """Some servers are not up yet; those that are may be in their checks already."""

    status: Literal["LAUNCHING"] = "LAUNCHING"
    deadline: AwareDatetime


class CheckingWave(Value):
    status: Literal["CHECKING"] = "CHECKING"
    deadline: AwareDatetime


class Finishing(Value):
    """Actions after the checks."""

    status: Literal["FINISHING"] = "FINISHING"
    deadline: AwareDatetime
    action: int = 0
    tries: int = 0


class WaveEnded(Value):
    status: Literal["COMPLETED", "PARTIAL", "FAILED", "SKIPPED", "CANCELLED"]
    at: AwareDatetime
    reason: str
    is_accepted: bool = True
    """False while its failure keeps the waves behind it from starting."""
    failed_action: int | None = None
    """The action after the checks that it failed at: a retry goes on from there."""


WaveState = Annotated[
    WaveWaiting
    | AwaitingApproval
    | Preparing
    | LaunchingWave
    | CheckingWave
    | Finishing
    | WaveEnded,
    Field(discriminator="status"),
]
UNDER_WAY = (Preparing, LaunchingWave, CheckingWave, Finishing)


class WaveRun(Value):
    number: int
    attempt: int = 1
    state: WaveState = WaveWaiting()
    started_at: AwareDatetime | None = None
    is_prepared: bool = False
    """Its actions before the launch are done and are not repeated for failed servers alone."""
    servers: Mapping[ServerId, ServerRun]
    effects: tuple[WaveEffect, ...] = ()
    serial: int = 0
    """Effects asked for so far: the next key."""

    @cached_property
    def jobs(self) -> tuple[LaunchJob, ...]:
        return tuple(effect for effect in self.effects if isinstance(effect, LaunchJob))

    @property
    def has_begun(self) -> bool:
        """Also one that has been taken up again and waits for its turn."""
        return self.started_at is not None

    @property
    def is_ended(self) -> bool:
        return isinstance(self.state, WaveEnded)

    @property
    def is_under_way(self) -> bool:
        return isinstance(self.state, UNDER_WAY)

    @cached_property
    def is_quiet(self) -> bool:
        """Nothing about it can change by itself: it waits for others, or is over and settled."""
        return isinstance(self.state, WaveWaiting | WaveEnded) and all(
            effect.is_settled for effect in self.effects
        )

    @cached_property
    def server_states(self) -> frozenset[type[ServerState]]:
        """Which states there are among its servers."""
        return frozenset(type(run.state) for run in self.servers.values())

    @property
    def lets_others_start(self) -> bool:
        return isinstance(self.state, WaveEnded) and self.state.is_accepted
