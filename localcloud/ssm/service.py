"""Systems Manager's face to callers: one operation by name, its input checked as AWS checks it."""

from collections.abc import Callable, Mapping
from typing import Any

from botocore.model import StructureShape

from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import known
from localcloud.grammar.validating import problems
from localcloud.ssm import agents, automations, commands, documents
from localcloud.ssm.errors import SsmError
from localcloud.world import Caller, World

Request = Mapping[str, Any]  # in the API's own words
Answer = dict[str, Any]  # likewise
Operation = Callable[[World, Caller, Request], Answer]

OPERATIONS: Mapping[str, Operation] = {
    "CancelCommand": commands.cancel_command,
    "CreateDocument": documents.create_document,
    "DeleteDocument": documents.delete_document,
    "DescribeAutomationExecutions": automations.describe_automation_executions,
    "DescribeAutomationStepExecutions": automations.describe_automation_step_executions,
    "DescribeDocument": documents.describe_document,
    "DescribeInstanceInformation": agents.describe_instance_information,
    "GetAutomationExecution": automations.get_automation_execution,
    "GetCommandInvocation": commands.get_command_invocation,
    "GetDocument": documents.get_document,
    "ListCommandInvocations": commands.list_command_invocations,
    "ListCommands": commands.list_commands,
    "ListDocumentVersions": documents.list_document_versions,
    "ListDocuments": documents.list_documents,
    "SendAutomationSignal": automations.send_automation_signal,
    "SendCommand": commands.send_command,
    "StartAutomationExecution": automations.start_automation_execution,
    "StopAutomationExecution": automations.stop_automation_execution,
    "UpdateDocument": documents.update_document,
    "UpdateDocumentDefaultVersion": documents.update_document_default_version,
}
"""The rest of Systems Manager, Parameter Store above all, is left to the embedded AWS."""


def answer(world: World, caller: Caller, operation: str, request: Request) -> Answer:
    """What the operation returns, with moments as ``datetime``; raises ``SsmError``."""
    world.agenda.run_due()
    return OPERATIONS[operation](world, caller, _checked(operation, request))


def _checked(operation: str, request: Request) -> Request:
    shape = service_model("ssm").operation_model(operation).input_shape
    if not isinstance(shape, StructureShape):
        return request
    wanted: Request = known(shape, dict(request))
    found = list(problems(shape, wanted))
    if found:
        complaints = "; ".join(f"Value at '{each.name}' failed: {each.text}" for each in found)
        count = f"{len(found)} validation error{'s' if len(found) > 1 else ''} detected"
        raise SsmError("ValidationException", f"{count}: {complaints}")
    return wanted
