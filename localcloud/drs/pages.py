"""Pages of a list, the same way for every operation that has them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from localcloud.drs.errors import field_invalid
from localcloud.grammar.page_tokens import position_of, token_at

T = TypeVar("T")


def page_of(
    found: Sequence[T],
    request: Mapping[str, Any],  # as parsed by the grammar
    *,
    described: Callable[[T], dict[str, Any]],
    size: int,
) -> dict[str, Any]:
    """What ``nextToken`` and ``maxResults`` ask for; ``size`` where the caller names no maximum."""
    begin = _position(request.get("nextToken"))
    end = begin + int(request.get("maxResults") or size)
    answer: dict[str, Any] = {"items": [described(each) for each in found[begin:end]]}
    if end < len(found):
        answer["nextToken"] = token_at(end)
    return answer


def _position(token: str | None) -> int:
    try:
        return position_of(token)
    except ValueError as error:
        raise field_invalid("nextToken", "The token was not given out by this operation") from error
