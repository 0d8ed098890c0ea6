"""Opaque page tokens: where in a list the next page begins."""

from base64 import urlsafe_b64decode, urlsafe_b64encode


def token_at(position: int) -> str:
    return urlsafe_b64encode(f"after:{position}".encode()).decode()


def position_of(token: str | None) -> int:
    """Without a token the first page; ValueError for one that nobody gave out."""
    if not token:
        return 0
    return int(urlsafe_b64decode(token.encode()).decode().removeprefix("after:"))
