"""Which execution holds which servers of one account and Region: a server is in at most one.

All locks of a place are in one value with one version: an execution takes all its servers at once
or none, and no crash leaves half of them locked.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from recovery.domain.errors import ServersLocked
from recovery.domain.value import Location, Name, ServerId, Value


class Holder(Value):
    plan_name: Name
    server_ids: frozenset[ServerId]


class ServerLocks(Value):
    location: Location
    held: Mapping[str, Holder] = {}
    """By the id of the execution."""
    version: int = 0
    """0: never saved."""

    def holders(self, server_ids: AbstractSet[ServerId]) -> Mapping[ServerId, str]:
        """For each of the servers that is locked, the execution that has it."""
        return {
            server_id: execution_id
            for execution_id, holder in self.held.items()
            for server_id in sorted(holder.server_ids & server_ids)
        }

    def taken_by(self, execution_id: str, holder: Holder) -> "ServerLocks":
        others = {id_: held for id_, held in self.held.items() if id_ != execution_id}
        if locked := self.changed(held=others).holders(holder.server_ids):
            raise ServersLocked(locked)
        return self.changed(held={**others, execution_id: holder})

    def released_by(self, execution_id: str) -> "ServerLocks":
        return self.changed(
            held={id_: held for id_, held in self.held.items() if id_ != execution_id}
        )
