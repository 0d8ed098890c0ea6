"""What a request to start a plan says, and the same said only to see what would come of it."""

from datetime import timedelta
from typing import Annotated

from pydantic import Field

from recovery.domain.execution.execution import Mode
from recovery.domain.planning.point_in_time import Latest, PointInTime
from recovery.domain.value import Flag, Iso8601, Name, ServerId, Text, Value

CleanupAfter = Annotated[timedelta, Field(ge=timedelta(), le=timedelta(days=30)), Iso8601]


class StartChoices(Value):
    mode: Mode
    is_dry_run: Flag = False
    """Everything is decided and recorded, nothing is launched."""
    point_in_time: PointInTime = Latest()
    without_server_ids: tuple[ServerId, ...] = ()
    reason: Text = ""
    cleanup_after: CleanupAfter | None = None
    """How long after the end of a drill its instances go; None: only on request."""
    plan_name: Text | None = None
    """The plan's name, typed by hand: without it there is no real recovery."""

    @property
    def in_recovery(self) -> bool:
        """Whether it is real: that asks for another permission than a drill."""
        return self.mode is Mode.RECOVERY and not self.is_dry_run


class StartRequest(StartChoices):
    plan_id: Name


class StartOffer(Value):
    """What to ask for instead: the same start without these servers is not refused for them."""

    without_server_ids: tuple[str, ...]
