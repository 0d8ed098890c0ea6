"""Automation: start an execution, ask about it, signal to it, stop it."""

from collections.abc import Mapping
from typing import Any

from localcloud.ssm import automation_runs as runs
from localcloud.ssm.automation_actions import act
from localcloud.ssm.automation_answers import execution_described, listed, step_described
from localcloud.ssm.documents import find, version_of
from localcloud.ssm.errors import SsmError, no_such_execution
from localcloud.ssm.ids import new_uuid
from localcloud.ssm.pages import page_of
from localcloud.ssm.parameters import ParameterRefused, bound
from localcloud.ssm.state import Automation, AutomationStep, Document, DocumentVersion
from localcloud.world import Caller, Place, World

Request = Mapping[str, Any]  # in the API's own words
Answer = dict[str, Any]  # likewise

PAGE_SIZE = 50
MOST_ACTIVE = 1100
"""100 run at a time and 1,000 more are queued. https://docs.aws.amazon.com/general/latest/gr/ssm.html"""
RATE_CONTROL = ("Targets", "TargetMaps", "TargetLocations", "TargetLocationsURL")


def start_automation_execution(world: World, caller: Caller, request: Request) -> Answer:
    place = world.place_of(caller)
    if before := _with_token(place, request):
        return {"AutomationExecutionId": before.execution_id}
    if any(request.get(name) for name in RATE_CONTROL):
        raise SsmError("InvalidTarget", "Executions with targets are not simulated.")
    active = sum(each.status in runs.ACTIVE for each in place.ssm.automations.values())
    if active >= MOST_ACTIVE:
        raise SsmError(
            "AutomationExecutionLimitExceededException", "Too many automations are running."
        )
    automation = _new_automation(world, caller, request)
    place.ssm.automations[automation.execution_id] = automation
    runs.begin(runs.Run(world, place, caller, automation, act))
    return {"AutomationExecutionId": automation.execution_id}


def get_automation_execution(world: World, caller: Caller, request: Request) -> Answer:
    return {"AutomationExecution": execution_described(_known(world, caller, request))}


def describe_automation_executions(world: World, caller: Caller, request: Request) -> Answer:
    """Newest first."""
    every = reversed(world.place_of(caller).ssm.automations.values())
    filters = [(each["Key"], each["Values"]) for each in request.get("Filters", [])]
    found = [each for each in every if all(_matches(each, *wanted) for wanted in filters)]
    page, more = page_of(found, request, size=PAGE_SIZE)
    return {"AutomationExecutionMetadataList": [listed(each) for each in page], **more}


def describe_automation_step_executions(world: World, caller: Caller, request: Request) -> Answer:
    steps = list(_known(world, caller, request).steps.values())
    if request.get("ReverseOrder"):
        steps.reverse()
    page, more = page_of(steps, request, size=PAGE_SIZE)
    return {"StepExecutions": [step_described(step) for step in page], **more}


def stop_automation_execution(world: World, caller: Caller, request: Request) -> Answer:
    automation = _known(world, caller, request)
    if automation.status not in runs.ACTIVE - {"Cancelling"}:
        raise SsmError(
            "InvalidAutomationStatusUpdateException",
            f"Automation execution {automation.execution_id} is {automation.status}.",
        )
    if request.get("Type", "Cancel") == "Complete":
        automation.is_completing = True
    else:
        runs.cancel(world, automation)
    return {}


def send_automation_signal(world: World, caller: Caller, request: Request) -> Answer:
    """Approve and Reject for a step that waits for approval, Resume for one that pauses."""
    place, automation = world.place_of(caller), _known(world, caller, request)
    run = runs.Run(world, place, caller, automation, act)
    step = automation.steps.get(automation.current or "")
    match request["SignalType"], step.action if step and step.status == "Waiting" else None:
        case ("Approve" | "Reject") as decision, "aws:approve" if step:
            _decide(run, step, decision, request.get("Payload", {}))
        case "Resume", "aws:pause" if step:
            runs.succeed(run, step)
        case signal, _:
            raise SsmError(
                "InvalidAutomationSignalException",
                f"Signal {signal} does not fit an execution that is {automation.status}.",
            )
    return {}


def _decide(run: runs.Run, step: AutomationStep, decision: str, payload: Request) -> None:
    verdict = "Approved" if decision == "Approve" else "Rejected"
    comment = " ".join(payload.get("Comment", []))
    step.approvals.append({"approver": run.caller.arn, "decision": decision, "comment": comment})
    needed = int(step.inputs.get("MinRequiredApprovals", 1))
    outputs = {
        "ApprovalStatus": [verdict],
        "ApproverDecisions": [str(each) for each in step.approvals],
    }
    if verdict == "Rejected":
        step.outputs |= outputs
        step.attempts = int(step.body.get("maxAttempts", 1))
        runs.fail(run, step, f"Rejected by {run.caller.arn}. {comment}".strip())
    elif len(step.approvals) >= needed:
        runs.succeed(run, step, outputs)


def _with_token(place: Place, request: Request) -> Automation | None:
    token = request.get("ClientToken")
    for automation in place.ssm.automations.values():
        if token and automation.request.get("ClientToken") == token:
            if automation.request != request:
                raise SsmError(
                    "IdempotentParameterMismatch", "The token was used with other parameters."
                )
            return automation
    return None


def _new_automation(world: World, caller: Caller, request: Request) -> Automation:
    document, version = _definition(world.place_of(caller), request)
    try:
        values = bound(version.body, request.get("Parameters", {}))
    except ParameterRefused as refused:
        raise SsmError("InvalidAutomationExecutionParametersException", str(refused)) from refused
    automation = Automation(
        new_uuid(world.chance),
        document.name,
        str(version.number),
        version.body,
        values,
        world.agenda.moment,
        caller.arn,
        request,
    )
    for step in version.body["mainSteps"]:
        step_id = new_uuid(world.chance)
        automation.steps[step["name"]] = AutomationStep(step["name"], step["action"], step_id, step)
    return automation


def _definition(place: Place, request: Request) -> tuple[Document, DocumentVersion]:
    name = str(request["DocumentName"])
    try:
        document = find(place, name)
    except SsmError as unknown:
        raise _no_definition(name) from unknown
    if document.kind != "Automation":
        raise _no_definition(name)
    try:
        return document, version_of(document, str(request.get("DocumentVersion", "$DEFAULT")))
    except SsmError as unknown:
        raise SsmError("AutomationDefinitionVersionNotFoundException", unknown.message) from unknown


def _no_definition(name: str) -> SsmError:
    return SsmError(
        "AutomationDefinitionNotFoundException", f"Automation definition {name} does not exist."
    )


def _known(world: World, caller: Caller, request: Request) -> Automation:
    execution_id = str(request["AutomationExecutionId"])
    if found := world.place_of(caller).ssm.automations.get(execution_id):
        return found
    raise no_such_execution(execution_id)


def _matches(automation: Automation, key: str, values: list[str]) -> bool:
    match key:
        case "DocumentNamePrefix":
            return any(automation.document_name.startswith(value) for value in values)
        case "ExecutionStatus":
            return automation.status in values
        case "ExecutionId":
            return automation.execution_id in values
        case "CurrentAction":
            step = automation.steps.get(automation.current or "")
            return step is not None and step.action in values
        case "TagKey":
            return any(tag["Key"] in values for tag in automation.request.get("Tags", []))
        case "StartTimeBefore":
            return all(automation.started_at.isoformat() < value for value in values)
        case "StartTimeAfter":
            return all(automation.started_at.isoformat() > value for value in values)
        case _:
            raise SsmError("InvalidFilterKey", f"The filter key {key} is not valid.")
