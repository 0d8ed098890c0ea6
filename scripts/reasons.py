"""Why a deployment failed: the resources that did, and what their services said.

The root stack only knows that a nested one failed, so its events are read as well.
"""

from collections.abc import Iterator
from typing import Any

# Said of what was stopped because something else had failed.
_FOLLOWED = ("cancelled", "Embedded stack", "The following resource(s) failed")
_NESTED = "AWS::CloudFormation::Stack"


def reasons_of_failure(cloudformation: Any, stack: str) -> list[str]:
    """Of its last deployment, in the order in which they happened."""
    return list(dict.fromkeys(_reasons(cloudformation, stack)))


def _reasons(cloudformation: Any, stack: str) -> Iterator[str]:
    for event in _of_last_deployment(cloudformation, stack):
        reason = event.get("ResourceStatusReason", "")
        if "FAILED" not in event["ResourceStatus"]:
            continue
        if event["ResourceType"] == _NESTED and _is_another(event, stack):
            yield from _reasons(cloudformation, event["PhysicalResourceId"])
        if not any(words in reason for words in _FOLLOWED):
            yield f"{event['LogicalResourceId']} ({event['ResourceType']}): {reason or 'no reason'}"


def _of_last_deployment(cloudformation: Any, stack: str) -> list[dict[str, Any]]:
    pages = cloudformation.get_paginator("describe_stack_events").paginate(StackName=stack)
    found: list[dict[str, Any]] = []
    for event in (event for page in pages for event in page["StackEvents"]):
        found.insert(0, event)
        if _begins_it(event):
            break
    return found


def _begins_it(event: dict[str, Any]) -> bool:
    begun = ("CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS")
    return event["ResourceStatus"] in begun and event["PhysicalResourceId"] == event["StackId"]


def _is_another(event: dict[str, Any], stack: str) -> bool:
    nested = event["PhysicalResourceId"]
    return bool(nested) and nested not in (stack, event["StackId"])
