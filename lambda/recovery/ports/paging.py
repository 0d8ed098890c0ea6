"""Lists in pages: whoever reads one asks for so many and goes on where the last page ended."""

from typing import Annotated, Generic, TypeVar

from pydantic import Field

from recovery.domain.value import Value

Item = TypeVar("Item")
PageSize = Annotated[int, Field(ge=1, le=200)]


class PageRequest(Value):
    limit: PageSize = 50
    token: str | None = None
    """None: the first page."""


class Page(Value, Generic[Item]):
    """A filtered page may be short, even empty, and yet have a next one."""

    items: tuple[Item, ...]
    next_token: str | None = None
