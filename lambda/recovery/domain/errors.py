"""Every error of the product, in one tree.

RecoveryError
├── NotStartable          the plan has findings that forbid a start
├── ServersUnknown        named servers that are not part of what was asked
├── HistoryBroken         a journal does not lead to the state that was saved
├── Unknown               there is no such thing
├── Invalid               what was asked makes no sense, whoever asks and whenever
│   ├── PageTokenInvalid    a page token that this list did not give
│   ├── GroupInvalid        a group with launch settings that no launch could carry out
│   └── PlanInvalid         a plan that no start could ever carry out
├── Forbidden             the person's roles don't allow it
├── Conflicting           it makes sense, but not in the present state
│   ├── NameTaken           another one has this name
│   ├── ServersAssigned     another group has these servers
│   ├── ServersLocked       another execution has these servers
│   ├── StillUsed           others refer to it
│   ├── ConcurrentChange    somebody else changed it in between
│   ├── KeyReused           one idempotency key for two different requests
│   └── NotAllowedNow       the state does not allow the action
├── LocationUnreachable   an account and Region that did not answer, or refused
├── ConsoleUnusable       what was packaged is not the console
├── HostingRefused        S3 or CloudFront refuse what hosting the console takes
└── Busy                  too many changes at once; the same request later will do
"""

from collections.abc import Iterable, Mapping

from recovery.domain.findings import Finding
from recovery.domain.value import Location
from recovery.domain.wording import listed


class RecoveryError(Exception):
    """The base: ``code`` is stable, the message names the thing, the fact and the way out."""

    code = "RECOVERY_ERROR"


class NotStartable(RecoveryError):
    code = "NOT_STARTABLE"

    def __init__(self, findings: tuple[Finding, ...], *, without: Iterable[str] = ()) -> None:
        """``without``: the servers whose omission would make it startable, if there are such."""
        self.findings = findings
        self.without = tuple(sorted(without))
        super().__init__(" ".join(f"{finding}" for finding in findings))


class ServersUnknown(RecoveryError):
    code = "SERVERS_UNKNOWN"

    def __init__(self, server_ids: Iterable[str], *, where: str) -> None:
        self.server_ids = tuple(sorted(server_ids))
        super().__init__(f"{', '.join(self.server_ids)}: not in {where}. Take them out.")


class HistoryBroken(RecoveryError):
    code = "HISTORY_BROKEN"


class Unknown(RecoveryError):
    code = "UNKNOWN"

    def __init__(self, kind: str, entity_id: str) -> None:
        super().__init__(f"There is no {kind} {entity_id}. It may have been deleted.")


class Invalid(RecoveryError):
    code = "INVALID"


class PageTokenInvalid(Invalid):
    code = "PAGE_TOKEN_INVALID"

    def __init__(self) -> None:
        super().__init__("This page token is not one of this list. Begin at its first page.")


class GroupInvalid(Invalid):
    code = "GROUP_INVALID"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(" ".join(f"{finding}" for finding in findings))


class PlanInvalid(Invalid):
    code = "PLAN_INVALID"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(" ".join(f"{finding}" for finding in findings))


class Forbidden(RecoveryError):
    code = "FORBIDDEN"


class Conflicting(RecoveryError):
    code = "CONFLICT"


class NameTaken(Conflicting):
    code = "NAME_TAKEN"

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"Another {kind} is called {name}. Choose another name.")


class ServersAssigned(Conflicting):
    code = "SERVERS_ASSIGNED"

    def __init__(self, groups: Mapping[str, str]) -> None:
        """The name of the group that has it, for each server."""
        self.groups = groups
        each = [f"{server_id} is in group {name}" for server_id, name in sorted(groups.items())]
        super().__init__(f"{listed(each)}. A server belongs to one group: take it out there first.")


class ServersLocked(Conflicting):
    code = "SERVERS_LOCKED"

    def __init__(self, executions: Mapping[str, str]) -> None:
        """The id of the execution that holds it, for each server."""
        self.executions = executions
        each = [
            f"{server_id} is in execution {id_}" for server_id, id_ in sorted(executions.items())
        ]
        super().__init__(
            f"{listed(each)}. Wait for its end, cancel it, or start without these servers."
        )


class StillUsed(Conflicting):
    code = "STILL_USED"

    def __init__(
        self, thing: str, users: Iterable[str], *, way_out: str = "Take it out there first."
    ) -> None:
        self.users = tuple(sorted(users))
        super().__init__(f"{thing} is used by {listed(self.users)}. {way_out}")


class ConcurrentChange(Conflicting):
    code = "CONCURRENT_CHANGE"

    def __init__(self, thing: str) -> None:
        super().__init__(f"{thing} was changed by somebody else in between. Load it and try again.")


class KeyReused(Conflicting):
    code = "IDEMPOTENCY_KEY_REUSED"

    def __init__(self) -> None:
        super().__init__(
            "This Idempotency-Key came with another request before. Use a new key for this one."
        )


class NotAllowedNow(Conflicting):
    code = "NOT_ALLOWED_NOW"


class LocationUnreachable(RecoveryError):
    code = "LOCATION_UNREACHABLE"

    def __init__(self, location: Location, reason: str, *, why: str = "UNREACHABLE") -> None:
        """``why`` is stable: NOT_INITIALIZED, REGION_DISABLED, ACCESS_DENIED, NO_ACCOUNT …"""
        self.location = location
        self.reason = reason
        self.why = why
        super().__init__(f"Account {location.account_id} in {location.region}: {reason}")


class ConsoleUnusable(RecoveryError):
    code = "CONSOLE_UNUSABLE"

    def __init__(self, artefact: str, why: str) -> None:
        super().__init__(f"{artefact}: {why}. Package the console again, and deploy that.")


class HostingRefused(RecoveryError):
    code = "HOSTING_REFUSED"

    def __init__(self, operation: str, thing: str, why: str) -> None:
        super().__init__(
            f"{operation} on {thing} failed: {why}. See that the role allows it, and deploy again."
        )


class Busy(RecoveryError):
    code = "BUSY"
