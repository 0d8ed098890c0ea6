"""A distribution may have a REST API of this cloud as its origin.

MiniStack would dial the host names of custom origins, and refuses those of AWS: to the viewer, the
API cannot be reached.
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html
"""

import re
from http.client import responses
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote

from ministack import app
from ministack.services import cloudfront

from localcloud.patches.upstream import edited, relies_on

_API = re.compile(r"[a-z0-9]+\.execute-api\.[a-z0-9-]+\.amazonaws\.com")
_NEXT = "    lb = _registered_alb(origin)\n"
_OURS = """    if _is_api(origin):
        sent = _origin_request_headers(origin, headers, client_ip, viewer_xff)
        return await _ask_api(_ForApi(origin, method, uri, query_string, sent, body))
"""


class _ForApi(NamedTuple):
    origin: dict[str, Any]
    method: str
    uri: str
    query: str
    headers: dict[str, Any]
    body: bytes

    @property
    def path(self) -> str:
        """The path of the origin is the stage."""
        api = self.origin["domain_name"].partition(".")[0]
        return f"/restapis/{api}{self.origin.get('origin_path') or ''}/_user_request_{self.uri}"


def apply() -> None:
    relies_on(app._parse_execute_api_url, 'parts[2] == "_user_request_"')
    relies_on(cloudfront._fetch_from_function_url_origin, "app._handle_lambda_url_request(")
    cloudfront._fetch_from_origin = edited(
        cloudfront._fetch_from_origin,
        {_NEXT: _OURS + _NEXT},
        _is_api=_is_api,
        _ask_api=_ask_api,
        _ForApi=_ForApi,
    )


def _is_api(origin: dict[str, Any]) -> bool:
    return _API.fullmatch(origin["domain_name"]) is not None


async def _ask_api(asked: _ForApi) -> tuple[int, str, Any, bytes]:
    status, answered, content = await app._handle_execute_api_request(
        "localhost",
        unquote(asked.path),
        asked.method,
        {name.lower(): value for name, value in asked.headers.items()},
        asked.body,
        parse_qs(asked.query, keep_blank_values=True),
        raw_path=asked.path,
        raw_query_string=asked.query,
    )
    pairs = [
        (name, value)
        for name, values in answered.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    return status, responses.get(status, ""), cloudfront._multidict_from_pairs(pairs), content
