"""The functions as the templates describe them: modules that they begin with, and memory."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scripts.package import SOURCES
from scripts.templates import of_type, read

_TYPE = "AWS::Lambda::Function"


class Function(NamedTuple):
    name: str
    module: str
    gigabytes: float


@cache
def functions() -> tuple[Function, ...]:
    return tuple(_found())


def memory(name: str) -> float:
    """In GB."""
    return next(function.gigabytes for function in functions() if function.name == name)


def _found() -> Iterator[Function]:
    for path in sorted(SOURCES.templates.glob("*.yaml")):
        for resource in of_type(read(path), _TYPE).values():
            properties = resource["Properties"]
            variables = properties["Environment"]["Variables"]
            yield Function(
                name=variables["POWERTOOLS_SERVICE_NAME"],
                module=properties["Handler"].rpartition(".")[0],
                gigabytes=properties["MemorySize"] / 1024,
            )
