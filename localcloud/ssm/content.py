"""What a document says: parsed from JSON or YAML and checked as CreateDocument checks it."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from localcloud.ssm.actions import AUTOMATION_ACTIONS, COMMAND_ACTIONS, REQUIRED_INPUTS
from localcloud.ssm.errors import SsmError, invalid_content

LARGEST_DOCUMENT_BYTES = 64 * 1024
SCHEMA_VERSIONS = {"Command": "2.2", "Automation": "0.3"}
PARAMETER_TYPES = {
    "Command": {"String", "StringList", "Boolean", "Integer", "MapList", "StringMap"},
    "Automation": {"String", "StringList", "Boolean", "Integer", "MapList", "StringMap"},
}
KEYS = {
    "Command": {"schemaVersion", "description", "parameters", "mainSteps", "files"},
    "Automation": {
        "schemaVersion",
        "description",
        "assumeRole",
        "parameters",
        "variables",
        "mainSteps",
        "outputs",
        "files",
    },
}
REFERENCE = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")
STEP_NAME = re.compile(r"[A-Za-z0-9_.\-]{1,128}")

Body = Mapping[str, Any]  # JSON


def parsed(text: str, *, text_format: str, kind: str) -> Body:
    """The content; raises what CreateDocument and UpdateDocument raise."""
    if len(text.encode()) > LARGEST_DOCUMENT_BYTES:
        raise SsmError("MaxDocumentSizeExceeded", "The document exceeds 64 KB.")
    if kind not in SCHEMA_VERSIONS:
        raise invalid_content(f"Documents of type {kind} are not simulated.")
    body = _loaded(text, text_format)
    _check_schema_version(body, kind)
    for complaint in _complaints(body, kind):
        raise invalid_content(complaint)
    return body


def rendered(body: Body, *, text_format: str) -> str:
    if text_format == "YAML":
        return yaml.safe_dump(dict(body), sort_keys=False)
    return json.dumps(body)


def _loaded(text: str, text_format: str) -> Body:
    try:
        body = yaml.safe_load(text) if text_format == "YAML" else json.loads(text)
    except (ValueError, yaml.YAMLError) as error:
        raise invalid_content(f"{text_format} not well-formed.") from error
    if not isinstance(body, dict):
        raise invalid_content(f"{text_format} not well-formed.")
    return body


def _check_schema_version(body: Body, kind: str) -> None:
    wanted, found = SCHEMA_VERSIONS[kind], str(body.get("schemaVersion", ""))
    if found != wanted:
        raise SsmError(
            "InvalidDocumentSchemaVersion",
            f"{kind} documents have schema version {wanted} here, not '{found}'.",
        )


def _complaints(body: Body, kind: str) -> Iterator[str]:
    for key in body:
        if key not in KEYS[kind]:
            yield f"{key} is not a key of a document of type {kind}."
    yield from _about_parameters(body, kind)
    yield from _about_steps(body, kind)
    yield from _about_references(body, kind)


def _about_parameters(body: Body, kind: str) -> Iterator[str]:
    parameters = body.get("parameters") or {}
    if not isinstance(parameters, dict):
        yield "parameters is not a map."
        return
    for name, parameter in parameters.items():
        if not isinstance(parameter, dict):
            yield f"Parameter {name} is not a map."
        elif parameter.get("type") not in _types(parameter, kind):
            yield f"Parameter {name} has the unknown type {parameter.get('type')}."
        elif not _is_pattern(parameter.get("allowedPattern", "")):
            yield f"allowedPattern of parameter {name} is not a regular expression."


def _types(parameter: Body, kind: str) -> set[str]:
    """A runbook may also ask for AWS resources, such as ``AWS::EC2::Instance::Id``."""
    named = str(parameter.get("type"))
    resource = named.removeprefix("List<").removesuffix(">")
    is_resource = kind == "Automation" and resource.startswith("AWS::")
    return PARAMETER_TYPES[kind] | ({named} if is_resource else set())


def _is_pattern(text: object) -> bool:
    try:
        re.compile(str(text))
    except re.error:
        return False
    return True


def _about_steps(body: Body, kind: str) -> Iterator[str]:
    steps = body.get("mainSteps")
    if not isinstance(steps, list) or not steps or not all(isinstance(s, dict) for s in steps):
        yield "mainSteps is not a list of steps."
        return
    names = [str(step.get("name")) for step in steps]
    known = AUTOMATION_ACTIONS if kind == "Automation" else COMMAND_ACTIONS
    for name in names:
        if not STEP_NAME.fullmatch(name) or names.count(name) > 1:
            yield f"The name {name} of a step is not valid or not unique."
    for step in steps:
        yield from _about_step(step, known, set(names))


def _about_step(step: Body, known: frozenset[str], names: set[str]) -> Iterator[str]:
    name, action, inputs = step.get("name"), step.get("action"), step.get("inputs") or {}
    if action not in known:
        yield f"Step {name} has the unknown action {action}."
        return
    for wanted in REQUIRED_INPUTS.get(str(action), ()):
        if not any(each in inputs for each in wanted):
            yield f"Step {name} lacks the input {' or '.join(wanted)}."
    for target in _targets(step, inputs):
        if target not in names:
            yield f"Step {name} goes on to {target}, which is no step."


def _targets(step: Body, inputs: Body) -> Iterator[str]:
    if following := step.get("nextStep"):
        yield str(following)
    for key in ("onFailure", "onCancel"):
        if str(step.get(key, "")).startswith("step:"):
            yield str(step[key]).removeprefix("step:")
    for choice in inputs.get("Choices") or []:
        yield str(choice.get("NextStep"))
    if default := inputs.get("Default"):
        yield str(default)


def _about_references(body: Body, kind: str) -> Iterator[str]:
    known = set(body.get("parameters") or {})
    if kind == "Automation":
        known |= {step["name"] for step in body["mainSteps"]}
    for reference in _references([body.get("mainSteps"), body.get("outputs")]):
        head = re.split(r"[.\[]", reference)[0]
        if ":" not in reference and head not in known and head != "platformType":
            yield f"{{{{ {reference} }}}} is neither a parameter nor a step of the document."


def _references(node: object) -> Iterator[str]:
    match node:
        case str():
            yield from REFERENCE.findall(node)
        case dict():
            for value in node.values():
                yield from _references(value)
        case list():
            for item in node:
                yield from _references(item)
        case _:
            return
