"""Launch settings of servers, written where they differ: to DRS first, then to EC2.

DRS writes a version of the launch template itself, which would undo ours.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

from recovery.adapters.aws.performing.hands import Hands
from recovery.adapters.aws.performing.refused import performing
from recovery.adapters.aws.performing.server_launch import ServerLaunch
from recovery.domain.execution.commands import ApplyLaunchSettings
from recovery.domain.execution.effects import PASSING, Refusal
from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.value import ServerId
from recovery.ports.performing import RefusedByAws

_AT_ONCE = 4
_PATIENT_ATTEMPTS = 3
"""So often all servers wait for those that are held up; then these are left behind."""


class AwsLaunchSettingsWriter:
    def __init__(self, hands: Hands) -> None:
        self._clients = hands.patient

    def apply(self, command: ApplyLaunchSettings) -> Mapping[ServerId, str]:
        with performing(command.location):
            drs, ec2 = (self._clients.of(service, command.location) for service in ("drs", "ec2"))
        write = partial(_refusal, command, ServerLaunch(drs, ec2, key=command.key))
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="launch-settings") as pool:
            outcomes = tuple(pool.map(write, command.servers, command.servers.values()))
        refused = {
            id_: refusal
            for id_, refusal in zip(command.servers, outcomes, strict=True)
            if refusal is not None
        }
        held_up = {id_: each for id_, each in refused.items() if each.kind in PASSING}
        if held_up and (command.attempt <= _PATIENT_ATTEMPTS or len(held_up) == len(outcomes)):
            raise RefusedByAws(_common(held_up))
        return {id_: refusal.message for id_, refusal in refused.items()}


def _refusal(
    command: ApplyLaunchSettings, launch: ServerLaunch, server_id: ServerId, wanted: LaunchSettings
) -> Refusal | None:
    """One server that is refused holds up none of the others."""
    try:
        with performing(command.location):
            launch.write(server_id, wanted)
    except RefusedByAws as refused:
        return refused.refusal
    return None


def _common(held_up: Mapping[ServerId, Refusal]) -> Refusal:
    """All of it is asked for again, so the longest pause counts."""
    pauses = [refusal.retry_after for refusal in held_up.values() if refusal.retry_after]
    longest: timedelta | None = max(pauses, default=None)
    first = next(iter(held_up.values()))
    return first.changed(server_ids=tuple(held_up), retry_after=longest)
