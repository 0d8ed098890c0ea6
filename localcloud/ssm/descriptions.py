"""How Systems Manager describes a document to its caller."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from localcloud.ssm.actions import POWERSHELL, SHELL
from localcloud.ssm.parameters import as_text
from localcloud.ssm.state import Document, DocumentVersion

Described = dict[str, Any]  # in the API's own words
EVERYWHERE = ["Windows", "Linux", "MacOS"]


def described(document: Document, version: DocumentVersion, *, status: str) -> Described:
    return {
        **_common(document, version),
        "Hash": sha256(version.text.encode()).hexdigest(),
        "HashType": "Sha256",
        "CreatedDate": version.created_at,
        "Status": status,
        "Description": str(version.body.get("description", "")),
        "Parameters": list(_parameters(version.body)),
        "LatestVersion": str(document.latest_number),
        "DefaultVersion": str(document.default_number),
        "Tags": _tags(document),
    }


def identified(document: Document) -> Described:
    """As a list names it: by its default version."""
    version = document.versions[document.default_number]
    return {
        **_common(document, version),
        "CreatedDate": document.created_at,
        "Tags": _tags(document),
    }


def version_described(document: Document, version: DocumentVersion) -> Described:
    return {
        "Name": document.name,
        "DocumentVersion": str(version.number),
        **({"VersionName": version.name} if version.name else {}),
        "CreatedDate": version.created_at,
        "IsDefaultVersion": version.number == document.default_number,
        "DocumentFormat": version.text_format,
        "Status": "Active",
    }


def _common(document: Document, version: DocumentVersion) -> Described:
    named = {"VersionName": version.name} if version.name else {}
    targeted = {"TargetType": document.target_type} if document.target_type else {}
    return {
        "Name": document.name,
        "Owner": document.owner,
        **named,
        **targeted,
        "PlatformTypes": _platforms(version.body),
        "DocumentVersion": str(version.number),
        "DocumentType": document.kind,
        "SchemaVersion": str(version.body["schemaVersion"]),
        "DocumentFormat": version.text_format,
    }


def _platforms(body: Mapping[str, Any]) -> list[str]:  # JSON
    actions = {step["action"] for step in body["mainSteps"]}
    return ["Linux", "MacOS"] if SHELL in actions and POWERSHELL not in actions else EVERYWHERE


def _parameters(body: Mapping[str, Any]) -> Iterator[Described]:  # JSON
    for name, parameter in (body.get("parameters") or {}).items():
        described = {
            "Name": name,
            "Type": parameter["type"],
            "Description": parameter.get("description", ""),
        }
        if "default" in parameter:
            described["DefaultValue"] = as_text(parameter["default"])
        yield described


def _tags(document: Document) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in document.tags.items()]
