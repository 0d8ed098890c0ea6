"""Findings about health checks and commands that the state of an instance would defeat."""

from collections.abc import Iterator

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.health_checks import AgentCheck, DocumentCheck
from recovery.domain.planning.draft import Draft
from recovery.domain.planning.schedule import ScheduledWave
from recovery.domain.planning.targets import stopped, targeted
from recovery.domain.recovery_plan import Wave
from recovery.domain.wording import counted, listed, named


def check_agents(draft: Draft) -> Iterator[Finding]:
    for scheduled in draft.waves:
        yield from _checks_before_agent(scheduled.wave)
        yield from _commands_without_agent(draft, scheduled.wave)
        yield from _skipped_checks(scheduled)


def _checks_before_agent(wave: Wave) -> Iterator[Finding]:
    for check in wave.checks:
        if isinstance(check, AgentCheck):
            return
        if isinstance(check, DocumentCheck):
            yield _needs_agent(
                check.name,
                fact=f"Check {check} of wave {wave.name} runs before the SSM agent is known "
                "to be online, which takes minutes after the boot.",
                wave=wave,
                fix="Put the check of the SSM agent before it.",
            )


def _commands_without_agent(draft: Draft, wave: Wave) -> Iterator[Finding]:
    for action, target in targeted(draft, wave):
        if not any(isinstance(check, AgentCheck) for check in target.wave.checks):
            yield _needs_agent(
                action.name,
                fact=f"Action {action.name} of wave {wave.name} runs on wave {target.name}, "
                "which does not wait for the SSM agent.",
                wave=wave,
                fix=f"Add the check of the SSM agent to wave {target.name}.",
            )


def _needs_agent(thing: str, *, fact: str, fix: str, wave: Wave) -> Finding:
    return Finding(
        code=FindingCode.CHECK_NEEDS_AGENT,
        severity=Severity.WARNING,
        thing=thing,
        fact=fact,
        fix=fix,
        wave=wave.name,
    )


def _skipped_checks(scheduled: ScheduledWave) -> Iterator[Finding]:
    servers = stopped(scheduled)
    checks = scheduled.wave.checks
    if servers and checks:
        yield Finding(
            code=FindingCode.CHECKS_SKIPPED_WHEN_STOPPED,
            severity=Severity.WARNING,
            thing=scheduled.name,
            fact=f"Wave {scheduled.name} skips {counted(len(checks), 'check')} "
            f"on {counted(len(servers), 'stopped server')}: "
            f"{listed([named(server) for server in servers])}.",
            fix="Set their launch disposition to STARTED or check them by hand.",
            wave=scheduled.name,
        )
