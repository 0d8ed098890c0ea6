"""EC2 instances and Systems Manager of a local cloud in virtual time, without HTTP."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from localcloud.clock import VirtualClock
from localcloud.ec2 import instances
from localcloud.ec2.instances import InstanceLaunch
from localcloud.ec2.state import Instance
from localcloud.ec2.status_checks import describe_instance_status
from localcloud.grammar.exchange import Request
from localcloud.grammar.models import service_model
from localcloud.grammar.parsing import known
from localcloud.grammar.validating import problems
from localcloud.ssm.errors import SsmError
from localcloud.ssm.wire import respond
from localcloud.world import Caller, World

NOON = datetime(2026, 8, 22, 12, 0, tzinfo=UTC)
ACCOUNT = "111122223333"
REGION = "eu-west-1"
ROLE = f"arn:aws:sts::{ACCOUNT}:assumed-role/orchestrator/recovery"
LINUX = "Linux version 5.14.0-427.el9.x86_64 (Red Hat Enterprise Linux 9.4)"
WINDOWS = "Microsoft Windows Server 2022 Datacenter 10.0.20348"

BOTH_PLATFORMS = {
    "schemaVersion": "2.2",
    "mainSteps": [
        {
            "action": action,
            "name": f"on{platform}",
            "precondition": {"StringEquals": ["platformType", platform]},
            "inputs": {"runCommand": [f"{says} '{platform.upper()} IS FINE'"]},
        }
        for platform, action, says in (
            ("Linux", "aws:runShellScript", "echo"),
            ("Windows", "aws:runPowerShellScript", "Write-Output"),
        )
    ],
}
LINUX_ONLY = {"schemaVersion": "2.2", "mainSteps": BOTH_PLATFORMS["mainSteps"][:1]}


_UNMODELLED = {"ExecutionStartDateTime", "ExecutionEndDateTime", "ExecutionElapsedTime"}
"""SSM writes these as ``2026-08-22T12:00:00.123Z`` and ``PT0.5S``, unlike the model's pattern.
It also answers empty maps, such as ``OverriddenParameters``, which the model does not allow."""


@dataclass
class Machines:
    seed: int = 0
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(NOON))

    def __post_init__(self) -> None:
        self.world = World(self.clock, seed=self.seed)
        self.place = self.world.place(ACCOUNT, REGION)
        self.caller = Caller(ACCOUNT, REGION, ROLE)

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.world.agenda.run_due()

    def launch(self, hostname: str = "web-1", **stated: Any) -> str:  # noqa: ANN401  # of a launch
        """The id of a pending instance."""
        wanted = {"server_id": f"s-{hostname}", "os": LINUX, "job_id": "drsjob-1", **stated}
        launch = InstanceLaunch(hostname=hostname, **wanted)
        return instances.launch(self.world, self.place, launch)

    def managed(self, hostname: str = "web-1", **stated: Any) -> str:  # noqa: ANN401  # likewise
        """The id of an instance that runs and whose agent is online."""
        instance_id = self.launch(hostname, **stated)
        self.wait(600)
        return instance_id

    def instance(self, instance_id: str) -> Instance:
        return self.place.ec2.instances[instance_id]

    def state(self, instance_id: str) -> str:
        return self.instance(instance_id).state.value

    def checks(self, instance_id: str) -> tuple[str, str]:
        """Of the instance and of the system."""
        request = {"InstanceIds": [instance_id], "IncludeAllInstances": True}
        answer = describe_instance_status(self.world, self.place, request)
        found = answer["InstanceStatuses"][0]
        return found["InstanceStatus"]["Status"], found["SystemStatus"]["Status"]

    def pings(self) -> dict[str, str]:
        """PingStatus by the id of the instance."""
        listed = self.ssm("DescribeInstanceInformation")["InstanceInformationList"]
        return {each["InstanceId"]: each["PingStatus"] for each in listed}

    def ssm(self, operation: str, **request: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
        """Over the wire format; the answer is held against botocore's model of SSM."""
        headers = {"x-amz-target": f"AmazonSSM.{operation}"}
        sent = Request("POST", "/", headers=headers, body=json.dumps(request).encode())
        response = respond(self.world, self.caller, sent)
        answer: dict[str, Any] = json.loads(response.body)
        if response.status != 200:
            raise SsmError(answer["__type"], answer["message"])
        _check(operation, answer)
        return answer

    def create(self, name: str, body: dict[str, Any], **stated: Any) -> None:  # noqa: ANN401  # JSON
        kind = "Automation" if body["schemaVersion"] == "0.3" else "Command"
        content = json.dumps(body)
        self.ssm("CreateDocument", Name=name, DocumentType=kind, Content=content, **stated)

    def send(self, document: str, *instance_ids: str, **stated: Any) -> str:  # noqa: ANN401  # JSON
        """The id of the command."""
        answer = self.ssm(
            "SendCommand", DocumentName=document, InstanceIds=list(instance_ids), **stated
        )
        return str(answer["Command"]["CommandId"])

    def result(self, command_id: str, instance_id: str, **stated: str) -> dict[str, Any]:
        return self.ssm(
            "GetCommandInvocation", CommandId=command_id, InstanceId=instance_id, **stated
        )

    def run(self, document: str, **stated: Any) -> str:  # noqa: ANN401  # JSON
        """The id of the automation."""
        answer = self.ssm("StartAutomationExecution", DocumentName=document, **stated)
        return str(answer["AutomationExecutionId"])

    def execution(self, execution_id: str) -> dict[str, Any]:
        answer = self.ssm("GetAutomationExecution", AutomationExecutionId=execution_id)
        return dict(answer["AutomationExecution"])

    def steps(self, execution_id: str) -> dict[str, str]:
        """Status by name."""
        steps = self.execution(execution_id)["StepExecutions"]
        return {each["StepName"]: each["StepStatus"] for each in steps}


def script(*lines: str, **stated: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """A document with one step that runs the lines in a shell."""
    step = {"action": "aws:runShellScript", "name": "check", "inputs": {"runCommand": list(lines)}}
    return {"schemaVersion": "2.2", "mainSteps": [step], **stated}


def runbook(*steps: dict[str, Any], **stated: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    return {"schemaVersion": "0.3", "mainSteps": list(steps), **stated}


def a_step(name: str, action: str, **stated: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    """What is not stated about it goes into its inputs."""
    own = ("onFailure", "nextStep", "isEnd", "isCritical", "maxAttempts", "timeoutSeconds")
    beside = {key: value for key, value in stated.items() if key in own}
    inputs = {key: value for key, value in stated.items() if key not in own}
    return {"name": name, "action": action, **beside, "inputs": inputs}


def _check(operation: str, answer: dict[str, Any]) -> None:
    shape = service_model("ssm").operation_model(operation).output_shape
    assert shape is not None
    assert known(shape, answer) == answer, f"{operation} answers what the model does not know"
    wrong = [
        each
        for each in problems(shape, answer)
        if each.name not in _UNMODELLED and "greater than or equal" not in each.text
    ]
    assert not wrong, f"{operation} answers: {wrong}"


def a_machine(**stated: Any) -> tuple[Machines, str]:  # noqa: ANN401  # of a launch
    machines = Machines()
    return machines, machines.managed(**stated)


def a_run(*steps: dict[str, Any], **stated: Any) -> tuple[Machines, str]:  # noqa: ANN401  # JSON
    """Machines, and the id of a running automation of the document Restore."""
    machines = Machines()
    machines.create("Restore", runbook(*steps))
    return machines, machines.run("Restore", **stated)
