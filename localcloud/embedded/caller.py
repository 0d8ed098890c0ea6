"""Who calls: from the credentials of a request, with what that identity's policies allow."""

from collections.abc import Callable, Mapping
from typing import Any

from ministack import app
from ministack.core import iam_evaluator
from ministack.core.responses import get_account_id, get_region
from ministack.core.router import extract_access_key_id

from localcloud.embedded import recording
from localcloud.patches.upstream import relies_on
from localcloud.world import Caller

Headers = Mapping[str, str]
Query = Mapping[str, list[str]]

# DRS performs EC2 and other calls itself, with the permissions of whoever called it.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html
_FORWARDED_BY_DRS: dict[str, str | list[str]] = {
    "aws:viaawsservice": "true",
    "aws:calledvia": ["drs.amazonaws.com"],
    "aws:calledviafirst": "drs.amazonaws.com",
    "aws:calledvialast": "drs.amazonaws.com",
    "iam:passedtoservice": "ec2.amazonaws.com",  # the only one that DRS hands roles to
}


def check() -> None:
    """What this module relies on."""
    relies_on(
        iam_evaluator.enforce, "result = evaluate(ctx, principal.policies, *principal.limits)"
    )
    relies_on(iam_evaluator._resolve_condition_key, "return ctx.service_context[k]\n    if k == ")


def caller(headers: Headers, query: Query) -> Caller:
    """MiniStack has set account and Region for this request, and has checked its signature."""
    account, region = get_account_id(), get_region()
    principal = iam_evaluator.resolve_principal(extract_access_key_id(headers, query), account)
    if isinstance(principal, iam_evaluator.AuthError):
        return Caller(account, region, f"arn:aws:iam::{account}:root")
    if not app.AUTH:
        return Caller(account, region, principal.arn)
    return Caller(account, region, principal.arn, _allows(principal, region))


def _allows(principal: Any, region: str) -> Callable[[str, str], bool]:
    """Judged by the policies of the moment of the call, however late DRS acts on it."""

    def allows(action: str, resource: str) -> bool:
        if principal.policies is None:
            return True  # the root of an account
        context = iam_evaluator.EvalContext(
            principal_arn=principal.arn,
            principal_type=principal.type,
            principal_account=principal.account,
            action=action,
            resource_arn=resource,
            region=region,
            service_context=_FORWARDED_BY_DRS,
            principal_keys=principal.keys,
        )
        verdict = iam_evaluator.evaluate(context, principal.policies, *principal.limits)
        recording.note(context, verdict.decision)
        return bool(verdict.decision == "Allow")

    return allows
