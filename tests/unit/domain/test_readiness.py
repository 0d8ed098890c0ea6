"""Can DRS launch this server now, and if not, why."""

from datetime import timedelta

import pytest

from recovery.domain.inventory import RecoveryInstance, Replication
from recovery.domain.readiness import obstacles, warnings
from tests.support.builders import a_server, instance_id

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


def test_a_server_in_good_health_warns_of_nothing() -> None:
    assert warnings(a_server()) == ()


@pytest.mark.parametrize("replication", [Replication.CREATING_SNAPSHOT, Replication.BACKLOG])
def test_what_replication_does_all_day_is_no_warning(replication: Replication) -> None:
    assert warnings(a_server(replication=replication, lag=timedelta(minutes=5))) == ()


def test_a_stalled_server_warns_with_the_error_that_drs_tells() -> None:
    server = a_server(replication=Replication.STALLED, replication_error="AGENT_NOT_SEEN")

    assert warnings(server) == ("its replication is STALLED (AGENT_NOT_SEEN)",)


def test_a_server_that_is_still_copied_warns() -> None:
    server = a_server(replication=Replication.INITIAL_SYNC)

    assert warnings(server) == ("its replication is INITIAL_SYNC",)


def test_a_large_lag_warns() -> None:
    assert warnings(a_server(lag=timedelta(minutes=65))) == ("it lags 1 h 5 min behind",)


def test_an_unknown_lag_warns() -> None:
    assert warnings(a_server(lag=None)) == ("DRS does not tell how far it lags behind",)


@pytest.mark.parametrize("replication", GONE)
def test_of_a_server_that_left_drs_the_obstacle_says_enough(replication: Replication) -> None:
    assert warnings(a_server(replication=replication, lag=None)) == ()


def test_what_a_launch_would_meet_is_told() -> None:
    server = a_server(
        active_job_id="drsjob-1",
        instance=RecoveryInstance(instance_id=instance_id("one"), is_drill=True),
        has_launch_configuration=False,
    )

    assert warnings(server) == (
        "it is in DRS job drsjob-1",
        f"a launch deletes its drill instance {instance_id('one')}",
        "it has no launch configuration in DRS",
    )


def test_an_instance_of_a_real_recovery_is_called_so() -> None:
    instance = RecoveryInstance(instance_id=instance_id("one"), is_drill=False)

    (warning,) = warnings(a_server(instance=instance))

    assert "its recovery instance" in warning
