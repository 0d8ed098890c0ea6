"""The code of deployed functions, changed in seconds and without CloudFormation."""

import base64
from collections.abc import Iterator
from typing import Any

from scripts.failing import CannotGoOn
from scripts.package import CODE_ARCHIVE, Package
from scripts.place import Place
from scripts.stacks import Stack

_STACKS = ("Compute", "Engine", "Events")
"""Nested ones, which have the functions."""


def renew_code(place: Place, stack: Stack, made: Package) -> list[str]:
    """The functions that had other code; after a deployment, those changed without one."""
    functions, artefact = place.client("lambda"), made.artefacts[CODE_ARCHIVE]
    wanted = base64.b64encode(bytes.fromhex(artefact.sha256)).decode()
    changed = []
    for name in _functions(stack):
        if functions.get_function_configuration(FunctionName=name)["CodeSha256"] == wanted:
            continue
        functions.update_function_code(
            FunctionName=name, S3Bucket=made.store.name, S3Key=artefact.key
        )
        _wait(functions, name, stack)
        changed.append(name)
    return changed


def _functions(stack: Stack) -> Iterator[str]:
    listing = stack.cloudformation.get_paginator("list_stack_resources")
    pages = (
        page for nested in _STACKS for page in listing.paginate(StackName=stack.resource(nested))
    )
    for page in pages:
        for resource in page["StackResourceSummaries"]:
            if resource["ResourceType"] == "AWS::Lambda::Function":
                yield resource["PhysicalResourceId"]


def _wait(functions: Any, name: str, stack: Stack) -> None:
    def end() -> str | None:
        found = functions.get_function_configuration(FunctionName=name)
        status = str(found.get("LastUpdateStatus", "Successful"))
        return None if status == "InProgress" else status

    if stack.until(end) == "Failed":
        raise CannotGoOn(f"Lambda cannot update the code of {name}. The old code still runs.")
