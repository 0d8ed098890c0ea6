"""The code of deployed functions, changed in seconds and without CloudFormation."""

import base64
from collections.abc import Iterator
from typing import Any

from scripts.failing import CannotGoOn
from scripts.package import CODE_ARCHIVE, Artefact, Package
from scripts.place import Place
from scripts.stacks import Stack

LIVE = "live"
"""The alias by which each function is invoked."""
_STACKS = ("Compute", "Decide", "Perform", "Events")
"""Nested ones, which have the functions."""
_GRADUAL = "Gradual"


def must_not_be_gradual(stack: Stack) -> None:
    if any(resource["LogicalResourceId"] == _GRADUAL for resource in stack.resources()):
        raise CannotGoOn(
            f"{stack.name} gives a new version its traffic little by little (GradualDeployment); "
            "changing code alone would give it all at once. Deploy without --code-only."
        )


def renew_code(place: Place, stack: Stack, made: Package) -> list[str]:
    """The functions that had other code; after a deployment, those changed without one."""
    functions, artefact = place.client("lambda"), made.artefacts[CODE_ARCHIVE]
    wanted = base64.b64encode(bytes.fromhex(artefact.sha256)).decode()
    changed = []
    for name in _functions(stack):
        live = functions.get_function_configuration(FunctionName=name, Qualifier=LIVE)
        if live["CodeSha256"] == wanted:
            continue
        _update(functions, name, made.store.name, artefact)
        _wait(functions, name, stack)
        # What a deployment publishes next is never the same: its description has another hash.
        published = functions.publish_version(FunctionName=name, CodeSha256=wanted)
        functions.update_alias(FunctionName=name, Name=LIVE, FunctionVersion=published["Version"])
        changed.append(name)
    return changed


def _update(functions: Any, name: str, bucket: str, artefact: Artefact) -> None:
    functions.update_function_code(FunctionName=name, S3Bucket=bucket, S3Key=artefact.key)


def _functions(stack: Stack) -> Iterator[str]:
    for nested in _STACKS:
        for resource in Stack(stack.cloudformation, stack.resource(nested)).resources():
            if resource["ResourceType"] == "AWS::Lambda::Function":
                yield resource["PhysicalResourceId"]


def _wait(functions: Any, name: str, stack: Stack) -> None:
    def end() -> str | None:
        found = functions.get_function_configuration(FunctionName=name)
        status = str(found.get("LastUpdateStatus", "Successful"))
        return None if status == "InProgress" else status

    if stack.until(end) == "Failed":
        raise CannotGoOn(f"Lambda cannot update the code of {name}. The old code still runs.")
