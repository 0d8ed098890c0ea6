"""Faults as data: what goes wrong in a world, from its beginning or while it runs."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter


class _Fault(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    server: str | None = None
    """Hostname or source server id; None: every server."""
    times: Annotated[int, Field(ge=1)] | None = None
    """How often it strikes; None: until it is removed."""

    def meets(self, wanted: Mapping[str, object]) -> bool:
        """A field that is None stands for everything."""
        return all(getattr(self, field) in {None, value} for field, value in wanted.items())


class Fail(_Fault):
    """A phase of a launch fails for a server, with DRS's own words in the job log."""

    kind: Literal["fail"] = "fail"
    phase: Literal["CLEANUP", "SNAPSHOT", "CONVERSION", "LAUNCH"]
    error: str | None = None


class Stuck(_Fault):
    """A phase never ends."""

    kind: Literal["stuck"] = "stuck"
    phase: Literal["CLEANUP", "SNAPSHOT", "CONVERSION", "LAUNCH"]


class Throttle(_Fault):
    """ThrottlingException for an operation; None: for every one."""

    kind: Literal["throttle"] = "throttle"
    operation: str | None = None
    retry_after: int | None = None
    rate: Annotated[float, Field(gt=0)] | None = None
    """So many calls a simulated second get through, in each place; None: none does."""
    burst: Annotated[int, Field(ge=1)] = 1
    """How many may come at once before the rate counts."""


class LowQuota(_Fault):
    """A quota is lower than it says by default, as long as the fault is there."""

    kind: Literal["quota"] = "quota"
    code: Annotated[str, Field(pattern=r"^L-[0-9A-F]{8}$")]
    value: Annotated[float, Field(ge=0)]


class Conflict(_Fault):
    """ConflictException, as if somebody else's job had the server."""

    kind: Literal["conflict"] = "conflict"


class LostReply(_Fault):
    """The operation is carried out, and its answer never arrives."""

    kind: Literal["lost_reply"] = "lost_reply"
    operation: str


class MissingPermission(_Fault):
    """The caller's role is treated as if it lacked an action that DRS forwards."""

    kind: Literal["missing_permission"] = "missing_permission"
    action: str


class SlowAgent(_Fault):
    """The SSM agent comes online late; without seconds it never does."""

    kind: Literal["slow_agent"] = "slow_agent"
    seconds: float | None = None


class FailingCheck(_Fault):
    """EC2 status checks stay impaired, or a document fails on the server."""

    kind: Literal["failing_check"] = "failing_check"
    document: str | None = None
    """None: the EC2 status checks."""

    def meets(self, wanted: Mapping[str, object]) -> bool:
        return self.document == wanted.get("document")


class HiddenInstance(_Fault):
    """A recovery instance is described only so long after its launch."""

    kind: Literal["hidden_instance"] = "hidden_instance"
    seconds: float


Fault = Annotated[
    Fail
    | Stuck
    | Throttle
    | LowQuota
    | Conflict
    | LostReply
    | MissingPermission
    | SlowAgent
    | FailingCheck
    | HiddenInstance,
    Field(discriminator="kind"),
]
F = TypeVar("F", bound=_Fault)
FAULT: TypeAdapter[Fault] = TypeAdapter(Fault)


class Faults:
    """Those in force, by id. ``strike`` finds one and uses it up."""

    def __init__(self) -> None:
        self._faults: dict[int, Fault] = {}
        self._struck: dict[int, int] = {}
        self._next = 1

    def add(self, fault: Fault) -> int:
        number, self._next = self._next, self._next + 1
        self._faults[number] = fault
        self._struck[number] = 0
        return number

    def remove(self, number: int) -> None:
        self._faults.pop(number, None)

    def clear(self) -> None:
        self._faults.clear()

    def listed(self) -> dict[int, Fault]:
        return dict(self._faults)

    def strike(self, kind: type[F], *names: str, **wanted: object) -> F | None:
        """The first fault of this kind about one of the names whose fields are as wanted."""
        for number, fault in self._faults.items():
            if isinstance(fault, kind) and self._is_about(fault, names, wanted):
                self._struck[number] += 1
                if fault.times is not None and self._struck[number] >= fault.times:
                    del self._faults[number]
                return fault
        return None

    def in_force(self, kind: type[F], **wanted: object) -> F | None:
        """Likewise, about no server, and without using it up."""
        return next(
            (
                fault
                for fault in self._faults.values()
                if isinstance(fault, kind) and self._is_about(fault, (), wanted)
            ),
            None,
        )

    def _is_about(self, fault: _Fault, names: tuple[str, ...], wanted: dict[str, object]) -> bool:
        if fault.server is not None and fault.server not in names:
            return False
        return fault.meets(wanted)
