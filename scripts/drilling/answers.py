"""What the command reads of the API's answers; whatever else they say is passed over.

So it also understands a deployment that is newer than itself.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from scripts.problems import printable

Words = Annotated[str, AfterValidator(printable)]
Id = Annotated[str, Field(pattern=r"^[\w-]+$")]
"""It becomes part of paths."""


class Answer(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="ignore", alias_generator=to_camel, validate_by_name=True
    )


class Allowed(Answer):
    action: str
    is_allowed: bool
    why_not: Words | None


class Gate(Answer):
    instructions: Words
    waiting_since: AwareDatetime | None


class Wave(Answer):
    number: int
    name: Words
    status: Words
    reason: Words | None
    started_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    gate: Gate | None
    servers_by_status: Mapping[str, int]
    allowed_actions: tuple[Allowed, ...]

    def allowed(self, action: str) -> Allowed:
        return next(one for one in self.allowed_actions if one.action == action)


class Server(Answer):
    hostname: Words
    wave: int
    status: Words
    phase: Words | None
    reason: Words


class Reason(Answer):
    text: Words


class Job(Answer):
    status: str


class Started(Answer):
    execution_id: Id


class Execution(Answer):
    execution_id: Id
    plan_name: Words
    mode: Words
    status: Words
    outcome: Words | None
    started_at: AwareDatetime
    ended_at: AwareDatetime | None
    now: AwareDatetime
    cleanup_after: timedelta | None
    cleanup_at: AwareDatetime | None
    instances_running: int
    waits: tuple[Reason, ...]
    waves: tuple[Wave, ...]
    servers: tuple[Server, ...]
    terminations: tuple[Job, ...]

    @property
    def cleans_up(self) -> bool:
        """It was asked to, and is not done with it."""
        if self.cleanup_after is None:
            return False
        is_open = any(job.status not in {"DONE", "DROPPED"} for job in self.terminations)
        return self.cleanup_at is not None or is_open

    @property
    def is_over(self) -> bool:
        """Nothing more happens by itself."""
        return self.ended_at is not None and not self.cleans_up

    @property
    def shortcoming(self) -> str | None:
        """Why it is not what was wished for."""
        if self.status != "COMPLETED":
            return f"It is {self.status}. {self.outcome or ''}".rstrip()
        if self.cleanup_after is not None and self.instances_running > 0:
            return "Some of its instances were not terminated, and cost money."
        return None


class Happening(Answer):
    """An event."""

    number: int
    at: AwareDatetime
    text: Words


class Happenings(Answer):
    items: tuple[Happening, ...]
    next_token: str | None


class Objective(Answer):
    objective: timedelta | None
    achieved: timedelta | None
    verdict: Words | None
    explanation: Words


class Outcome(Answer):
    hostname: Words
    outcome: Words | None
    reason: Words | None


class Report(Answer):
    status: Words
    outcome: Words | None
    took: timedelta | None
    rto: Objective
    rpo: Objective
    servers: tuple[Outcome, ...]
