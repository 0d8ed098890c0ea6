"""The role of cfn/target-account.yaml, in process: what it lets DRS do, and with less than that."""

from collections.abc import Callable
from functools import cache

from tests.support.least_privilege.grants import Grant, Grants
from tests.support.running_cloud import ROOT


def target_role_without(*taken: str) -> Callable[[str, str], bool]:
    """``taken``: actions that nobody has allowed."""

    def allows(action: str, resource: str) -> bool:
        return action not in taken and any(
            grant.covers(action, resource, is_forwarded=True) for grant in _grants()
        )

    return allows


@cache
def _grants() -> list[Grant]:
    grants = Grants(ROOT / "cfn")
    return [
        grant
        for grant in grants.all
        if any(role.file == "target-account.yaml" for role in grant.roles)
    ]
