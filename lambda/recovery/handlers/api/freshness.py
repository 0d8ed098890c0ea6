"""The query parameter of everything that is read from DRS: is what was seen lately new enough."""

from datetime import timedelta
from typing import Annotated

from aws_lambda_powertools.event_handler.openapi.params import Query
from pydantic import Field

from recovery.domain.value import Value
from recovery.usecases.inventory import JUST_NOW, LATELY


class FreshnessQuery(Value):
    refresh: Annotated[
        bool, Field(description="Read again what is older than 10 seconds, instead of 2 minutes.")
    ] = False

    @property
    def max_age(self) -> timedelta:
        return JUST_NOW if self.refresh else LATELY


Freshness = Annotated[FreshnessQuery, Query()]
