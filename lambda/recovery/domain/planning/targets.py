"""On which instances the commands of a wave run."""

from collections.abc import Iterator

from recovery.domain.launch_settings import LaunchDisposition
from recovery.domain.planning.draft import Draft
from recovery.domain.planning.graph import ancestors
from recovery.domain.planning.schedule import ScheduledServer, ScheduledWave
from recovery.domain.recovery_plan import Wave
from recovery.domain.wave_actions import CommandAction


def commands(draft: Draft, wave: Wave) -> Iterator[tuple[CommandAction, frozenset[str]]]:
    """Each command with the names of the waves that have instances by then."""
    earlier = ancestors(wave.name, draft.waits_for) - {wave.name}
    for action in wave.actions_before:
        if isinstance(action, CommandAction):
            yield action, earlier
    for action in wave.actions_after:
        if isinstance(action, CommandAction):
            yield action, earlier | {wave.name}


def target_name(action: CommandAction, wave: Wave) -> str:
    return action.on_wave or wave.name


def targeted(draft: Draft, wave: Wave) -> Iterator[tuple[CommandAction, ScheduledWave]]:
    """Each command with the wave it runs on, without those that name a wrong one."""
    for action, waves in commands(draft, wave):
        name = target_name(action, wave)
        if name in waves and name in draft.wave_named:
            yield action, draft.wave_named[name]


def stopped(wave: ScheduledWave) -> tuple[ScheduledServer, ...]:
    """Servers that DRS launches but does not start: nothing can be run on them or checked."""
    return tuple(
        server
        for server in wave.servers.values()
        if server.settings.launch_disposition is LaunchDisposition.STOPPED
    )
