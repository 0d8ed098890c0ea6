"""A launched server on its way through its checks: what state it enters next."""

from datetime import datetime

from recovery.domain.execution.server_run import (
    Checking,
    Healthy,
    LaunchedInstance,
    ServerState,
)
from recovery.domain.launch_settings import LaunchDisposition
from recovery.domain.planning.schedule import ScheduledWave


def up(
    planned: ScheduledWave, server_id: str, instance: LaunchedInstance, *, now: datetime
) -> ServerState:
    """An instance launched to stay stopped can't be checked: being there is all it promises."""
    if planned.servers[server_id].settings.launch_disposition is LaunchDisposition.STOPPED:
        reason = "Launched and left stopped, as its launch settings say; not checked."
        return Healthy(instance=instance, at=now, reason=reason)
    if not planned.wave.checks:
        return Healthy(instance=instance, at=now, reason="Launched; the wave has no checks.")
    return Checking(instance=instance, since=now)


def after_passed_check(planned: ScheduledWave, state: Checking, *, now: datetime) -> ServerState:
    following = state.check + 1
    if following == len(planned.wave.checks):
        return Healthy(instance=state.instance, at=now, reason="All checks passed.")
    return Checking(instance=state.instance, check=following, since=now)
