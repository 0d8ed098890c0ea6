"""Findings about accounts and Regions: can they be reached, and have they the documents."""

from collections.abc import Iterator
from typing import NamedTuple

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.health_checks import DocumentCheck
from recovery.domain.inventory import Part
from recovery.domain.planning.draft import Draft, locations
from recovery.domain.planning.schedule import ScheduledWave
from recovery.domain.planning.targets import targeted
from recovery.domain.recovery_plan import Wave
from recovery.domain.value import Location
from recovery.domain.wave_actions import AutomationAction, OnError

_MEANING = {
    Part.DOCUMENTS: "SSM documents in {location} could not be looked for.",
    Part.SUBNETS: "Subnets in {location} could not be looked for.",
    Part.QUOTAS: "The quotas of DRS in {location} could not be read: its defaults are taken.",
}


class _Use(NamedTuple):
    by: str
    document: str
    locations: tuple[Location, ...]
    severity: Severity


def check_places(draft: Draft) -> Iterator[Finding]:
    yield from _unreachable(draft)
    yield from _unread(draft)
    yield from _unknown_documents(draft)


def _unreachable(draft: Draft) -> Iterator[Finding]:
    reported: set[Location] = set()
    for wave in draft.plan.waves:
        for location in _needed(draft, wave):
            if not draft.is_reachable(location) and location not in reported:
                reported.add(location)
                yield Finding(
                    code=FindingCode.LOCATION_UNREACHABLE,
                    severity=Severity.BLOCKER,
                    thing=str(location),
                    fact=f"Account {location.account_id} can't be reached in {location.region}, "
                    f"and wave {wave.name} needs it.{_why(draft, location)}",
                    fix="Check the role of the account, its trust and the state of the Region.",
                    wave=wave.name,
                )


def _why(draft: Draft, location: Location) -> str:
    """In the words of AWS; nothing where nobody has asked it."""
    reasons = (
        f" {unread.reason}"
        for unread in draft.inventory.unread
        if unread.location == location and unread.part is Part.SERVERS
    )
    return next(reasons, "")


def _unread(draft: Draft) -> Iterator[Finding]:
    """Not a blocker: in a disaster, half of what is asked may not answer."""
    for unread in draft.inventory.unread:
        if draft.is_reachable(unread.location):
            yield Finding(
                code=FindingCode.NOT_CHECKED,
                severity=Severity.WARNING,
                thing=str(unread.location),
                fact=f"{_MEANING[unread.part].format(location=unread.location)} {unread.reason}",
                fix="Repair that, or make sure by yourself.",
            )


def _needed(draft: Draft, wave: Wave) -> Iterator[Location]:
    for resolved in draft.groups_of(wave):
        yield resolved.group.location
    for action in (*wave.actions_before, *wave.actions_after):
        if isinstance(action, AutomationAction) and action.location:
            yield action.location


def _unknown_documents(draft: Draft) -> Iterator[Finding]:
    if draft.inventory.documents is None:
        return
    known = {(document.location, document.name) for document in draft.inventory.documents}
    for scheduled in draft.waves:
        for use in _uses(draft, scheduled):
            for location in use.locations:
                is_known = (location, use.document) in known
                if not is_known and draft.has_read(Part.DOCUMENTS, location):
                    yield _unknown_document(use, location, wave=scheduled.name)


def _uses(draft: Draft, scheduled: ScheduledWave) -> Iterator[_Use]:
    wave = scheduled.wave
    here = locations(scheduled)
    for action in (*wave.actions_before, *wave.actions_after):
        if isinstance(action, AutomationAction):
            where = (action.location,) if action.location else here[:1]
            yield _Use(f"Action {action.name}", action.document, where, _severity(action.on_error))
    for command, target in targeted(draft, wave):
        where = locations(target)
        severity = _severity(command.on_error)
        yield _Use(f"Action {command.name}", command.document, where, severity)
    for check in wave.checks:
        if isinstance(check, DocumentCheck):
            yield _Use(f"Check {check}", check.document, here, Severity.BLOCKER)


def _severity(on_error: OnError) -> Severity:
    return Severity.WARNING if on_error is OnError.CONTINUE else Severity.BLOCKER


def _unknown_document(use: _Use, location: Location, *, wave: str) -> Finding:
    return Finding(
        code=FindingCode.DOCUMENT_UNKNOWN,
        severity=use.severity,
        thing=use.document,
        fact=f"{use.by} of wave {wave} runs SSM document {use.document}, "
        f"which does not exist in {location}.",
        fix="Create or share the document there, or choose another one.",
        wave=wave,
    )
