"""Which way an ``aws:branch`` step goes.

https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-branch.html
"""

from collections.abc import Callable, Mapping
from typing import Any

Choice = Mapping[str, Any]  # JSON

_COMPARISONS: dict[str, Callable[[str, str], bool]] = {
    "StringEquals": lambda found, wanted: found == wanted,
    "EqualsIgnoreCase": lambda found, wanted: found.lower() == wanted.lower(),
    "StartsWith": lambda found, wanted: found.startswith(wanted),
    "EndsWith": lambda found, wanted: found.endswith(wanted),
    "Contains": lambda found, wanted: wanted in found,
    "BooleanEquals": lambda found, wanted: found.lower() == wanted.lower(),
    "NumericEquals": lambda found, wanted: float(found) == float(wanted),
    "NumericGreater": lambda found, wanted: float(found) > float(wanted),
    "NumericLesser": lambda found, wanted: float(found) < float(wanted),
    "NumericGreaterOrEquals": lambda found, wanted: float(found) >= float(wanted),
    "NumericLesserOrEquals": lambda found, wanted: float(found) <= float(wanted),
}


def chosen(inputs: Mapping[str, Any]) -> str | None:
    """Name of the step of the first choice that fits, else of the default."""
    for choice in inputs["Choices"]:
        if _fits(choice):
            return str(choice["NextStep"])
    return inputs.get("Default")


def _fits(choice: Choice) -> bool:
    if "And" in choice:
        return all(_fits(each) for each in choice["And"])
    if "Or" in choice:
        return any(_fits(each) for each in choice["Or"])
    if "Not" in choice:
        return not _fits(choice["Not"])
    found = str(choice.get("Variable", ""))
    return any(_compares(name, found, str(choice[name])) for name in _COMPARISONS if name in choice)


def _compares(name: str, found: str, wanted: str) -> bool:
    try:
        return _COMPARISONS[name](found, wanted)
    except ValueError:
        return False
