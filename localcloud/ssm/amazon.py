"""Documents of Amazon, for every account: the few that an orchestrator reaches for."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from localcloud.ssm.actions import POWERSHELL, SHELL
from localcloud.ssm.content import rendered
from localcloud.ssm.state import Document, DocumentVersion

PUBLISHED = datetime(2017, 8, 31, tzinfo=UTC)

_SCRIPT_PARAMETERS = {
    "commands": {"type": "StringList", "description": "Commands to run."},
    "workingDirectory": {"type": "String", "default": "", "maxChars": 4096},
    "executionTimeout": {
        "type": "String",
        "default": "3600",
        "allowedPattern": r"([1-9][0-9]{0,4})|(1[0-6][0-9]{4})|(17[0-1][0-9]{3})|(172[0-7][0-9]{2})"
        r"|(172800)",
    },
}
_INSTANCES = {
    "InstanceId": {"type": "StringList", "description": "EC2 instances."},
    "AutomationAssumeRole": {"type": "String", "default": ""},
}


def _script(action: str) -> Mapping[str, Any]:  # JSON
    """In AWS it has an older schema, in which a step has the name of its action."""
    inputs = {
        "runCommand": "{{ commands }}",
        "workingDirectory": "{{ workingDirectory }}",
        "timeoutSeconds": "{{ executionTimeout }}",
    }
    return {
        "schemaVersion": "2.2",
        "description": "Run a script.",
        "parameters": _SCRIPT_PARAMETERS,
        "mainSteps": [{"action": action, "name": action, "inputs": inputs}],
    }


def _states(*wanted: str) -> Mapping[str, Any]:  # JSON
    return {
        "schemaVersion": "0.3",
        "description": f"Bring EC2 instances to: {', then '.join(wanted)}.",
        "assumeRole": "{{ AutomationAssumeRole }}",
        "parameters": _INSTANCES,
        "mainSteps": [
            {
                "name": f"{state}Instances",
                "action": "aws:changeInstanceState",
                "inputs": {"InstanceIds": "{{ InstanceId }}", "DesiredState": state},
            }
            for state in wanted
        ],
    }


def _notification() -> Mapping[str, Any]:  # JSON
    return {
        "schemaVersion": "0.3",
        "description": "Publish a message.",
        "assumeRole": "{{ AutomationAssumeRole }}",
        "parameters": {
            "TopicArn": {"type": "String"},
            "Message": {"type": "String"},
            "AutomationAssumeRole": {"type": "String", "default": ""},
        },
        "mainSteps": [
            {
                "name": "PublishSNSNotification",
                "action": "aws:executeAwsApi",
                "inputs": {
                    "Service": "sns",
                    "Api": "Publish",
                    "TopicArn": "{{ TopicArn }}",
                    "Message": "{{ Message }}",
                },
            }
        ],
    }


def _document(name: str, kind: str, body: Mapping[str, Any]) -> Document:  # JSON
    version = DocumentVersion(1, body, rendered(body, text_format="JSON"), "JSON", PUBLISHED)
    return Document(name, kind, "Amazon", PUBLISHED, {1: version})


_COMMANDS = {
    "AWS-RunShellScript": _script(SHELL),
    "AWS-RunPowerShellScript": _script(POWERSHELL),
}
_AUTOMATIONS = {
    "AWS-StartEC2Instance": _states("running"),
    "AWS-StopEC2Instance": _states("stopped"),
    "AWS-RestartEC2Instance": _states("stopped", "running"),
    "AWS-TerminateEC2Instance": _states("terminated"),
    "AWS-PublishSNSNotification": _notification(),
}
AMAZON_DOCUMENTS = {
    name: _document(name, kind, body)
    for kind, bodies in (("Command", _COMMANDS), ("Automation", _AUTOMATIONS))
    for name, body in bodies.items()
}
