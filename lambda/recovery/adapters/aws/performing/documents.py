"""SSM documents, started once for each key."""

from datetime import timedelta
from functools import partial
from hashlib import sha256
from uuid import NAMESPACE_URL, uuid5

from recovery.adapters.aws.job_search import LOOK_BACK
from recovery.adapters.aws.performing.at_most_once import at_most_once
from recovery.adapters.aws.performing.hands import Hands
from recovery.adapters.aws.performing.refused import performing
from recovery.adapters.aws.wire import moment_text
from recovery.domain.execution.commands import RunCommand, StartAutomation
from recovery.domain.wave_actions import Parameters
from recovery.ports.clock import Clock

_LONGEST_COMMENT = 100
# https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html
_SHORTEST_TIMEOUT, _LONGEST_TIMEOUT = timedelta(seconds=30), timedelta(seconds=2_592_000)


class AwsDocuments:
    def __init__(self, hands: Hands, clock: Clock) -> None:
        self._hands = hands
        self._clock = clock

    def run(self, command: RunCommand) -> str:
        """SendCommand takes no client token: the key is the comment of the command."""
        return at_most_once(partial(self._send, command), find=partial(self._find, command))

    def automate(self, command: StartAutomation) -> str:
        with performing(command.location):
            ssm = self._hands.patient.of("ssm", command.location)
            answer = ssm.start_automation_execution(
                DocumentName=command.document,
                ClientToken=f"{uuid5(NAMESPACE_URL, command.key)}",
                **_stated(command.parameters),
            )
        automation_id: str = answer["AutomationExecutionId"]
        return automation_id

    def _find(self, command: RunCommand) -> str | None:
        """Among those of one instance: a document may be listed under another name than ours."""
        since = moment_text(self._clock.now() - LOOK_BACK)
        comment = comment_of(command.key)
        with performing(command.location):
            ssm = self._hands.patient.of("ssm", command.location)
            pages = ssm.get_paginator("list_commands").paginate(
                InstanceId=command.instance_ids[0],
                Filters=[{"key": "InvokedAfter", "value": since}],
            )
            sent = (each for page in pages for each in page["Commands"])
            return next((each["CommandId"] for each in sent if each["Comment"] == comment), None)

    def _send(self, command: RunCommand) -> str:
        """``TimeoutSeconds`` is for the delivery; the document itself limits how long it runs."""
        timeout = min(max(command.timeout, _SHORTEST_TIMEOUT), _LONGEST_TIMEOUT)
        with performing(command.location):
            ssm = self._hands.once.of("ssm", command.location)
            answer = ssm.send_command(
                DocumentName=command.document,
                **_stated(command.parameters),
                InstanceIds=list(command.instance_ids),
                Comment=comment_of(command.key),
                TimeoutSeconds=int(timeout.total_seconds()),
            )
        command_id: str = answer["Command"]["CommandId"]
        return command_id


def comment_of(key: str) -> str:
    if len(key) <= _LONGEST_COMMENT:
        return key
    return sha256(key.encode()).hexdigest()


def _stated(parameters: Parameters) -> dict[str, dict[str, list[str]]]:
    """SSM takes lists and nothing else, and for an automation no empty map."""
    lists = {name: list(values) for name, values in parameters.items()}
    return {"Parameters": lists} if lists else {}
