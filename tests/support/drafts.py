"""What people send: drafts of groups and accounts, with the defaults of the other builders."""

from recovery.usecases.account_view import AccountChange, AccountDraft
from recovery.usecases.groups.drafts import GroupChange, GroupDraft, GroupPreview
from tests.support.builders import AMERICA, EUROPE, server_id


def a_draft_of(name: str = "Database", *hostnames: str, **stated: object) -> GroupDraft:
    """A list of servers, of db-1 where none is named."""
    return GroupDraft.model_validate(_group(name, hostnames) | stated)


def a_change_to(
    name: str = "Database", *hostnames: str, version: int = 1, **stated: object
) -> GroupChange:
    """The whole group as it shall be."""
    return GroupChange.model_validate(_group(name, hostnames) | {"version": version} | stated)


def a_preview_of(*hostnames: str, **stated: object) -> GroupPreview:
    return GroupPreview.model_validate(_group("Preview", hostnames) | stated)


def by_tags(**tags: str) -> dict[str, object]:
    """A selection."""
    return {"kind": "TAGS", "tags": tags}


def an_account_draft(**stated: object) -> AccountDraft:
    """Of the account of AMERICA, which is not the hub."""
    return AccountDraft.model_validate(_account() | {"account_id": AMERICA.account_id} | stated)


def an_account_change(version: int = 1, **stated: object) -> AccountChange:
    return AccountChange.model_validate(_account() | {"version": version} | stated)


def _group(name: str, hostnames: tuple[str, ...]) -> dict[str, object]:
    server_ids = [server_id(hostname) for hostname in hostnames or ("db-1",)]
    selection = {"kind": "SERVERS", "server_ids": server_ids}
    return {"name": name, "location": EUROPE, "selection": selection}


def _account() -> dict[str, object]:
    role = f"arn:aws:iam::{AMERICA.account_id}:role/disaster-recovery"
    return {"name": "Workloads", "regions": (AMERICA.region,), "role_arn": role}
