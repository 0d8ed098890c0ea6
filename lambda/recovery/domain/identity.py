"""Ids of things. Derived from a request, an id makes the repetition of the request harmless."""

from base64 import b32encode
from hashlib import sha256

_LENGTH = 20


def derived_id(prefix: str, *parts: str) -> str:
    """Always the same for the same parts: who asked, for what, under which key."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    encoded = b32encode(sha256(joined.encode()).digest()).decode().lower()
    return f"{prefix}-{encoded[:_LENGTH]}"


def folded(name: str) -> str:
    """Two names that fold to the same are the same name; none folds to nothing."""
    return " ".join(name.casefold().split()) or name
