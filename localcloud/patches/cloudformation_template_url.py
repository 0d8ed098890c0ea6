"""A ``TemplateURL`` may name its bucket in the host, as ``aws cloudformation package`` writes it.

MiniStack reads the bucket from the path only.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
"""

import re
from typing import Any

from ministack.services.cloudformation import helpers

from localcloud.patches.upstream import edited

_BUCKET_IN_HOST = re.compile(r"https?://(?P<bucket>[^/]+)\.s3[.-][^/]*amazonaws\.com/(?P<key>.+)")


def apply() -> None:
    helpers._resolve_document = edited(
        helpers._resolve_document,
        {"parsed = urlparse(url)": "parsed = urlparse(_with_bucket_in_path(url))"},
        _with_bucket_in_path=_with_bucket_in_path,
    )


def _with_bucket_in_path(url: Any) -> Any:
    found = _BUCKET_IN_HOST.fullmatch(url)
    return f"https://s3.amazonaws.com/{found['bucket']}/{found['key']}" if found else url
