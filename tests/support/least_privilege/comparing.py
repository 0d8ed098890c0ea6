"""Least privilege, both ways: no call that is not allowed, no permission that nobody needs."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from tests.support.least_privilege.calls import Call
from tests.support.least_privilege.grants import Grant, Grants

Known = Mapping[str, str]
"""Actions with the reason why no record shows them, whoever may do them."""


def not_allowed(calls: Iterable[Call], grants: Grants) -> Iterator[str]:
    """Calls of our roles that IAM let through, and the templates do not."""
    for call in calls:
        if call.is_allowed and grants.role(call.role) and not _granted(call, grants):
            yield f"{call} is not allowed by any statement of {grants.role(call.role)}."


def denied(calls: Iterable[Call], grants: Grants, wanted: Collection[str]) -> Iterator[str]:
    """``wanted``: actions that tests try in order to be denied."""
    for call in calls:
        if not call.is_allowed and grants.role(call.role) and call.action not in wanted:
            yield f"{call} was denied."


def unused(calls: Iterable[Call], grants: Grants, known: Known) -> Iterator[str]:
    """What roles may do, and neither a call nor a reason says why."""
    needed = {_same(grant) for grant in grants.all if grant.reason} | _by_use(calls, grants).keys()
    for grant in grants.all:
        if _same(grant) not in needed and grant.action not in known:
            yield (
                f"{grant.where}: nobody used {grant.action}. Remove it, or say why it stays: "
                "`# Not used in tests: …` behind the action, or above Action for all of them."
            )


def outdated(calls: Iterable[Call], grants: Grants) -> Iterator[str]:
    """Reasons for what is used by now."""
    by_use = _by_use(calls, grants)
    for grant in grants.all:
        if grant.reason and (call := by_use.get(_same(grant))):
            yield f"{grant.where}: {grant.action} is used ({call}). Delete its reason."


def _by_use(calls: Iterable[Call], grants: Grants) -> dict[object, Call]:
    return {_same(grant): call for call in calls for grant in _granted(call, grants)}


def _granted(call: Call, grants: Grants) -> list[Grant]:
    return grants.allowing(call.role, call.action, call.resource, is_forwarded=call.is_forwarded)


def _same(grant: Grant) -> object:
    """Two templates have the same managed policies: what is said or used of one holds for both."""
    return grant.roles, grant.action, grant.resources
