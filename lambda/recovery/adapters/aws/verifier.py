"""Tries out what the product needs in an account, in every Region of it, and changes nothing.

Only what was really tried is told. The permissions to launch can't be: DRS uses them in the
caller's name, so only a drill shows whether they are complete.
"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from recovery.adapters.aws.clients import Client, Clients
from recovery.adapters.aws.probes import (
    Outcome,
    Probe,
    drs_probes,
    jobs_probe,
    neighbour_probes,
    servers_probe,
    tried,
)
from recovery.adapters.aws.side_by_side import INTERACTIVE, Deadline, side_by_side
from recovery.domain.target_account import TargetAccount
from recovery.domain.wording import spoken
from recovery.ports.estate import AccountCheck

_REGIONS_AT_ONCE = 8
_DRS_ONLY = frozenset({"ACCESS_DENIED", "NOT_INITIALIZED"})
"""Refusals of DRS after which its neighbours are still worth asking."""


class AwsAccountVerifier:
    def __init__(self, clients: Clients) -> None:
        self._clients = clients

    def verify(self, account: TargetAccount) -> tuple[AccountCheck, ...]:
        is_own = self._clients.is_own(account.account_id)
        entering = () if is_own else tuple(self._entering(account))
        if not all(check.is_passed for check in entering[:1]):
            return entering
        calls = {region: partial(self._in_region, account, region) for region in account.regions}
        found = side_by_side(calls, Deadline(INTERACTIVE), at_once=_REGIONS_AT_ONCE)
        inside = chain.from_iterable(found.get(each) or _late(each) for each in account.regions)
        return (*entering, *inside)

    def _entering(self, account: TargetAccount) -> Iterator[AccountCheck]:
        """With the external id, and not without it."""
        role_arn, region = account.role_arn, account.regions[0]
        if role_arn is None:
            detail = "No role is stated that opens the account. State its ARN."
            yield AccountCheck(name="Role", is_passed=False, detail=detail)
            return
        with_id = Probe("Role", lambda: self._clients.assume(role_arn, account.external_id))
        entered = tried(with_id, region=region)
        yield _check(entered, None)
        if entered.refusal:
            return
        without = Probe("External id", lambda: self._clients.assume(role_arn, None))
        refusal = tried(without, region=region).refusal
        if refusal is None:
            # Then our product could be made to enter it for somebody else.
            detail = "The role can be assumed without it. Add it to the trust policy of the role."
            yield AccountCheck(name=without.action, is_passed=False, detail=detail)
        elif refusal.code == "ROLE_REFUSED":
            yield AccountCheck(name=without.action, is_passed=True, detail="The role asks for it.")

    def _in_region(self, account: TargetAccount, region: str) -> tuple[AccountCheck, ...]:
        opened: Callable[[str], Client] = partial(self._clients.into, account, region=region)
        drs = opened("drs")
        first = tried(servers_probe(drs), region=region)
        if first.refusal and first.refusal.code not in _DRS_ONLY:
            return (_check(first, region),)
        neighbours = neighbour_probes(opened("ec2"), opened("ssm"), opened("service-quotas"))
        outcomes = [
            first,
            *self._in_drs(drs, first, region),
            *(tried(probe, region=region) for probe in neighbours),
        ]
        return tuple(_check(outcome, region) for outcome in outcomes)

    def _in_drs(self, drs: Client, first: Outcome, region: str) -> Iterator[Outcome]:
        if first.refusal and first.refusal.code == "NOT_INITIALIZED":
            return
        jobs = tried(jobs_probe(drs), region=region)
        yield jobs
        more: Iterator[Probe] = drs_probes(
            drs, server_id=first.first("sourceServerID"), job_id=jobs.first("jobID")
        )
        yield from (tried(probe, region=region) for probe in more)


def _check(outcome: Outcome, region: str | None) -> AccountCheck:
    return AccountCheck(
        name=outcome.action,
        region=region,
        is_passed=outcome.refusal is None,
        detail=outcome.refusal.words if outcome.refusal else "Allowed.",
    )


def _late(region: str) -> tuple[AccountCheck, ...]:
    detail = f"AWS did not answer within {spoken(INTERACTIVE)}. Try again."
    return (AccountCheck(name="Answer", region=region, is_passed=False, detail=detail),)
