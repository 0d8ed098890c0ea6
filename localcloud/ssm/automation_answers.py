"""How Systems Manager describes an automation execution and its steps."""

from typing import Any

from localcloud.ssm.parameters import as_text
from localcloud.ssm.state import Automation, AutomationStep

Described = dict[str, Any]  # in the API's own words


def execution_described(automation: Automation) -> Described:
    """All steps are told, also those that are still to come."""
    return {
        **_common(automation),
        "StepExecutions": [step_described(step) for step in automation.steps.values()],
        "StepExecutionsTruncated": False,
        "Parameters": automation.parameters,
    }


def listed(automation: Automation) -> Described:
    return {**_common(automation), "LogFile": "", "AutomationType": "Local"}


def step_described(step: AutomationStep) -> Described:
    told: Described = {
        "StepName": step.name,
        "Action": step.action,
        "StepStatus": step.status,
        "StepExecutionId": step.step_id,
        "Inputs": {name: as_text(value) for name, value in step.inputs.items()},
        "Outputs": step.outputs,
        "OnFailure": str(step.body.get("onFailure", "Abort")),
        "IsEnd": bool(step.body.get("isEnd", False)),
        "MaxAttempts": int(step.body.get("maxAttempts", 1)),
        "OverriddenParameters": {},
    }
    known = {
        "ExecutionStartTime": step.started_at,
        "ExecutionEndTime": step.ended_at,
        "FailureMessage": step.failure,
        "NextStep": step.body.get("nextStep"),
        "TimeoutSeconds": step.body.get("timeoutSeconds"),
    }
    return told | {name: value for name, value in known.items() if value is not None}


def _common(automation: Automation) -> Described:
    current = automation.steps.get(automation.current or "")
    told: Described = {
        "AutomationExecutionId": automation.execution_id,
        "DocumentName": automation.document_name,
        "DocumentVersion": automation.document_version,
        "AutomationExecutionStatus": automation.status,
        "ExecutionStartTime": automation.started_at,
        "Outputs": automation.outputs,
        "Mode": automation.request.get("Mode", "Auto"),
        "ExecutedBy": automation.executed_by,
        "Targets": [],
        "ResolvedTargets": {"ParameterValues": [], "Truncated": False},
    }
    known = {
        "ExecutionEndTime": automation.ended_at,
        "FailureMessage": automation.failure,
        "CurrentStepName": current.name if current else None,
        "CurrentAction": current.action if current else None,
    }
    return told | {name: value for name, value in known.items() if value is not None}
