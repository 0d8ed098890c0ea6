"""What the templates set for a function: environment variables, read and checked once."""

from collections.abc import Mapping
from typing import Annotated, TypeVar

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
    hub_account_id: AccountId
    clock_origin: AwareDatetime | None = None
    """Only the local cloud states it: there, time may run faster than elsewhere."""
    clock_speed: Annotated[float, Field(gt=0)] = 1


class DrivingSettings(Settings):
    """Of a function that starts and wakes runs of the state machine."""

    state_machine_arn: str


class ApiSettings(DrivingSettings):
    inventory_table: Name
    environment: Name


class PerformSettings(Settings):
    notification_topic_arn: str
    console_url: str
    """Of the links in notifications; empty where there is no console."""


Kind = TypeVar("Kind", bound=Settings)


def settings_of(environ: Mapping[str, str], kind: type[Kind]) -> Kind:
    stated = {name: environ[name.upper()] for name in kind.model_fields if name.upper() in environ}
    try:
        return kind.model_validate(stated)
    except ValidationError as error:
        wrong = [f"{_variable(kind, each['loc'])}: {each['msg']}" for each in error.errors()]
        message = f"Environment variables are missing or wrong. {'. '.join(wrong)}."
        raise Misconfigured(message) from None


def _variable(kind: type[Settings], place: tuple[int | str, ...]) -> str:
    """pydantic tells places as they are called in JSON."""
    names = {field.alias: name for name, field in kind.model_fields.items()}
    return names.get(str(place[0]), str(place[0])).upper()
