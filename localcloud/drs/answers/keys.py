"""What DRS leaves out of an answer: keys it has no value for are absent, not null."""

from typing import Any


def present(**values: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    return {name: value for name, value in values.items() if value is not None}
