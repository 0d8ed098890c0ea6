"""Whatever has an id and a name, changed: the item itself, and the claim on its name.

A claim is an item of its own, so that two who choose one name at once can't both get it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from recovery.adapters.dynamodb.attributes import Plain, stored
from recovery.adapters.dynamodb.expressions import Condition, is_new, setting
from recovery.adapters.dynamodb.named import Named
from recovery.adapters.dynamodb.transactions import Change, delete, put, update
from recovery.domain.errors import Conflicting, NameTaken
from recovery.domain.identity import folded


@dataclass(frozen=True)
class Entry:
    id_: str
    name: str
    fields: Mapping[str, Plain]


def created(named: Named, entry: Entry) -> tuple[Change, ...]:
    """Refused where the id or the name exists."""
    kind = named.kind.capitalize()
    exists = Conflicting(f"{kind} {entry.name} exists already, with the id {entry.id_}. Load it.")
    item = stored({named.key: entry.id_, **_listed(named, entry), **entry.fields})
    return put(named.table.name, item, is_new(named.key, exists)), _claim(named, entry)


def changed(named: Named, entry: Entry, *, was_named: str, when: Condition) -> tuple[Change, ...]:
    """Field by field, so that what refers to it is not forgotten."""
    fields = {**_listed(named, entry), **entry.fields}
    itself = update(named.table.name, {named.key: entry.id_}, setting(fields), when)
    if folded(entry.name) == folded(was_named):
        return (itself,)
    return itself, _claim(named, entry), _unclaim(named, was_named)


def removed(named: Named, id_: str, *, was_named: str, when: Condition) -> tuple[Change, ...]:
    return delete(named.table.name, {named.key: id_}, when), _unclaim(named, was_named)


def _listed(named: Named, entry: Entry) -> Mapping[str, str]:
    return {"listed": named.listed, "sortName": folded(entry.name)}


def _claim(named: Named, entry: Entry) -> Change:
    item = stored({named.key: _claim_id(entry.name), "owner": entry.id_})
    return put(named.table.name, item, is_new(named.key, NameTaken(named.kind, entry.name)))


def _unclaim(named: Named, name: str) -> Change:
    return delete(named.table.name, {named.key: _claim_id(name)})


def _claim_id(name: str) -> str:
    return f"NAME#{folded(name)}"
