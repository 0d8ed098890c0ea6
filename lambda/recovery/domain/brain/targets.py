"""Where an action runs: one run for an automation, batches of instances for a command."""

from typing import assert_never

from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import Healthy
from recovery.domain.launch_settings import LaunchDisposition
from recovery.domain.value import Location
from recovery.domain.wave_actions import AutomationAction, CommandAction, WaveAction

Target = tuple[Location, tuple[str, ...]]


def action_targets(execution: Execution, number: int, action: WaveAction) -> list[Target]:
    """Empty when no server is left that the action could be about."""
    match action:
        case AutomationAction(location=location):
            here = [server.location for server in execution.planned(number).servers.values()]
            chosen = location or next(iter(here), None)
            return [(chosen, ())] if chosen else []
        case CommandAction(on_wave=name):
            on = execution.schedule.number_of[name] if name else number
            return in_batches(execution, healthy_instances(execution, on))
        case _:
            assert_never(action)


def healthy_instances(execution: Execution, number: int) -> list[tuple[Location, str]]:
    """Nothing can run on a server that is launched to stay stopped."""
    scheduled = execution.planned(number).servers
    return [
        (scheduled[id_].location, run.state.instance.instance_id)
        for id_, run in execution.wave(number).servers.items()
        if isinstance(run.state, Healthy)
        and scheduled[id_].settings.launch_disposition is not LaunchDisposition.STOPPED
    ]


def in_batches(execution: Execution, instances: list[tuple[Location, str]]) -> list[Target]:
    """SSM takes 50 instances a command, of one account and Region."""
    size = execution.settings.instances_per_command
    by_location: dict[Location, list[str]] = {}
    for location, instance_id in instances:
        by_location.setdefault(location, []).append(instance_id)
    return [
        (location, tuple(ids[start : start + size]))
        for location, ids in by_location.items()
        for start in range(0, len(ids), size)
    ]
