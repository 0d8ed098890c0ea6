"""Every error of the domain, in one tree.

RecoveryError
├── NotStartable        the plan has findings that forbid a start
├── ServersUnknown      named servers that are not part of what was asked
└── HistoryBroken       a journal does not lead to the state that was saved
"""

from collections.abc import Iterable

from recovery.domain.findings import Finding


class RecoveryError(Exception):
    """The base: ``code`` is stable, the message names the thing, the fact and the way out."""

    code = "RECOVERY_ERROR"


class NotStartable(RecoveryError):
    code = "NOT_STARTABLE"

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(" ".join(f"{finding}" for finding in findings))


class ServersUnknown(RecoveryError):
    code = "SERVERS_UNKNOWN"

    def __init__(self, server_ids: Iterable[str], *, where: str) -> None:
        self.server_ids = tuple(sorted(server_ids))
        super().__init__(f"{', '.join(self.server_ids)}: not in {where}. Take them out.")


class HistoryBroken(RecoveryError):
    code = "HISTORY_BROKEN"
