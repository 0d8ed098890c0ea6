"""The roster of one account and Region: one item, however many groups and servers it names."""

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import Item, blob, number, stored
from recovery.adapters.dynamodb.bodies import packed, unpacked
from recovery.adapters.dynamodb.expressions import Condition, version_is
from recovery.adapters.dynamodb.table import Table
from recovery.adapters.dynamodb.transactions import Change, check, put
from recovery.domain.errors import ConcurrentChange, StillUsed
from recovery.domain.roster import Roster
from recovery.domain.value import Location

_ROSTER = TypeAdapter(Roster)


def find_roster(table: Table, location: Location) -> Roster:
    item = table.item({"groupId": _key(location)})
    return _roster_from(item) if item else Roster(location=location)


def kept_roster(table: str, roster: Roster) -> Change:
    """One version further than the one that was read."""
    thing = f"The list of groups in {roster.location}"
    item = stored(
        {
            "groupId": _key(roster.location),
            "version": roster.version + 1,
            "groupIds": frozenset(roster.groups),
            "body": packed(_ROSTER, roster, thing=thing),
        }
    )
    return put(table, item, version_is(roster.version, lambda _: ConcurrentChange(thing)))


def without_groups(table: str, location: Location, *, account: str) -> Change:
    """Refused where there are any; they are named then."""

    def used(item: Item | None) -> StillUsed:
        entries = _roster_from(item).groups.values() if item else ()
        return StillUsed(
            f"Account {account} in {location.region}", (f"group {entry.name}" for entry in entries)
        )

    when = Condition("attribute_not_exists(#groupIds)", refused=used)
    return check(table, {"groupId": _key(location)}, when)


def _roster_from(item: Item) -> Roster:
    return unpacked(_ROSTER, blob(item, "body")).changed(version=number(item, "version"))


def _key(location: Location) -> str:
    return f"ROSTER#{location.account_id}#{location.region}"
