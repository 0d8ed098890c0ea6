"""Target accounts: registered, changed, verified, and deleted when no group is left in them."""

from recovery.domain.audit import AuditRecord, EntityKind
from recovery.domain.errors import ConcurrentChange, Conflicting, Unknown
from recovery.domain.target_account import TargetAccount, refuse_wrong_role
from recovery.domain.value import AccountId, RegionName
from recovery.ports.paging import Page, PageRequest
from recovery.ports.product import Ports
from recovery.ports.records import AccountRecord
from recovery.usecases.account_view import (
    AccountChange,
    AccountDraft,
    AccountVerification,
    AccountView,
    account_view,
)
from recovery.usecases.call import Call, Change, Entity, audit_of
from recovery.usecases.saved import saved_again, saved_first


def register_account(ports: Ports, call: Call, draft: AccountDraft) -> AccountView:
    account = TargetAccount(
        account_id=draft.account_id,
        name=draft.name,
        regions=_each_once(draft.regions),
        role_arn=draft.role_arn,
        external_id=draft.external_id or ports.ids.new("x"),
    )
    refuse_wrong_role(account, hub_account_id=ports.hub_account_id)
    record = AccountRecord(
        account=account, saved=saved_first(call), request_digest=call.digest(draft)
    )
    try:
        ports.accounts.register(record, _audit(ports, call, account, Change(after=account)))
    except Conflicting:
        if not (earlier := _asked_before(ports, call, draft)):
            raise
        record = earlier
    return _view(ports, call, record)


def list_accounts(ports: Ports, call: Call, request: PageRequest) -> Page[AccountView]:
    page = ports.accounts.page(request)
    items = tuple(_view(ports, call, record) for record in page.items)
    return Page(items=items, next_token=page.next_token)


def get_account(ports: Ports, call: Call, account_id: AccountId) -> AccountView:
    return _view(ports, call, account_record(ports, account_id))


def update_account(
    ports: Ports, call: Call, account_id: AccountId, change: AccountChange
) -> AccountView:
    """Without an external id it keeps its own. A Region that has groups stays: StillUsed."""
    before = account_record(ports, account_id)
    _refuse_other_version(before.account, change.version)
    account = before.account.changed(
        name=change.name,
        regions=_each_once(change.regions),
        role_arn=change.role_arn,
        external_id=change.external_id or before.account.external_id,
        version=change.version + 1,
    )
    refuse_wrong_role(account, hub_account_id=ports.hub_account_id)
    record = before.changed(account=account, saved=saved_again(before.saved, call))
    audit = _audit(ports, call, account, Change(before=before.account, after=account))
    ports.accounts.update(record, before, audit)
    return _view(ports, call, record)


def delete_account(ports: Ports, call: Call, account_id: AccountId, version: int) -> None:
    record = account_record(ports, account_id)
    _refuse_other_version(record.account, version)
    audit = _audit(ports, call, record.account, Change(before=record.account))
    ports.accounts.delete(record, audit)


def verify_account(ports: Ports, call: Call, account_id: AccountId) -> AccountVerification:
    """Nothing is stored: what holds now may not hold at the next start."""
    checks = ports.verifier.verify(account_record(ports, account_id).account)
    return AccountVerification(
        account_id=account_id,
        at=call.at,
        is_passed=all(check.is_passed for check in checks),
        checks=checks,
    )


def account_record(ports: Ports, account_id: AccountId) -> AccountRecord:
    if record := ports.accounts.find(account_id):
        return record
    raise Unknown("account", account_id)


def _asked_before(ports: Ports, call: Call, draft: AccountDraft) -> AccountRecord | None:
    """What an earlier arrival of this request registered, as it is now."""
    digest = call.digest(draft)
    found = ports.accounts.find(draft.account_id)
    return found if found and digest and found.request_digest == digest else None


def _refuse_other_version(account: TargetAccount, version: int) -> None:
    if account.version != version:
        raise ConcurrentChange(f"Account {account.name}")


def _each_once(regions: tuple[RegionName, ...]) -> tuple[RegionName, ...]:
    return tuple(dict.fromkeys(regions))


def _view(ports: Ports, call: Call, record: AccountRecord) -> AccountView:
    return account_view(record, call.person, hub_account_id=ports.hub_account_id)


def _audit(ports: Ports, call: Call, account: TargetAccount, change: Change) -> AuditRecord:
    entity = Entity(kind=EntityKind.ACCOUNT, entity_id=account.account_id, name=account.name)
    return audit_of(call, ports.ids, entity, change)
