"""The templates in ``cfn/``: read as CloudFormation reads them, and written ready to deploy."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML without its parser in C, which is ten times as fast
    from yaml import SafeLoader  # type: ignore[assignment]  # it reads the same

Template = dict[str, Any]
_NESTED = "AWS::CloudFormation::Stack"
_SNAPSHOT = "AWS::ApiGateway::Deployment"
_TEXTS = {"AWS::SSM::Document": "Content", "AWS::CloudFront::Function": "FunctionCode"}
"""Properties that are files of their own here, by the types of their resources."""


class _Reader(SafeLoader):
    """Turns ``!Ref x`` into ``{"Ref": "x"}``, as CloudFormation does."""


def _intrinsic(reader: _Reader, name: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.SequenceNode):
        value: Any = reader.construct_sequence(node, deep=True)
    elif isinstance(node, yaml.MappingNode):
        value = reader.construct_mapping(node, deep=True)
    elif isinstance(node, yaml.ScalarNode):
        value = reader.construct_scalar(node)
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in {"Ref", "Condition"} else f"Fn::{name}": value}


_Reader.add_multi_constructor("!", _intrinsic)


def read(path: Path) -> Template:
    return parsed(path.read_text())


def parsed(text: str) -> Template:
    """YAML, or JSON, which is YAML as well."""
    return dict(yaml.load(text, _Reader))  # noqa: S506  a SafeLoader


def nested(template: Template) -> set[str]:
    """The files that it names as the templates of nested stacks."""
    return {stack["Properties"]["TemplateURL"] for stack in of_type(template, _NESTED).values()}


def with_places(template: Template, *, bucket: str, keys: Mapping[str, str]) -> Template:
    """``keys``: of nested templates by their files, of artefacts by their names in the mapping."""
    for stack in of_type(template, _NESTED).values():
        url = f"https://{bucket}.s3.${{AWS::Region}}.${{AWS::URLSuffix}}/"
        stack["Properties"]["TemplateURL"] = {
            "Fn::Sub": url + keys[stack["Properties"]["TemplateURL"]]
        }
    artefacts = template["Mappings"]["Artefacts"]
    artefacts["Bucket"]["Name"] = bucket
    for name in artefacts.keys() - {"Bucket"}:
        artefacts[name]["Key"] = keys[name]
    return template


def artefact_bucket(packaged: Template) -> str:
    return str(packaged["Mappings"]["Artefacts"]["Bucket"]["Name"])


def with_artefact(packaged: Template, name: str, key: str) -> Template:
    """Another one of that name, and all else as it was."""
    packaged["Mappings"]["Artefacts"][name]["Key"] = key
    return packaged


def with_documents(template: Template, folder: Path) -> Template:
    """In the place of their files, which are named as seen from ``folder``."""
    for kind, text in _TEXTS.items():
        for document in of_type(template, kind).values():
            document["Properties"][text] = (folder / document["Properties"][text]).read_text()
    return template


def with_named_snapshots(template: Template) -> Template:
    """An API Gateway deployment is a snapshot: only under a new name is another one made."""
    written = rendered(template)
    for name in of_type(template, _SNAPSHOT):
        written = written.replace(
            f'"{name}"'.encode(), f'"{name}{sha256(written).hexdigest()[:8]}"'.encode()
        )
    return dict(json.loads(written))


def rendered(template: Template) -> bytes:
    return json.dumps(template, indent=1).encode()


def of_type(template: Template, wanted: str) -> Template:
    return {
        name: resource
        for name, resource in template["Resources"].items()
        if resource["Type"] == wanted
    }
