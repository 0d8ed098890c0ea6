"""Every request counts as sent by TLS, so that policies which refuse all others can be tried.

Here everything stays on 127.0.0.1 and is plain HTTP. MiniStack says so to ``aws:SecureTransport``,
and a bucket that refuses requests without TLS, as it should, refuses everybody.
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-securetransport
"""

from ministack.core import iam_evaluator

from localcloud.patches.upstream import edited


def apply() -> None:
    iam_evaluator._resolve_condition_key = edited(
        iam_evaluator._resolve_condition_key,
        {"return str(ctx.secure_transport).lower()": 'return "true"'},
    )
