"""Who has a server, read off a roster."""

from recovery.domain.roster import Roster


def group_of(roster: Roster, server_id: str) -> str | None:
    """The id of the only group that has it."""
    found = [id_ for id_, entry in roster.groups.items() if server_id in entry.server_ids]
    assert len(found) <= 1
    return found[0] if found else None
