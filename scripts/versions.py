"""Versions of functions: a new one whenever code, layer or configuration changes, and none without.

CloudFormation publishes one under a new name only, and Lambda refuses to publish again what it has
published last. So the hash in the name is part of the function as well: both change, or neither.
"""

import json
from collections.abc import Iterable
from hashlib import sha256

from scripts.templates import Template, of_type, rendered

_VERSION = "AWS::Lambda::Version"


def with_named_versions(template: Template, artefacts: Iterable[str]) -> Template:
    """``artefacts``: what the functions are made of, by keys that contain their hashes."""
    contents = " ".join(artefacts).encode()
    for name, version in of_type(template, _VERSION).items():
        function = template["Resources"][version["Properties"]["FunctionName"]["Ref"]]["Properties"]
        fingerprint = sha256(rendered(function) + contents).hexdigest()[:8]
        function["Description"] = f"{function['Description']} ({fingerprint})"
        template = _renamed(template, name, f"{name}{fingerprint}")
    return template


def _renamed(template: Template, old: str, new: str) -> Template:
    written = rendered(template).replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return dict(json.loads(written))
