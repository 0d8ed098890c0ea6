"""``Compress: true`` compresses text, if viewer and cache policy allow it; MiniStack never does.

Only by gzip: Python has no Brotli of its own.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
"""

import gzip
from typing import Any

from ministack.services import cloudfront

from localcloud.patches.upstream import edited

_SIZES = range(1_000, 10_000_001)
_TEXTS = {
    *("application/javascript", "application/json", "application/manifest+json"),
    *("application/wasm", "application/xml", "font/otf", "font/ttf", "image/svg+xml"),
    *("text/css", "text/csv", "text/html", "text/javascript", "text/plain", "text/xml"),
}
_LAST = "    final_headers = _add_cloudfront_headers("


def apply() -> None:
    cloudfront._dataplane_behavior = edited(
        cloudfront._dataplane_behavior,
        {
            '        "path_pattern": path_pattern,\n': '        "path_pattern": path_pattern,\n'
            '        "compresses": _text(behavior_el, "Compress") == "true",\n'
        },
    )
    cloudfront.handle_viewer_request = edited(
        cloudfront.handle_viewer_request,
        {
            _LAST: "    if status == 200 and _is_compressed(behavior, headers):\n"
            "        response_body = _compressed(response_headers, response_body)\n" + _LAST
        },
        _is_compressed=_is_compressed,
        _compressed=_compressed,
    )


def _is_compressed(behaviour: dict[str, Any], viewer: dict[str, str]) -> bool:
    policy = cloudfront.cache_policy_params(behaviour["cache_policy_id"]) or {}
    is_wanted = "gzip" in viewer.get("accept-encoding", "")
    return behaviour["compresses"] and is_wanted and bool(policy.get("EnableAcceptEncodingGzip"))


def _compressed(headers: dict[str, Any], body: bytes) -> bytes:
    """The headers are changed with it."""
    names = {name.lower(): name for name in headers}
    kind = str(headers.get(names.get("content-type", ""), "")).partition(";")[0].strip()
    if kind not in _TEXTS or len(body) not in _SIZES or "content-encoding" in names:
        return body
    headers.pop(names.get("content-length", ""), None)
    headers["content-encoding"] = "gzip"
    headers["vary"] = "Accept-Encoding"
    if "etag" in names:
        strong = str(headers[names["etag"]]).removeprefix("W/")
        headers[names["etag"]] = f"W/{strong}"
    return gzip.compress(body, mtime=0)
