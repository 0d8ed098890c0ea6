"""Findings about launch settings that DRS ignores, refuses or does not have."""

from collections.abc import Iterator

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.launch_settings import LaunchSettings, RightSizing
from recovery.domain.planning.draft import Draft
from recovery.domain.planning.schedule import ScheduledServer
from recovery.domain.wording import named


def check_settings(draft: Draft) -> Iterator[Finding]:
    for scheduled in draft.waves:
        for server in scheduled.servers.values():
            has_configuration = draft.inventory.by_id[server.server_id].has_launch_configuration
            found = (
                *(() if has_configuration else (_no_configuration(server),)),
                *_ignored_instance_type(server),
                *_two_addresses(server),
                *_refused_target(server),
            )
            for finding in found:
                yield finding.changed(wave=scheduled.name)
    yield from _shared_targets(draft)


def _no_configuration(server: ScheduledServer) -> Finding:
    return Finding(
        code=FindingCode.LAUNCH_CONFIGURATION_MISSING,
        severity=Severity.WARNING,
        thing=server.server_id,
        fact=f"Server {named(server)} has no launch configuration in DRS.",
        fix="Start as planned: it is written before the launch.",
    )


def _ignored_instance_type(server: ScheduledServer) -> Iterator[Finding]:
    settings = server.settings
    if settings.instance_type and settings.right_sizing is not RightSizing.NONE:
        yield Finding(
            code=FindingCode.INSTANCE_TYPE_IGNORED,
            severity=Severity.WARNING,
            thing=server.server_id,
            fact=f"DRS ignores instance type {settings.instance_type} of server {named(server)}, "
            f"because its right-sizing is {_right_sizing(settings)}.",
            fix="Set right-sizing to NONE or remove the instance type.",
        )


def _two_addresses(server: ScheduledServer) -> Iterator[Finding]:
    settings = server.settings
    if settings.private_ip and settings.copy_private_ip:
        yield Finding(
            code=FindingCode.LAUNCH_SETTINGS_CONFLICT,
            severity=Severity.WARNING,
            thing=server.server_id,
            fact=f"Server {named(server)} has 2 addresses: {settings.private_ip} "
            "and the copied one of its source.",
            fix="Turn copy private IP off or remove the address.",
        )


def _refused_target(server: ScheduledServer) -> Iterator[Finding]:
    target = server.settings.launch_into_instance_id
    if target and (reasons := _why_refused(server.settings)):
        yield Finding(
            code=FindingCode.LAUNCH_SETTINGS_CONFLICT,
            severity=Severity.BLOCKER,
            thing=server.server_id,
            fact=f"DRS can't launch server {named(server)} into instance {target}: "
            f"{', '.join(reasons)}.",
            fix="Set right-sizing to NONE and turn both copies off, or start without the server.",
        )


def _why_refused(settings: LaunchSettings) -> list[str]:
    reasons = []
    if settings.right_sizing is not RightSizing.NONE:
        reasons.append(f"right-sizing is {_right_sizing(settings)}")
    if settings.copy_private_ip:
        reasons.append("copy private IP is on")
    if settings.copy_tags:
        reasons.append("copy tags is on")
    return reasons


def _right_sizing(settings: LaunchSettings) -> str:
    return settings.right_sizing or f"{RightSizing.BASIC}, the default of DRS"


def _shared_targets(draft: Draft) -> Iterator[Finding]:
    """Instance ids are unique everywhere, so the location does not matter."""
    first: dict[str, ScheduledServer] = {}
    for scheduled in draft.waves:
        for server in scheduled.servers.values():
            target = server.settings.launch_into_instance_id
            if target and (held := first.setdefault(target, server)) is not server:
                yield Finding(
                    code=FindingCode.LAUNCH_SETTINGS_CONFLICT,
                    severity=Severity.BLOCKER,
                    thing=server.server_id,
                    fact=f"2 servers would launch into instance {target}: "
                    f"{named(held)} and {named(server)}.",
                    fix=f"Give each its own instance or start without {server.hostname}.",
                    wave=scheduled.name,
                )
