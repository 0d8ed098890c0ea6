"""Where the launch settings that DRS holds differ from those that the product wants."""

from pydantic import JsonValue

from recovery.domain.launch_settings import LaunchSettings
from recovery.domain.value import Value


class Difference(Value):
    setting: str
    """Its name in JSON."""
    wanted: JsonValue
    found: JsonValue
    """None: not set there."""


def differences(wanted: LaunchSettings, found: LaunchSettings) -> tuple[Difference, ...]:
    """What is not set in ``wanted`` is left to DRS and never differs."""
    held = found.model_dump(mode="json")
    return tuple(
        Difference(setting=setting, wanted=value, found=held[setting])
        for setting, value in wanted.model_dump(mode="json", exclude_none=True).items()
        if _unordered(value) != _unordered(held[setting])
    )


def _unordered(value: JsonValue) -> JsonValue:
    """EC2 lists security groups as it likes."""
    return sorted(value, key=str) if isinstance(value, list) else value
