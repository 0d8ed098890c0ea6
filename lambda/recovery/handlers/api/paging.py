"""The query parameters that every list has: so many at once, from there on."""

from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from pydantic import Field

from recovery.domain.value import Value
from recovery.ports.paging import PageRequest, PageSize


class PageQuery(Value):
    limit: Annotated[PageSize, Field(description="How many at most.")] = PageRequest().limit
    page_token: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=4096,
            description="The `nextToken` of the page before. Without it: the first page.",
        ),
    ] = None

    @property
    def request(self) -> PageRequest:
        return PageRequest(limit=self.limit, token=self.page_token)


Paging = Annotated[PageQuery, Query()]
