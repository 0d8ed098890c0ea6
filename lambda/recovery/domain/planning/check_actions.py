"""Findings about actions that would find no instance, or no place to run."""

from collections.abc import Iterator

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.planning.draft import Draft
from recovery.domain.planning.schedule import ScheduledWave
from recovery.domain.planning.targets import commands, stopped, target_name, targeted
from recovery.domain.recovery_plan import Wave
from recovery.domain.wave_actions import AutomationAction, CommandAction


def check_actions(draft: Draft) -> Iterator[Finding]:
    for wave in draft.plan.waves:
        yield from _wrong_waves(draft, wave)
        yield from _waves_without_instances(draft, wave)
        yield from _automations_without_location(wave)


def _wrong_waves(draft: Draft, wave: Wave) -> Iterator[Finding]:
    for action, waves in commands(draft, wave):
        name = target_name(action, wave)
        if name not in waves or name not in draft.wave_named:
            yield Finding(
                code=FindingCode.ACTION_HAS_NO_INSTANCES,
                severity=Severity.ERROR,
                thing=action.name,
                fact=_why_wrong(draft, action, wave),
                fix=f"Let it run on a wave that wave {wave.name} depends on.",
                wave=wave.name,
            )


def _why_wrong(draft: Draft, action: CommandAction, wave: Wave) -> str:
    name = target_name(action, wave)
    if name == wave.name:
        return f"Action {action.name} runs before wave {name} is launched: 0 instances exist yet."
    start = f"Action {action.name} of wave {wave.name} runs on {name}"
    if name not in draft.wave_named:
        return f"{start}, which is no wave of the plan."
    return f"{start}, a wave that {wave.name} does not wait for."


def _waves_without_instances(draft: Draft, wave: Wave) -> Iterator[Finding]:
    for action, target in targeted(draft, wave):
        if not _has_running_servers(target):
            yield Finding(
                code=FindingCode.ACTION_HAS_NO_INSTANCES,
                severity=Severity.WARNING,
                thing=action.name,
                fact=f"Action {action.name} of wave {wave.name} runs on wave {target.name}, "
                "which starts 0 servers.",
                fix="Let it run on another wave or remove it.",
                wave=wave.name,
            )


def _has_running_servers(wave: ScheduledWave) -> bool:
    return len(stopped(wave)) < len(wave.servers)


def _automations_without_location(wave: Wave) -> Iterator[Finding]:
    """A wave that has groups but no servers today has other findings."""
    for action in (*wave.actions_before, *wave.actions_after):
        if isinstance(action, AutomationAction) and not (action.location or wave.group_ids):
            yield Finding(
                code=FindingCode.ACTION_HAS_NO_LOCATION,
                severity=Severity.ERROR,
                thing=action.name,
                fact=f"Automation {action.name} runs where the first server of wave {wave.name} "
                "is, but the wave has 0 groups.",
                fix="Give the automation an account and Region.",
                wave=wave.name,
            )
