"""Recovery snapshots: which there are, for how long, and which are gone."""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from localcloud.drs.errors import ValidationFailed
from localcloud.drs.settings import PitRule
from localcloud.drs.stalling import recover, stall
from localcloud.drs.state import Replication
from tests.support.simulated_drs import NOON, Simulation, extend, stalled


def points(simulation: Simulation, server_id: str, **request: Any) -> list[datetime]:  # noqa: ANN401  # JSON
    answer = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id, **request)
    return [datetime.fromisoformat(each["timestamp"]) for each in answer["items"]]


def test_the_policy_keeps_six_then_a_day_of_hours_then_a_week_of_days() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)

    found = points(simulation, server_id)

    ages = [NOON - at for at in found]
    assert found == sorted(found, reverse=True)
    assert ages[:6] == [timedelta(minutes=10 * count) for count in range(6)]
    assert ages[6:29] == [timedelta(hours=count) for count in range(1, 24)]
    assert len(ages[29:]) == 6
    assert {later - sooner for sooner, later in pairwise(ages[29:])} == {timedelta(days=1)}


def test_points_are_listed_oldest_first_on_demand() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)

    found = points(simulation, server_id, order="ASC")

    assert found == sorted(found)


def test_points_are_found_by_their_moment() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)

    filters = {
        "fromDateTime": "2026-08-22T09:00:00Z",
        "toDateTime": "2026-08-22T11:00:00.000000+00:00",
    }
    found = points(simulation, server_id, filters=filters)

    assert [at.hour for at in found] == [11, 10, 9]


def test_a_point_keeps_its_name() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    before = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id)["items"]

    simulation.wait(600)
    after = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id)["items"]

    assert before[0] == after[1]
    assert before[0]["snapshotID"].startswith("pit-")
    assert before[0]["ebsSnapshots"][0].startswith("snap-")


def test_a_new_server_has_one_point_at_first() -> None:
    simulation = Simulation()
    first_point_at = NOON - timedelta(seconds=90)
    simulation.wait(60)
    (server_id,) = simulation.add_servers(1, replication=Replication(first_point_at=NOON))

    found = points(simulation, server_id)

    assert found == [NOON]
    assert first_point_at < found[0]


def test_a_server_that_is_still_synchronising_has_none() -> None:
    simulation = Simulation()
    replication = Replication(state="INITIAL_SYNC")
    (server_id,) = simulation.add_servers(1, replication=replication)

    assert points(simulation, server_id) == []


def test_a_stalled_server_keeps_what_it_has_and_gets_no_more() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1, replication=stalled(since=timedelta(days=30)))

    found = points(simulation, server_id)

    assert found[0] == NOON - timedelta(days=30)
    assert len(found) == 35


def test_no_points_are_made_up_for_the_time_of_a_silence() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    server = simulation.place.drs.source_servers[server_id]

    stall(simulation.world, simulation.place, server)
    simulation.wait(1800)
    recover(simulation.world, simulation.place, server)
    simulation.wait(600)

    minutes = [(at - NOON) / timedelta(minutes=1) for at in points(simulation, server_id)]
    assert minutes[:3] == [40, 0, -10]
    assert [event.detail["state"] for event in simulation.events] == ["STALLED", "NOT_STALLED"]


def test_the_lag_of_a_silent_source_grows() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    server = simulation.place.drs.source_servers[server_id]
    healthy = simulation.server(server_id)["dataReplicationInfo"]

    stall(simulation.world, simulation.place, server)
    simulation.wait(133.5)

    silent = simulation.server(server_id)["dataReplicationInfo"]
    assert (healthy["dataReplicationState"], healthy["lagDuration"]) == ("CONTINUOUS", "P0D")
    assert (silent["dataReplicationState"], silent["lagDuration"]) == ("STALLED", "PT2M13.5S")
    assert silent["dataReplicationError"] == {"error": "AGENT_NOT_SEEN"}


def test_stopping_replication_deletes_every_point() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)

    simulation.call("StopReplication", sourceServerID=server_id)

    assert points(simulation, server_id) == []


def test_another_policy_keeps_other_points() -> None:
    simulation = Simulation()
    (server_id,) = simulation.add_servers(1)
    configuration = simulation.place.drs.source_servers[server_id].replication_configuration
    configuration.pit_policy = (
        PitRule(1, "MINUTE", interval=20, retention=60),
        PitRule(2, "HOUR", interval=1, retention=24, is_enabled=False),
        PitRule(3, "DAY", interval=1, retention=3),
    )

    found = points(simulation, server_id)

    assert len(found) == 6


def test_an_extended_server_has_the_points_of_the_one_that_replicates() -> None:
    simulation = Simulation()
    server_id, replicating_id = extend(simulation, 7)

    own = simulation.call("DescribeRecoverySnapshots", sourceServerID=server_id)["items"]
    staged = simulation.call(
        "DescribeRecoverySnapshots", "444455556666", sourceServerID=replicating_id
    )["items"]

    assert [each["snapshotID"] for each in own] == [each["snapshotID"] for each in staged]
    assert {each["sourceServerID"] for each in own} == {server_id}


def test_the_points_of_an_unknown_server_are_not_a_list() -> None:
    simulation = Simulation()

    with pytest.raises(ValidationFailed):
        points(simulation, "s-00000000000000fff")
