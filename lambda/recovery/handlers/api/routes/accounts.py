"""The routes of target accounts."""

from aws_lambda_powertools.event_handler import Response

from recovery.handlers.api.answers import created, nothing
from recovery.handlers.api.given import TheCall, ThePorts
from recovery.handlers.api.operations import Describing, Topic
from recovery.handlers.api.paging import Paging
from recovery.handlers.api.parameters import TheAccountId, TheVersion
from recovery.handlers.api.routing import Routes
from recovery.ports.paging import Page
from recovery.usecases import accounts
from recovery.usecases.account_view import (
    AccountChange,
    AccountDraft,
    AccountVerification,
    AccountView,
)

router = Routes()
_described = Describing(Topic.ACCOUNTS)


@router.get("/accounts", **_described("listAccounts", "All registered accounts, by name"))
def list_accounts(ports: ThePorts, call: TheCall, paging: Paging) -> Page[AccountView]:
    return accounts.list_accounts(ports, call, paging.request)


@router.post(
    "/accounts",
    **_described("registerAccount", "Register an account", gives=201, refuses=[409, 422]),
)
def register_account(ports: ThePorts, call: TheCall, draft: AccountDraft) -> Response[AccountView]:
    view = accounts.register_account(ports, call, draft)
    return created(view, f"accounts/{view.account_id}")


@router.get("/accounts/<accountId>", **_described("getAccount", "One account", refuses=[404]))
def get_account(ports: ThePorts, call: TheCall, account_id: TheAccountId) -> AccountView:
    return accounts.get_account(ports, call, account_id)


@router.put(
    "/accounts/<accountId>",
    **_described("updateAccount", "Change an account", refuses=[404, 409, 422]),
)
def update_account(
    ports: ThePorts, call: TheCall, account_id: TheAccountId, change: AccountChange
) -> AccountView:
    return accounts.update_account(ports, call, account_id, change)


@router.delete(
    "/accounts/<accountId>",
    **_described("deleteAccount", "Delete an account", gives=204, refuses=[404, 409]),
)
def delete_account(
    ports: ThePorts, call: TheCall, account_id: TheAccountId, version: TheVersion
) -> Response[None]:
    accounts.delete_account(ports, call, account_id, version)
    return nothing()


@router.post(
    "/accounts/<accountId>/verify",
    **_described("verifyAccount", "Try what the product needs in an account", refuses=[404]),
)
def verify_account(ports: ThePorts, call: TheCall, account_id: TheAccountId) -> AccountVerification:
    return accounts.verify_account(ports, call, account_id)
