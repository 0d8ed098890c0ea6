"""DRS's ways of writing moments and durations."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

Described = Mapping[str, Any]  # an answer of AWS, in its own words
_DURATION = TypeAdapter(timedelta)


def moment(text: str) -> datetime:
    """``…Z`` as its model promises, ``….846723+00:00`` as it really is."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def moment_text(at: datetime) -> str:
    """DRS takes no other form than this, although it answers in another."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def optional_duration(text: str | None) -> timedelta | None:
    """``P0D``, ``PT2M13.5S``; what nobody can read counts as not told."""
    try:
        return _DURATION.validate_python(text) if text else None
    except ValidationError:
        return None
