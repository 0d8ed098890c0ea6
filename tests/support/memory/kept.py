"""What the in-memory repositories share, so that a rule between two of them holds."""

from collections import defaultdict
from dataclasses import dataclass, field
from threading import RLock

from recovery.domain.audit import AuditRecord
from recovery.domain.brain.journal import Entry
from recovery.domain.execution.event import ExecutionEvent
from recovery.domain.execution.facts import Fact
from recovery.domain.identity import folded
from recovery.domain.roster import Roster
from recovery.domain.server_locks import ServerLocks
from recovery.domain.value import Location
from recovery.ports.records import AccountRecord, ExecutionRecord, GroupRecord, PlanRecord


@dataclass
class Kept:
    lock: RLock = field(default_factory=RLock)
    accounts: dict[str, AccountRecord] = field(default_factory=dict)
    groups: dict[str, GroupRecord] = field(default_factory=dict)
    rosters: dict[Location, Roster] = field(default_factory=dict)
    plans: dict[str, PlanRecord] = field(default_factory=dict)
    executions: dict[str, ExecutionRecord] = field(default_factory=dict)
    active: set[str] = field(default_factory=set)
    events: dict[str, list[ExecutionEvent]] = field(default_factory=lambda: defaultdict(list))
    letters: dict[str, dict[str, Fact]] = field(default_factory=lambda: defaultdict(dict))
    journals: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    locks: dict[Location, ServerLocks] = field(default_factory=dict)
    audit: list[AuditRecord] = field(default_factory=list)

    def roster(self, location: Location) -> Roster:
        return self.rosters.get(location, Roster(location=location))

    def locks_of(self, location: Location) -> ServerLocks:
        return self.locks.get(location, ServerLocks(location=location))


def is_taken(name: str, *, by: str, among: dict[str, str]) -> bool:
    """``among``: the names by the ids of those that have them."""
    return any(folded(other) == folded(name) for id_, other in among.items() if id_ != by)
