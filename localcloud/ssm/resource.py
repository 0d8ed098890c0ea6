"""``AWS::SSM::Document`` for CloudFormation: from properties to calls of Systems Manager.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-document.html
"""

import json
from collections.abc import Mapping
from typing import Any

from localcloud.ssm.errors import SsmError
from localcloud.ssm.service import answer
from localcloud.world import Caller, World

Properties = Mapping[str, Any]  # as the template has them


def create(world: World, caller: Caller, name: str, properties: Properties) -> None:
    """``name``: the property, or the one that CloudFormation makes up."""
    request = _content(properties) | {
        "Name": name,
        "DocumentType": properties.get("DocumentType", "Command"),
        "Tags": properties.get("Tags", []),
    }
    if target_type := properties.get("TargetType"):
        request["TargetType"] = target_type
    answer(world, caller, "CreateDocument", request)


def update(world: World, caller: Caller, name: str, properties: Properties) -> None:
    """A new version that is the default at once; with the same content nothing happens.

    ``UpdateMethod: Replace`` is a matter of CloudFormation: it creates one and deletes the other.
    """
    request = _content(properties) | {"Name": name, "DocumentVersion": "$LATEST"}
    try:
        updated = answer(world, caller, "UpdateDocument", request)
    except SsmError as error:
        if error.code == "DuplicateDocumentContent":
            return
        raise
    version = updated["DocumentDescription"]["DocumentVersion"]
    default = {"Name": name, "DocumentVersion": version}
    answer(world, caller, "UpdateDocumentDefaultVersion", default)


def delete(world: World, caller: Caller, name: str) -> None:
    """It does not matter whether it is still there."""
    try:
        answer(world, caller, "DeleteDocument", {"Name": name})
    except SsmError as error:
        if error.code != "InvalidDocument":
            raise


def _content(properties: Properties) -> dict[str, Any]:
    content = properties["Content"]
    request: dict[str, Any] = {
        "Content": content if isinstance(content, str) else json.dumps(content),
        "DocumentFormat": properties.get("DocumentFormat", "JSON")
        if isinstance(content, str)
        else "JSON",
    }
    if version_name := properties.get("VersionName"):
        request["VersionName"] = version_name
    return request
