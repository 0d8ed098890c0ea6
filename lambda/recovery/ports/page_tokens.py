"""Page tokens: where a page ended, readable only by the list that gave it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from hashlib import sha256

from pydantic import ValidationError

from recovery.domain.errors import PageTokenInvalid
from recovery.domain.value import Value


class _Bookmark(Value):
    of: str
    at: Mapping[str, str]


def token_at(position: Mapping[str, str], *, of: str) -> str:
    """``of`` tells the list and its filters: with others the token means nothing."""
    bookmark = _Bookmark(of=_digest(of), at=dict(position))
    return urlsafe_b64encode(bookmark.model_dump_json().encode()).decode()


def position_at(token: str | None, *, of: str) -> Mapping[str, str] | None:
    """None: the list begins. Raises PageTokenInvalid."""
    if token is None:
        return None
    try:
        bookmark = _Bookmark.model_validate_json(urlsafe_b64decode(token.encode()))
    except (ValidationError, ValueError) as error:
        raise PageTokenInvalid from error
    if bookmark.of != _digest(of):
        raise PageTokenInvalid
    return bookmark.at


def _digest(of: str) -> str:
    return sha256(of.encode()).hexdigest()[:12]
