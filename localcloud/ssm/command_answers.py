"""How Systems Manager describes a command, its invocations and the output of a step."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from localcloud.ssm.command_runs import ACTIVE
from localcloud.ssm.state import Command, Invocation, StepRun

Described = dict[str, Any]  # in the API's own words

LONGEST_OUTPUT = 24_000
LONGEST_ERROR = 8_000
LONGEST_IN_LIST = 2_500
TRUNCATED = "--output truncated--"
KEPT = (
    "Comment",
    "Targets",
    "OutputS3BucketName",
    "OutputS3KeyPrefix",
    "OutputS3Region",
    "MaxConcurrency",
    "MaxErrors",
    "NotificationConfig",
    "CloudWatchOutputConfig",
    "TimeoutSeconds",
)
"""Members of the request that the answer repeats."""


def command_described(command: Command) -> Described:
    status, details = _status(command)
    statuses = [each.status for each in command.invocations.values()]
    repeated = {name: command.request[name] for name in KEPT if name in command.request}
    return {
        "CommandId": command.command_id,
        "DocumentName": command.document_name,
        "DocumentVersion": command.document_version,
        "Comment": "",
        "MaxConcurrency": "50",
        "MaxErrors": "0",
        "TimeoutSeconds": 3600,
        "Targets": [],
        **repeated,
        "ExpiresAfter": command.expires_at,
        "Parameters": command.request.get("Parameters", {}),
        "InstanceIds": command.request.get("InstanceIds", []),
        "RequestedDateTime": command.requested_at,
        "Status": status,
        "StatusDetails": details,
        "TargetCount": len(statuses),
        "CompletedCount": sum(each not in ACTIVE for each in statuses),
        "ErrorCount": sum(each in {"Failed", "TimedOut"} for each in statuses),
        "DeliveryTimedOutCount": _delivery_timeouts(command.invocations.values()),
    }


def invocation_described(
    command: Command, invocation: Invocation, *, is_detailed: bool
) -> Described:
    return {
        "CommandId": command.command_id,
        "InstanceId": invocation.instance_id,
        "InstanceName": invocation.hostname,
        "Comment": command.request.get("Comment", ""),
        "DocumentName": command.document_name,
        "DocumentVersion": command.document_version,
        "RequestedDateTime": invocation.requested_at,
        "Status": invocation.status,
        "StatusDetails": invocation.status_details,
        "StandardOutputUrl": "",
        "StandardErrorUrl": "",
        "CommandPlugins": [_plugin(step) for step in invocation.steps] if is_detailed else [],
    }


def result_described(command: Command, invocation: Invocation, step: StepRun) -> Described:
    """GetCommandInvocation tells times as text; those that are not known are empty."""
    is_only = len(invocation.steps) == 1
    return {
        "CommandId": command.command_id,
        "InstanceId": invocation.instance_id,
        "Comment": command.request.get("Comment", ""),
        "DocumentName": command.document_name,
        "DocumentVersion": command.document_version,
        "PluginName": step.name,
        "ResponseCode": step.response_code,
        "ExecutionStartDateTime": _moment(step.started_at),
        "ExecutionElapsedTime": _elapsed(step),
        "ExecutionEndDateTime": _moment(step.ended_at),
        "Status": invocation.status if is_only else step.status,
        "StatusDetails": invocation.status_details if is_only else step.status,
        "StandardOutputContent": _cut(step.output, LONGEST_OUTPUT),
        "StandardOutputUrl": "",
        "StandardErrorContent": _cut(step.error, LONGEST_ERROR),
        "StandardErrorUrl": "",
    }


def _status(command: Command) -> tuple[str, str]:
    pairs = [(each.status, each.status_details) for each in command.invocations.values()]
    if not pairs:
        return "Success", "NoInstancesInTag"
    statuses = {status for status, _ in pairs}
    if statuses & ACTIVE:
        status = "Pending" if statuses == {"Pending"} else "InProgress"
        status = "Cancelling" if command.is_cancelling else status
        return status, status
    for worst in ("Cancelled", "Failed", "TimedOut"):
        if worst in statuses:
            return worst, next(details for status, details in pairs if status == worst)
    return "Success", "Success"


def _delivery_timeouts(invocations: Iterable[Invocation]) -> int:
    return sum(each.status_details == "DeliveryTimedOut" for each in invocations)


def _plugin(step: StepRun) -> Described:
    times = {"ResponseStartDateTime": step.started_at, "ResponseFinishDateTime": step.ended_at}
    return {
        "Name": step.name,
        "Status": step.status,
        "StatusDetails": step.status,
        "ResponseCode": step.response_code,
        **{name: moment for name, moment in times.items() if moment},
        "Output": _cut(_joined(step), LONGEST_IN_LIST),
        "StandardOutputUrl": "",
        "StandardErrorUrl": "",
    }


def _joined(step: StepRun) -> str:
    return f"{step.output}\n----------ERROR-------\n{step.error}" if step.error else step.output


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - len(TRUNCATED)] + TRUNCATED


def _moment(moment: datetime | None) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z") if moment else ""


def _elapsed(step: StepRun) -> str:
    if step.started_at is None or step.ended_at is None:
        return ""
    return f"PT{(step.ended_at - step.started_at).total_seconds():g}S"
