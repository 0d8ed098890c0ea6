"""What CreateStateMachine refuses: a definition that does not parse, or that leads nowhere."""

import json
from collections.abc import Iterator
from typing import Any

from ministack.services import stepfunctions
from moto.stepfunctions.parser.asl.parse.asl_parser import (
    AmazonStateLanguageParser,
    ASLParserException,
)

from localcloud.patches.upstream import relies_on


def install() -> None:
    relies_on(
        stepfunctions._validate_definition_jsonata,
        "def _validate_definition_jsonata(definition_str) -> str | None:",
    )
    validate_expressions = stepfunctions._validate_definition_jsonata

    def validate(definition: str) -> str | None:
        return validate_expressions(definition) or _problem(definition)

    stepfunctions._validate_definition_jsonata = validate


def _problem(definition: str) -> str | None:
    try:
        AmazonStateLanguageParser.parse(definition)
    except ASLParserException as problem:
        return f"Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: {problem!r}'"
    except Exception as problem:  # noqa: BLE001  there is no common base for what is refused
        return f"Invalid State Machine Definition: '{type(problem).__name__}: {problem}'"
    return next(_dead_ends(json.loads(definition), ""), None)


def _dead_ends(machine: dict[str, Any], path: str) -> Iterator[str]:
    states = machine.get("States", {})
    if machine.get("StartAt") not in states:
        yield _dead_end("StartAt", machine.get("StartAt"), path)
    for name, state in states.items():
        here = f"{path}/States/{name}"
        for target in _targets(state):
            if target not in states:
                yield _dead_end("Next", target, here)
        for inner in _inner_machines(state):
            yield from _dead_ends(inner, here)


def _targets(state: dict[str, Any]) -> list[str]:
    ways = [state, *state.get("Catch", []), *state.get("Choices", [])]
    return [
        way[field] for way in ways for field in ("Next", "Default") if way.get(field) is not None
    ]


def _inner_machines(state: dict[str, Any]) -> list[dict[str, Any]]:
    maps = [state.get("ItemProcessor"), state.get("Iterator")]
    return [*state.get("Branches", []), *filter(None, maps)]


def _dead_end(field: str, target: object, path: str) -> str:
    problem = f"MISSING_TRANSITION_TARGET: Missing '{field}' target: {target} at {path or '/'}"
    return f"Invalid State Machine Definition: '{problem}'"
