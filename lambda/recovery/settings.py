"""What the templates set for a function: environment variables, read and checked once."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AwareDatetime, Field, ValidationError

from recovery.domain.value import AccountId, Name, Value


class Misconfigured(Exception):
    """The function can do nothing until its environment variables are right."""


class Settings(Value):
    """Each field is the environment variable of its name, in capital letters."""

    group_table: Name
    plan_table: Name
    execution_table: Name
    account_table: Name
    audit_table: Name
    inventory_table: Name
    state_machine_arn: str
    hub_account_id: AccountId
    environment: Name
    clock_origin: AwareDatetime | None = None
    """Only the local cloud states it: there, time may run faster than elsewhere."""
    clock_speed: Annotated[float, Field(gt=0)] = 1


def settings_of(environ: Mapping[str, str]) -> Settings:
    stated = {
        name: environ[name.upper()] for name in Settings.model_fields if name.upper() in environ
    }
    try:
        return Settings.model_validate(stated)
    except ValidationError as error:
        wrong = [f"{_variable(each['loc'])}: {each['msg']}" for each in error.errors()]
        message = f"Environment variables are missing or wrong. {'. '.join(wrong)}."
        raise Misconfigured(message) from None


def _variable(place: tuple[int | str, ...]) -> str:
    """pydantic tells places as they are called in JSON."""
    names = {field.alias: name for name, field in Settings.model_fields.items()}
    return names.get(str(place[0]), str(place[0])).upper()
