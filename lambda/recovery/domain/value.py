"""What every domain value is: frozen, closed, equal by content; and the scalars they share."""

from datetime import datetime, timedelta
from typing import Annotated, Self

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

AccountId = Annotated[str, Field(pattern=r"^\d{12}$")]
RegionName = Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$")]
ServerId = Annotated[str, Field(pattern=r"^s-[0-9a-zA-Z]{17}$")]
SnapshotId = Annotated[str, Field(pattern=r"^pit-[0-9a-zA-Z]{17}$")]
InstanceId = Annotated[str, Field(pattern=r"^i-[0-9a-f]{8,17}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1024)]
Flag = Annotated[bool, Field(strict=True)]
"""As JSON only true or false: ``isDryRun: 0`` must not start anything."""
Whole = Annotated[int, Field(strict=True)]
"""As JSON only a number: neither "5" nor true."""
Percent = Annotated[Whole, Field(ge=0, le=100)]


def _in_iso_8601(duration: object) -> object:
    """Otherwise 30 would be seconds to us, and minutes to whoever wrote it."""
    if not isinstance(duration, timedelta) and not str(duration).startswith("P"):
        message = "It should be a duration in ISO 8601, like PT30M"
        raise ValueError(message)
    return duration


Iso8601 = BeforeValidator(_in_iso_8601)
Duration = Annotated[timedelta, Field(gt=timedelta(), le=timedelta(days=90)), Iso8601]
"""Of what somebody waits for; with an upper end, so that no date can overflow."""


def _no_number(moment: object) -> object:
    """Otherwise 2025 would be a moment of 1970, and a filter by it silently wrong."""
    if not isinstance(moment, datetime) and ":" not in str(moment):
        message = "It should be a time with its zone, like 2025-11-30T12:00:00Z"
        raise ValueError(message)
    return moment


Moment = Annotated[AwareDatetime, BeforeValidator(_no_number)]
"""As a person states it."""


class Value(BaseModel):
    """As JSON its fields are in camelCase, and all there: one form for API, tables and logs."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        serialize_by_alias=True,
        json_schema_serialization_defaults_required=True,
    )

    def changed(self, **changes: object) -> Self:
        """The same value with other fields; not validated again, so a wrong name is refused."""
        fields = type(self).model_fields
        if unknown := changes.keys() - fields.keys():
            message = f"{type(self).__name__} has no field {', '.join(sorted(unknown))}."
            raise TypeError(message)
        copy = self.model_copy(update=changes)
        for cached in copy.__dict__.keys() - fields.keys():
            del copy.__dict__[cached]
        return copy


class Location(Value):
    """One account and Region: DRS keeps its servers, jobs and quotas apart for each."""

    account_id: AccountId
    region: RegionName

    def __str__(self) -> str:
        return f"{self.account_id}/{self.region}"
