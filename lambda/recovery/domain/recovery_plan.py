"""A recovery plan: waves of protection groups that form a dependency graph."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from recovery.domain.health_checks import DEFAULT_CHECKS, HealthCheck
from recovery.domain.value import Duration, Name, Percent, ServerId, Text, Value, Whole
from recovery.domain.wave_actions import WaveAction


class Objectives(Value):
    """How soon (RTO) and how much data may be lost (RPO); None where nobody promised anything."""

    rto: Duration | None = None
    rpo: Duration | None = None


class FailurePolicy(StrEnum):
    STOP = "STOP"
    CONTINUE = "CONTINUE"
    PAUSE = "PAUSE"


class FailureThreshold(Value):
    """How many required servers of a wave may fail before the wave counts as failed."""

    servers: Annotated[Whole, Field(ge=0)] = 0
    percent: Percent = 0

    def tolerated(self, *, out_of: int) -> int:
        return max(self.servers, out_of * self.percent // 100)


class GateTimeout(StrEnum):
    REJECT = "REJECT"
    APPROVE = "APPROVE"


class ApprovalGate(Value):
    """A person must say yes before the wave starts; None waits for ever."""

    instructions: Text = ""
    timeout: Duration | None = None
    on_timeout: GateTimeout = GateTimeout.REJECT


class WaveConduct(Value):
    """How a wave is carried out, whatever it recovers.

    The name is the wave's identity within its plan: dependencies and requests refer to it.
    """

    name: Name
    depends_on: tuple[Name, ...] = ()
    approval: ApprovalGate | None = None
    actions_before: tuple[WaveAction, ...] = ()
    actions_after: tuple[WaveAction, ...] = ()
    checks: tuple[HealthCheck, ...] = DEFAULT_CHECKS
    timeout: Duration = timedelta(hours=2)
    on_failure: FailurePolicy = FailurePolicy.STOP
    threshold: FailureThreshold = FailureThreshold()
    optional_server_ids: tuple[ServerId, ...] = ()


class Wave(WaveConduct):
    group_ids: tuple[Name, ...] = ()


class RecoveryPlan(Value):
    plan_id: Name
    name: Name
    description: Text = ""
    objectives: Objectives = Objectives()
    waves: tuple[Wave, ...] = ()
    version: int = 1

    @property
    def group_ids(self) -> frozenset[str]:
        """All groups that it uses, whether they exist or not."""
        return frozenset(group_id for wave in self.waves for group_id in wave.group_ids)
