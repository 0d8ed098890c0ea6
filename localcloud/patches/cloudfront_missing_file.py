"""A file that is not in the bucket is a 404 for a distribution that may list the bucket.

MiniStack answers 403, which S3 does for those who may not.
https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html#API_GetObject_RequestSyntax
"""

from ministack.core.iam_evaluator import EvalContext, evaluate_resource_policy
from ministack.services import s3

from localcloud.patches.upstream import edited

_SERVICE = "cloudfront.amazonaws.com"
_REFUSED = 'source_arn, oai_id) or key not in bucket["objects"]:\n'
_MISSING = """source_arn, oai_id):
        return _error("AccessDenied", "Access Denied", 403, f"/{bucket_name}/{key}")
    if key not in bucket["objects"]:
        if _may_list(owner, bucket_name, source_arn):
            return _error("NoSuchKey", "The specified key does not exist.", 404, key)
"""


def apply() -> None:
    s3.serve_cloudfront_origin_fetch = edited(
        s3.serve_cloudfront_origin_fetch, {_REFUSED: _MISSING}, _may_list=_may_list
    )


def _may_list(owner: str, bucket: str, distribution_arn: str) -> bool:
    asked = EvalContext(
        principal_arn="*",
        principal_type="Service",
        principal_account="",
        action="s3:ListBucket",
        resource_arn=f"arn:aws:s3:::{bucket}",
        region="",
        service_context={"aws:sourcearn": distribution_arn},
    )
    policy = s3._bucket_policies.get_scoped(owner, None, bucket)
    return bool(evaluate_resource_policy(policy, asked, service=_SERVICE).decision == "Allow")
