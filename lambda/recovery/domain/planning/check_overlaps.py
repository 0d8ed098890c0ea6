"""Findings about groups and servers that a plan has more than once."""

from collections.abc import Iterator
from typing import NamedTuple

from recovery.domain.findings import Finding, FindingCode, Severity
from recovery.domain.inventory import SourceServer
from recovery.domain.planning.draft import Draft
from recovery.domain.recovery_plan import Wave
from recovery.domain.wording import named


class _Place(NamedTuple):
    """Where the plan has a server. Waves count by position: two may share a name."""

    position: int
    wave: str
    group_id: str
    group: str


def check_overlaps(draft: Draft) -> Iterator[Finding]:
    yield from _groups_twice_in_wave(draft)
    yield from _groups_in_two_waves(draft)
    yield from _servers_twice(draft)


def _groups_twice_in_wave(draft: Draft) -> Iterator[Finding]:
    for wave in draft.plan.waves:
        for group_id in dict.fromkeys(wave.group_ids):
            if (times := wave.group_ids.count(group_id)) > 1:
                yield Finding(
                    code=FindingCode.GROUP_TWICE,
                    severity=Severity.WARNING,
                    thing=group_id,
                    fact=f"Wave {wave.name} names group {_name(draft, group_id)} {times} times.",
                    fix="Name it once.",
                    wave=wave.name,
                )


def _groups_in_two_waves(draft: Draft) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for wave in draft.plan.waves:
        for group_id in dict.fromkeys(wave.group_ids):
            if group_id in first:
                yield Finding(
                    code=FindingCode.GROUP_TWICE,
                    severity=Severity.ERROR,
                    thing=group_id,
                    fact=f"Group {_name(draft, group_id)} is in 2 waves: "
                    f"{first[group_id]} and {wave.name}.",
                    fix="Take it out of one of them.",
                    wave=wave.name,
                )
            first.setdefault(group_id, wave.name)


def _name(draft: Draft, group_id: str) -> str:
    resolved = draft.groups.get(group_id)
    return resolved.group.name if resolved else group_id


def _servers_twice(draft: Draft) -> Iterator[Finding]:
    """Silent where one group is the cause: that is reported once, for the group."""
    first: dict[str, _Place] = {}
    for position, wave in enumerate(draft.plan.waves):
        for server, place in _members(draft, wave, position=position):
            held = first.setdefault(server.server_id, place)
            if held.group_id != place.group_id:
                yield _in_two_places(server, held, place)


def _members(draft: Draft, wave: Wave, *, position: int) -> Iterator[tuple[SourceServer, _Place]]:
    for resolved in draft.groups_of(wave):
        group = resolved.group
        place = _Place(position, wave.name, group.group_id, group.name)
        for server in resolved.servers:
            yield server, place


def _in_two_places(server: SourceServer, held: _Place, again: _Place) -> Finding:
    if held.position == again.position:
        return Finding(
            code=FindingCode.SERVER_IN_TWO_GROUPS,
            severity=Severity.WARNING,
            thing=server.server_id,
            fact=f"Server {named(server)} is in 2 groups of wave {again.wave}: {held.group} and "
            f"{again.group}. The settings of {held.group} hold.",
            fix="Take it out of one of the groups.",
            wave=again.wave,
        )
    return Finding(
        code=FindingCode.SERVER_IN_TWO_WAVES,
        severity=Severity.BLOCKER,
        thing=server.server_id,
        fact=f"Server {named(server)} is in 2 waves: {held.wave} by group {held.group} and "
        f"{again.wave} by group {again.group}.",
        fix="Take it out of one of the groups or start without it.",
        wave=again.wave,
    )
