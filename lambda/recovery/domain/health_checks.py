"""What must be true of a launched server before it counts as healthy; checked in this order."""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from recovery.domain.value import Duration, Name, Value
from recovery.domain.wave_actions import DocumentName, Parameters, Tries


class StatusCheck(Value):
    """Both EC2 status checks pass. DRS itself does not wait for them."""

    kind: Literal["INSTANCE_STATUS"] = "INSTANCE_STATUS"
    timeout: Duration = timedelta(minutes=15)

    def __str__(self) -> str:
        return "EC2 status checks"


class AgentCheck(Value):
    """The SSM agent is online; it registers minutes after the boot."""

    kind: Literal["AGENT_ONLINE"] = "AGENT_ONLINE"
    timeout: Duration = timedelta(minutes=20)

    def __str__(self) -> str:
        return "SSM agent online"


class DocumentCheck(Value):
    """An SSM document runs on the server and prints its marker."""

    kind: Literal["DOCUMENT"] = "DOCUMENT"
    name: Name
    document: DocumentName
    parameters: Parameters = {}
    timeout: Duration = timedelta(minutes=15)
    retries: Tries = 1
    marker: str | None = None

    def __str__(self) -> str:
        return self.name


HealthCheck = Annotated[StatusCheck | AgentCheck | DocumentCheck, Field(discriminator="kind")]

DEFAULT_CHECKS: tuple[HealthCheck, ...] = (StatusCheck(), AgentCheck())
