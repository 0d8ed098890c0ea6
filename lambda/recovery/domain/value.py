"""What every domain value is: frozen, closed, equal by content; and the scalars they share."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

AccountId = Annotated[str, Field(pattern=r"^\d{12}$")]
RegionName = Annotated[str, Field(pattern=r"^[a-z]{2}(-[a-z]+)+-\d$")]
ServerId = Annotated[str, Field(pattern=r"^s-[0-9a-zA-Z]{17}$")]
SnapshotId = Annotated[str, Field(pattern=r"^pit-[0-9a-zA-Z]{17}$")]
InstanceId = Annotated[str, Field(pattern=r"^i-[0-9a-f]{8,17}$")]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=128)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1024)]
Percent = Annotated[int, Field(ge=0, le=100)]


class Value(BaseModel):
    """As JSON its fields are in camelCase: one form for the API, the tables and the logs."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        alias_generator=to_camel,
        validate_by_name=True,
        serialize_by_alias=True,
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
