"""What a plan refers to besides servers: SSM documents and subnets, by account and Region.

Where a group has its servers today is not asked: naming a place too many costs one look.
"""

from collections.abc import Iterable, Iterator, Mapping

from recovery.domain.health_checks import DocumentCheck
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.domain.value import Location, Value
from recovery.domain.wave_actions import AutomationAction, WaveAction


class References(Value):
    """Of one account and Region."""

    documents: frozenset[str] = frozenset()
    subnet_ids: frozenset[str] = frozenset()


_Places = Mapping[str, tuple[Location, ...]]
"""Where each wave recovers servers."""


def references(
    plan: RecoveryPlan, groups: Iterable[ProtectionGroup]
) -> Mapping[Location, References]:
    known = {group.group_id: group for group in groups}
    places = {wave.name: _locations(wave, known) for wave in plan.waves}
    documents: dict[Location, set[str]] = {}
    for wave in plan.waves:
        for location, document in _documents(wave, places):
            documents.setdefault(location, set()).add(document)
    subnets: dict[Location, set[str]] = {}
    for group in known.values():
        subnets.setdefault(group.location, set()).update(_subnets(group))
    return {
        location: References(
            documents=frozenset(documents.get(location, ())),
            subnet_ids=frozenset(subnets.get(location, ())),
        )
        for location in {**subnets, **documents}
    }


def _locations(wave: Wave, groups: Mapping[str, ProtectionGroup]) -> tuple[Location, ...]:
    known = (groups[group_id] for group_id in wave.group_ids if group_id in groups)
    return tuple(dict.fromkeys(group.location for group in known))


def _documents(wave: Wave, places: _Places) -> Iterator[tuple[Location, str]]:
    here = places[wave.name]
    for action in (*wave.actions_before, *wave.actions_after):
        for location in _where(action, here, places):
            yield location, action.document
    for check in wave.checks:
        if isinstance(check, DocumentCheck):
            for location in here:
                yield location, check.document


def _where(action: WaveAction, here: tuple[Location, ...], places: _Places) -> tuple[Location, ...]:
    if isinstance(action, AutomationAction):
        return (action.location,) if action.location else here
    return places.get(action.on_wave, ()) if action.on_wave else here


def _subnets(group: ProtectionGroup) -> Iterator[str]:
    for settings in (group.launch_settings, *group.server_settings.values()):
        if settings.subnet_id:
            yield settings.subnet_id
