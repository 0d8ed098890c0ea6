"""IAM on the resources that a call of ours names: a policy for one source server is not for all.

MiniStack authorises a call for one resource, and knows none of DRS or of SSM's commands, nor the
launch templates and tags of our EC2. Each further one that a call names is checked here.
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticdisasterrecovery.html
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import parse_qs, unquote

from ministack import app
from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.core.router import extract_access_key_id
from ministack.services import tagging

from localcloud.grammar.exchange import Request
from localcloud.patches.upstream import relies_on
from localcloud.world import World

_DRS_RESOURCES = {
    "sourceServerID": "source-server",
    "recoveryInstanceID": "recovery-instance",
    "jobID": "job",
    "launchConfigurationTemplateID": "launch-configuration-template",
    "replicationConfigurationTemplateID": "replication-configuration-template",
    "sourceNetworkID": "source-network",
}
_SSM_RESOURCES = {
    "SendCommand": ("document", "DocumentName"),
    "StartAutomationExecution": ("automation-definition", "DocumentName"),
    "GetAutomationExecution": ("automation-execution", "AutomationExecutionId"),
    "SendAutomationSignal": ("automation-execution", "AutomationExecutionId"),
    "StopAutomationExecution": ("automation-execution", "AutomationExecutionId"),
    "DescribeAutomationStepExecutions": ("automation-execution", "AutomationExecutionId"),
    "CreateDocument": ("document", "Name"),
    "UpdateDocument": ("document", "Name"),
    "UpdateDocumentDefaultVersion": ("document", "Name"),
    "DeleteDocument": ("document", "Name"),
    "DescribeDocument": ("document", "Name"),
    "GetDocument": ("document", "Name"),
    "ListDocumentVersions": ("document", "Name"),
}


def install(world: World) -> None:
    """MiniStack authorises the first resource, and every call that names none for ``*``."""
    relies_on(app._dispatch_service_request, "resource_arn = extract_resource_arn(")
    relies_on(tagging.resource_tags, "collect = _RESOURCE_TAG_COLLECTORS.get(parts[2])")
    tagging._RESOURCE_TAG_COLLECTORS["ec2"] = partial(_tagged_by_ec2, world)
    extract = iam_actions.extract_resource_arn

    def extract_resource_arn(service: str, *request: Any) -> Any:
        _method, path, headers, body, *_ = request
        first = next(iter(_resources(service, path, headers, body)), None)
        return first or extract(service, *request)

    iam_actions.extract_resource_arn = extract_resource_arn


def denial(service: str, request: Request) -> tuple[int, dict[str, str], bytes] | None:
    """The answer to a caller who may not do this to every further resource that is named."""
    if not app.AUTH:
        return None
    headers, query = request.headers, {name: [value] for name, value in request.query}
    action = iam_actions.extract_iam_action(
        service, request.method, unquote(request.path), headers, request.body, query
    )
    key = extract_access_key_id(headers, query)
    for resource in _resources(service, unquote(request.path), headers, request.body)[1:]:
        verdict = iam_evaluator.enforce(key, action, service, get_region(), resource_arn=resource)
        if verdict is not None:
            answer: tuple[int, dict[str, str], bytes] = iam_actions.access_denied_response(
                service,
                action,
                verdict.principal_arn,
                new_uuid(),
                headers=headers,
                resource_arn=resource,
                explicit_deny=verdict.decision == "Deny",
            )
            return answer
    return None


def _resources(service: str, path: str, headers: Any, body: bytes) -> list[str]:
    if service == "drs":
        return _drs_resources(path, _json(body))
    if service == "ssm":
        operation = headers.get("x-amz-target", "").rpartition(".")[2]
        return _ssm_resources(operation, _json(body)) if operation in _SSM_RESOURCES else []
    if service == "ec2":
        return _ec2_resources(body)
    return []


def _drs_resources(path: str, request: dict[str, Any]) -> list[str]:
    if path.startswith("/tags/"):
        return [path.removeprefix("/tags/")]
    named = [(field, request[field]) for field in _DRS_RESOURCES if field in request]
    named += [
        (field, each)
        for field in _DRS_RESOURCES
        for each in request.get(f"{field}s", [])  # recoveryInstanceIDs
    ]
    for each in request.get("sourceServers", []):
        named += [("sourceServerID", each.get("sourceServerID"))]
    place = f"arn:aws:drs:{get_region()}:{get_account_id()}"
    return [f"{place}:{_DRS_RESOURCES[field]}/{name}" for field, name in named]


def _ssm_resources(operation: str, request: dict[str, Any]) -> list[str]:
    kind, field = _SSM_RESOURCES[operation]
    name = str(request.get(field, "*"))
    if name.startswith("arn:"):
        return [name]
    region, account = get_region(), get_account_id()
    # What AWS provides belongs to no account.
    owner = "" if name.startswith(("AWS-", "AWSSupport-", "AmazonCloudWatch-")) else account
    version = f":{request.get('DocumentVersion', '$DEFAULT')}"
    named = name + version if kind == "automation-definition" else name
    instances = request.get("InstanceIds", []) if operation == "SendCommand" else []
    return [
        f"arn:aws:ssm:{region}:{owner}:{kind}/{named}",
        *(f"arn:aws:ec2:{region}:{account}:instance/{each}" for each in instances),
    ]


def _ec2_resources(body: bytes) -> list[str]:
    """Of operations on launch templates; all others MiniStack knows."""
    asked = parse_qs(body.decode(errors="replace"))
    if asked.get("Action", [""])[0].startswith("Describe"):
        return []
    place = f"arn:aws:ec2:{get_region()}:{get_account_id()}"
    return [f"{place}:launch-template/{name}" for name in asked.get("LaunchTemplateId", [])]


def _tagged_by_ec2(world: World) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """What conditions on tags are judged by."""
    place = world.places.get((get_account_id(), get_region()))
    if place is None:
        return
    with world.lock:
        found = {f"instance/{each}": dict(of.tags) for each, of in place.ec2.instances.items()}
        found |= {
            f"launch-template/{each}": dict(of.tags) for each, of in place.ec2.templates.items()
        }
    for name, tags in found.items():
        listed = [{"Key": key, "Value": value} for key, value in tags.items()]
        yield f"arn:aws:ec2:{place.region}:{place.account_id}:{name}", listed


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body or b"{}")
    except ValueError:
        return {}  # refused later, by the service itself
    return found if isinstance(found, dict) else {}
