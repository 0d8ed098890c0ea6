"""Can DRS launch this server now, and if not, why."""

from datetime import timedelta

import pytest

from recovery.domain.inventory import Replication
from recovery.domain.readiness import obstacles
from tests.support.builders import a_server

GONE = (Replication.STOPPED, Replication.DISCONNECTED)


@pytest.mark.parametrize("replication", [one for one in Replication if one not in GONE])
def test_a_server_with_a_recovery_point_is_recoverable_however_it_replicates(
    replication: Replication,
) -> None:
    server = a_server(replication=replication, lag=timedelta(days=2))

    assert obstacles(server) == ()


@pytest.mark.parametrize("replication", GONE)
def test_a_server_that_left_drs_is_not_recoverable(replication: Replication) -> None:
    server = a_server(replication=replication)

    assert obstacles(server) == (f"its replication is {replication}",)


def test_every_obstacle_is_named() -> None:
    server = a_server(replication="STOPPED", has_recovery_point=False, disks_ready=False)

    found = obstacles(server)

    assert found == (
        "its replication is STOPPED",
        "it has no recovery point yet",
        "DRS does not know all of its disks",
    )
