"""Pages of a list, the same way for every operation of Systems Manager."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from localcloud.grammar.page_tokens import position_of, token_at
from localcloud.ssm.errors import SsmError

T = TypeVar("T")


def page_of(
    found: Sequence[T],
    request: Mapping[str, Any],  # in the API's own words
    *,
    size: int,
) -> tuple[list[T], dict[str, str]]:
    """The page that is asked for, and ``NextToken`` if there are more; ``size``: the default."""
    begin = _position(request.get("NextToken"))
    end = begin + int(request.get("MaxResults") or size)
    more = {"NextToken": token_at(end)} if end < len(found) else {}
    return list(found[begin:end]), more


def _position(token: str | None) -> int:
    try:
        return position_of(token)
    except ValueError as error:
        raise SsmError("InvalidNextToken", "The specified token is not valid.") from error
