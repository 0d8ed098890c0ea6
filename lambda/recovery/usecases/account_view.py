"""Target accounts as they come in and as they are shown."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from recovery.domain.people import Actor, Person
from recovery.domain.permissions import why_forbidden
from recovery.domain.target_account import ExternalId, RoleArn
from recovery.domain.value import AccountId, Name, RegionName, Value, Whole
from recovery.ports.estate import AccountCheck
from recovery.ports.records import AccountRecord
from recovery.usecases.allowed import AllowedAction, Obstacle, allowed_actions


class AccountSettings(Value):
    name: Name
    regions: Annotated[tuple[RegionName, ...], Field(min_length=1, max_length=40)]
    role_arn: RoleArn | None = None
    """None only for the account that the product itself runs in."""
    external_id: ExternalId | None = None
    """None: the product makes one, or keeps the one it has."""


class AccountDraft(AccountSettings):
    account_id: AccountId


class AccountChange(AccountSettings):
    version: Whole
    """Of the account as it was read."""


class AccountView(Value):
    account_id: AccountId
    name: Name
    regions: tuple[RegionName, ...]
    role_arn: RoleArn | None = None
    external_id: ExternalId | None = None
    """None: shown only to those who may change accounts."""
    is_hub: bool
    """The product itself runs in it."""
    version: int
    created_at: AwareDatetime
    created_by: Actor
    changed_at: AwareDatetime
    changed_by: Actor
    allowed_actions: tuple[AllowedAction, ...]


class AccountVerification(Value):
    account_id: AccountId
    at: AwareDatetime
    is_passed: bool
    checks: tuple[AccountCheck, ...]


def account_view(
    record: AccountRecord, person: Person, *, hub_account_id: AccountId
) -> AccountView:
    account = record.account
    is_secret = why_forbidden(person, "updateAccount") is not None
    actions = ("updateAccount", "deleteAccount", "verifyAccount")
    return AccountView(
        account_id=account.account_id,
        name=account.name,
        regions=account.regions,
        role_arn=account.role_arn,
        external_id=None if is_secret else account.external_id,
        is_hub=account.account_id == hub_account_id,
        version=account.version,
        **dict(record.saved),
        allowed_actions=allowed_actions(person, (Obstacle(action=action) for action in actions)),
    )
