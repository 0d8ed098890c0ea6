"""A service that assumes a role tells for which account it does so (``aws:SourceAccount``).

Trust policies ask for it, so that nobody makes a service act on resources of somebody else.
MiniStack lets its services in as the root of the account, and without the key.
https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
"""

from ministack.core import iam_evaluator

from localcloud.patches.upstream import edited, relies_on

_NEXT = '    if k == "aws:requestedregion":'
_KEY = """    if k == "aws:sourceaccount" and ctx.action == "sts:AssumeRole":
        return ctx.principal_account if ctx.principal_arn.endswith(":root") else None
"""


def apply() -> None:
    relies_on(iam_evaluator._principal_matches, 'and caller_arn.endswith(":root")')
    iam_evaluator._resolve_condition_key = edited(
        iam_evaluator._resolve_condition_key, {_NEXT: _KEY + _NEXT}
    )
