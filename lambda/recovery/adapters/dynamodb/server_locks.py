"""The locks of one account and Region: one item, however many executions and servers it names."""

from pydantic import TypeAdapter

from recovery.adapters.dynamodb.attributes import blob, number, stored
from recovery.adapters.dynamodb.bodies import packed, unpacked
from recovery.adapters.dynamodb.expressions import version_is
from recovery.adapters.dynamodb.table import Table
from recovery.adapters.dynamodb.transactions import Change, put
from recovery.domain.errors import ConcurrentChange
from recovery.domain.server_locks import ServerLocks
from recovery.domain.value import Location

_LOCKS = TypeAdapter(ServerLocks)


def find_locks(table: Table, location: Location) -> ServerLocks:
    item = table.item(_key(location))
    if item is None:
        return ServerLocks(location=location)
    return unpacked(_LOCKS, blob(item, "body")).changed(version=number(item, "version"))


def kept_locks(table: str, locks: ServerLocks) -> Change:
    """One version further than those that were read."""
    thing = f"The list of running servers in {locks.location}"
    body = packed(_LOCKS, locks, thing=thing)
    item = stored({**_key(locks.location), "version": locks.version + 1, "body": body})
    return put(table, item, version_is(locks.version, lambda _: ConcurrentChange(thing)))


def _key(location: Location) -> dict[str, str]:
    return {"executionId": f"LOCKS#{location.account_id}#{location.region}", "sk": "LOCKS"}
