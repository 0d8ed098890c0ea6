"""Can DRS launch this server now, and if not, why. Lag and stalling do not forbid it.

In a real disaster the source site is gone and every server is stalled: a rule that asks for
continuous replication would refuse recovery exactly when it is needed.
"""

from recovery.domain.inventory import Replication, SourceServer

_GONE = (Replication.STOPPED, Replication.DISCONNECTED)


def obstacles(server: SourceServer) -> tuple[str, ...]:
    """Why DRS would refuse to launch the server, one clause each; empty when it would not."""
    found = []
    if server.replication in _GONE:
        found.append(f"its replication is {server.replication}")
    if not server.has_recovery_point:
        found.append("it has no recovery point yet")
    if not server.disks_ready:
        found.append("DRS does not know all of its disks")
    return tuple(found)
