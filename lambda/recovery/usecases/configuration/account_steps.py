"""Accounts of a document, known by their ids; each keeps the external id that it has here.

The account that the product runs in is entered without a role, whatever it was elsewhere.
"""

from collections.abc import Iterator
from functools import partial

from recovery.domain.audit import EntityKind
from recovery.ports.product import Ports
from recovery.usecases.account_view import AccountChange, AccountDraft
from recovery.usecases.accounts import register_account, update_account
from recovery.usecases.call import Call
from recovery.usecases.configuration.document import AccountEntry, Configuration, account_entry
from recovery.usecases.configuration.step import ImportOutcome, Step, unchanged


def account_steps(document: Configuration, ports: Ports, call: Call) -> Iterator[Step]:
    for entry in document.accounts:
        is_hub = entry.account_id == ports.hub_account_id
        yield _step(entry.changed(role_arn=None) if is_hub else entry, ports, call)


def _step(entry: AccountEntry, ports: Ports, call: Call) -> Step:
    record = ports.accounts.find(entry.account_id)
    if record is None:
        draft = AccountDraft(**dict(entry))
        create = partial(register_account, ports, call, draft)
        return Step(EntityKind.ACCOUNT, entry.name, ImportOutcome.CREATED, create)
    if account_entry(record.account) == entry:
        return unchanged(EntityKind.ACCOUNT, entry.name)
    change = AccountChange(
        name=entry.name,
        regions=entry.regions,
        role_arn=entry.role_arn,
        version=record.account.version,
    )
    update = partial(update_account, ports, call, entry.account_id, change)
    return Step(EntityKind.ACCOUNT, entry.name, ImportOutcome.UPDATED, update)
