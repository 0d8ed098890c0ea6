"""What a preview of a start says: blockers, what it would touch, how long it would take."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Literal

from pydantic import AwareDatetime

from recovery.domain.execution.execution import Mode, Status
from recovery.domain.findings import Finding
from recovery.domain.rehearsal.timeline import Verdict
from recovery.domain.value import Value
from recovery.usecases.planning import JobElsewhere
from recovery.usecases.plans.impact import DoomedInstance, LockedServer, PlaceTouched
from recovery.usecases.plans.validation import InventoryAge
from recovery.usecases.start_request import StartOffer


class ChosenPoints(Value):
    """The recovery points that servers would be recovered from, where not the latest data."""

    servers: int
    oldest: AwareDatetime
    newest: AwareDatetime
    skew: timedelta
    """Servers that share data may disagree by this."""


class Prediction(Value):
    p50: AwareDatetime
    """Half of all runs that begin now have ended by then; nine of ten by ``p90``."""
    p90: AwareDatetime
    rto: Verdict | None
    outcome: Literal[Status.COMPLETED, Status.PARTIAL, Status.FAILED, Status.CANCELLED]
    reason: str


class Touched(Value):
    """By a start of what is left of the plan without the servers that are left out."""

    servers: int = 0
    places: tuple[PlaceTouched, ...] = ()
    doomed_instances: tuple[DoomedInstance, ...] = ()
    """None in a dry run."""
    locked_servers: tuple[LockedServer, ...] = ()


class StartPreview(Value):
    plan_id: str
    plan_name: str
    plan_version: int
    mode: Mode
    is_dry_run: bool
    can_start: bool
    """Apart from the name of the plan, which only a start asks for."""
    why_not: tuple[str, ...]
    """Besides the blockers: a lack of permission, servers in other executions."""
    blockers: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    offer: StartOffer | None
    """None: it can start, or leaving servers out is no way out."""
    touched: Touched
    live_jobs: tuple[JobElsewhere, ...]
    """DRS jobs in the same places, whoever started them: they use the same quotas."""
    points: ChosenPoints | None
    prediction: Prediction | None
    inventory: InventoryAge
    hostnames: Mapping[str, str]
    """Of the servers that it names by id alone, as far as DRS shows them."""
