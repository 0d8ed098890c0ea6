"""What a rehearsal answers: bars, the critical path, when it ends and what would change that."""

from datetime import timedelta
from enum import StrEnum
from typing import Literal

from pydantic import AwareDatetime

from recovery.domain.brain.room import Limit
from recovery.domain.execution.execution import Status
from recovery.domain.rehearsal.changes import Change
from recovery.domain.value import Location, ServerId, Value


class Stage(StrEnum):
    """What a wave spends its time on."""

    APPROVAL = "APPROVAL"
    PREPARATION = "PREPARATION"
    QUOTA = "QUOTA"
    LAUNCH = "LAUNCH"
    CHECKS = "CHECKS"
    CLOSING = "CLOSING"


class Stretch(Value):
    """One piece of a wave's time; on the critical path the next one begins where it ends."""

    wave: int
    stage: Stage
    starts_at: AwareDatetime
    ends_at: AwareDatetime


class WaveBar(Value):
    wave: int
    name: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    is_critical: bool
    stretches: tuple[Stretch, ...]


class ServerBar(Value):
    server_id: ServerId
    wave: int
    starts_at: AwareDatetime
    launched_at: AwareDatetime
    healthy_at: AwareDatetime


class Verdict(StrEnum):
    """MET: nine runs of ten keep the objective. AT_RISK: every second one. MISSED: fewer, or the
    plan does not recover everything."""

    MET = "MET"
    AT_RISK = "AT_RISK"
    MISSED = "MISSED"


class BindingQuota(Value):
    """The DRS quota that the plan waits for longest."""

    location: Location
    limit: Limit
    jobs_delayed: int
    waited: timedelta
    """Of all delayed jobs together."""


class WhatIf(Value):
    change: Change
    ends_at: AwareDatetime
    saves: timedelta
    is_exact: bool
    """False where a quota binds as well: the queue for it might then order itself anew.

    Exact but for the looks at instances, which fall a little sooner or later.
    """


class Timeline(Value):
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    """Of the one run that the bars show; chance may have it end before P50 or after P90."""
    p50: AwareDatetime
    p90: AwareDatetime
    """Half of all runs, nine of ten have ended by then; a run that falls short is not varied."""
    outcome: Literal[Status.COMPLETED, Status.PARTIAL, Status.FAILED, Status.CANCELLED]
    """Not COMPLETED when a time limit of the plan is too short for its own predicted duration."""
    reason: str
    rto: Verdict | None
    waves: tuple[WaveBar, ...]
    servers: tuple[ServerBar, ...]
    critical_path: tuple[Stretch, ...]
    binding_quota: BindingQuota | None
    what_ifs: tuple[WhatIf, ...]
    """Changes on the critical path that would end the plan earlier, the best first."""
