"""How all servers stand."""

from datetime import timedelta

from recovery.domain.coverage import Coverage
from recovery.domain.inventory import RecoveryInstance, Replication, SourceServer
from recovery.domain.overview.servers import ServerTally, Standing, standing
from recovery.domain.readiness import ObstacleKind
from tests.support.builders import a_server, instance_id


def the_standing_of(*servers: SourceServer) -> Standing:
    return standing(servers, dict.fromkeys((one.server_id for one in servers), Coverage.PLANNED))


def hostnames(tally: ServerTally) -> list[str]:
    return [example.hostname for example in tally.examples]


def test_servers_are_ready_or_not() -> None:
    found = the_standing_of(
        a_server("db-1"), a_server("db-2", has_recovery_point=False), a_server("db-3")
    )

    assert (found.total, found.ready.count, found.not_ready.count) == (3, 2, 1)
    assert hostnames(found.not_ready) == ["db-2"]


def test_each_obstacle_has_its_servers_and_the_commonest_is_first() -> None:
    found = the_standing_of(
        a_server("db-1", disks_ready=False),
        a_server("db-2", replication="STOPPED", has_recovery_point=False),
        a_server("db-3", has_recovery_point=False),
    )

    assert {kind: hostnames(tally) for kind, tally in found.obstacles.items()} == {
        ObstacleKind.NO_RECOVERY_POINT: ["db-2", "db-3"],
        ObstacleKind.DISKS_UNKNOWN: ["db-1"],
        ObstacleKind.REPLICATION_STOPPED: ["db-2"],
    }
    assert next(iter(found.obstacles)) is ObstacleKind.NO_RECOVERY_POINT
    assert found.not_ready.count == 3


def test_states_of_replication_are_counted() -> None:
    found = the_standing_of(
        a_server("db-1", replication="STALLED"), a_server("db-2"), a_server("db-3")
    )

    counts = [(state, tally.count) for state, tally in found.replication.items()]
    assert counts == [(Replication.CONTINUOUS, 2), (Replication.STALLED, 1)]


def test_examples_are_few_and_those_that_lag_most_come_first() -> None:
    minutes = [0, 3, 9, 1, 7, 5]
    servers = [a_server(f"db-{n}", lag=timedelta(minutes=n), disks_ready=False) for n in minutes]
    silent = a_server("web-1", lag=None, disks_ready=False)

    found = the_standing_of(*servers, silent)

    assert found.not_ready.count == 7
    assert hostnames(found.not_ready) == ["web-1", "db-9", "db-7", "db-5", "db-3"]


def test_servers_that_nobody_looks_after_are_named() -> None:
    lonely, unplanned, planned = a_server("old-1"), a_server("web-1"), a_server("db-1")
    coverage = {
        lonely.server_id: Coverage.NO_GROUP,
        unplanned.server_id: Coverage.NO_PLAN,
        planned.server_id: Coverage.PLANNED,
    }

    found = standing((lonely, unplanned, planned), coverage)

    assert hostnames(found.no_group) == ["old-1"]
    assert hostnames(found.no_plan) == ["web-1"]


def test_instances_that_drills_left_are_counted_and_those_of_recoveries_are_not() -> None:
    drilled, recovered = (
        RecoveryInstance(instance_id=instance_id(name), is_drill=name == "drill")
        for name in ("drill", "recovery")
    )

    found = the_standing_of(
        a_server("db-1", instance=drilled), a_server("db-2", instance=recovered), a_server("db-3")
    )

    assert hostnames(found.drill_instances) == ["db-1"]


def test_where_there_are_no_servers_every_number_is_zero() -> None:
    found = the_standing_of()

    assert (found.total, found.ready.count, found.not_ready.count) == (0, 0, 0)
    assert (found.obstacles, found.replication) == ({}, {})
