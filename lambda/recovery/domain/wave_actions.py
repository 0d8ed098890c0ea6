"""What a wave runs before its launch and after its checks: SSM documents, one after the other."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from recovery.domain.value import Duration, Location, Name, Value, Whole

Parameters = Mapping[str, tuple[str, ...]]
DocumentName = Annotated[str, Field(pattern=r"^[a-zA-Z0-9_\-.:/]{3,200}$")]
Tries = Annotated[Whole, Field(ge=0, le=10)]


class OnError(StrEnum):
    FAIL = "FAIL"
    CONTINUE = "CONTINUE"


class AutomationAction(Value):
    """Runs once, with the orchestrator's role; needs no instance."""

    kind: Literal["AUTOMATION"] = "AUTOMATION"
    name: Name
    document: DocumentName
    parameters: Parameters = {}
    timeout: Duration = timedelta(minutes=30)
    retries: Tries = 0
    on_error: OnError = OnError.FAIL
    location: Location | None = None
    """None: where the first server of the wave is."""


class CommandAction(Value):
    """Runs on the launched instances of a wave."""

    kind: Literal["COMMAND"] = "COMMAND"
    name: Name
    document: DocumentName
    parameters: Parameters = {}
    timeout: Duration = timedelta(minutes=15)
    retries: Tries = 0
    on_error: OnError = OnError.FAIL
    on_wave: Name | None = None
    """None: this wave. Before the launch only an earlier wave has instances."""
    marker: str | None = None
    """Text that the output must hold: a step skipped for its platform still reports success."""


WaveAction = Annotated[AutomationAction | CommandAction, Field(discriminator="kind")]
