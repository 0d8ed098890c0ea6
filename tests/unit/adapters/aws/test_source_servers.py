"""Source servers as DRS really answered them, and as no model says they could be."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from recovery.adapters.aws.source_servers import (
    is_open_question,
    recovery_instance,
    source_server,
)
from recovery.domain.inventory import (
    LastLaunch,
    OperatingSystem,
    RecoveryInstance,
    Replication,
    SourceServer,
)
from tests.support.builders import EUROPE, instance_id

SERVER_ID = "s-51d6b65c73391918f"
GIB = 1024**3
CAPTURED: Mapping[str, Any] = {
    "sourceServerID": SERVER_ID,
    "arn": f"arn:aws:drs:eu-west-1:111122223333:source-server/{SERVER_ID}",
    "tags": {"Name": "sample-db", "Application": "sample", "Role": "DBServer"},
    "lastLaunchResult": "NOT_STARTED",
    "dataReplicationInfo": {
        "lagDuration": "P0D",
        "dataReplicationState": "CONTINUOUS",
        "stagingAvailabilityZone": "eu-west-1a",
        "replicatedDisks": [
            {
                "deviceName": "/dev/nvme0n1",
                "totalStorageBytes": 8 * GIB,
                "replicatedStorageBytes": 8 * GIB,
                "rescannedStorageBytes": 8 * GIB,
                "backloggedStorageBytes": 0,
                "volumeStatus": "REGULAR",
            }
        ],
        "dataReplicationInitiation": {
            "startDateTime": "2022-12-07T18:54:33.829738+00:00",
            "steps": [{"name": "WAIT", "status": "SUCCEEDED"}],
        },
    },
    "lifeCycle": {
        "elapsedReplicationDuration": "P2DT1H32M12.136909S",
        "lastLaunch": {"initiated": {}},
    },
    "sourceProperties": {
        "recommendedInstanceType": "c5.large",
        "ramBytes": 1002663936,
        "identificationHints": {
            "hostname": "ip-10-0-0-215.ec2.internal",
            "fqdn": "ip-10-0-0-215.ec2.internal",
            "awsInstanceID": "i-0b3407219a2297268",
        },
        "networkInterfaces": [
            {"macAddress": "0a1b", "ips": ["10.0.0.216"], "isPrimary": False},
            {"macAddress": "0a1c", "ips": ["10.0.0.215"], "isPrimary": True},
        ],
        "disks": [{"deviceName": "/dev/nvme0n1", "bytes": 8 * GIB}],
        "os": {"fullString": "Linux version 4.14.299-223.520.amzn2.x86_64"},
    },
    "stagingArea": {"status": "NOT_EXTENDED", "stagingAccountID": "111122223333"},
    "replicationDirection": "FAILOVER",
}


def read(**changes: object) -> SourceServer:
    return source_server(dict(CAPTURED) | changes, EUROPE, instance=None, active_job_id=None)


def replicating(**changes: object) -> SourceServer:
    return read(dataReplicationInfo=CAPTURED["dataReplicationInfo"] | changes)


def identified(**hints: str) -> SourceServer:
    return read(sourceProperties=CAPTURED["sourceProperties"] | {"identificationHints": hints})


def a_disk(**changes: object) -> Mapping[str, object]:
    disk: Mapping[str, object] = CAPTURED["dataReplicationInfo"]["replicatedDisks"][0]
    return {**disk, **changes}


def test_a_captured_server_is_read_whole() -> None:
    server = read()

    assert server == SourceServer(
        server_id=SERVER_ID,
        hostname="ip-10-0-0-215.ec2.internal",
        location=EUROPE,
        os=OperatingSystem.LINUX,
        tags={"Name": "sample-db", "Application": "sample", "Role": "DBServer"},
        replication=Replication.CONTINUOUS,
        lag=timedelta(0),
        os_name="Linux version 4.14.299-223.520.amzn2.x86_64",
        ip_addresses=("10.0.0.215", "10.0.0.216"),
        storage_bytes=8 * GIB,
    )


def test_a_server_of_which_drs_knows_only_the_id_is_still_a_server() -> None:
    server = source_server({"sourceServerID": SERVER_ID}, EUROPE, instance=None, active_job_id=None)

    assert server.hostname == SERVER_ID
    assert server.replication is Replication.STALLED
    assert server.lag is None


@pytest.mark.parametrize(
    ("hints", "hostname"),
    [
        ({"hostname": "db-1", "fqdn": "db-1.example.com"}, "db-1"),
        ({"hostname": "", "fqdn": "db-1.example.com"}, "db-1.example.com"),
        ({"hostname": " ", "awsInstanceID": "i-0b3407219a2297268"}, "i-0b3407219a2297268"),
        ({"vmWareUuid": "421f-example"}, "421f-example"),
        ({}, SERVER_ID),
        ({"hostname": "x" * 200}, "x" * 128),
    ],
)
def test_a_server_is_called_by_the_best_name_there_is(hints: dict[str, str], hostname: str) -> None:
    assert identified(**hints).hostname == hostname


def test_windows_is_known_by_its_full_name() -> None:
    full = {"os": {"fullString": "Microsoft Windows Server 2019 Datacenter 10.0.17763"}}

    server = read(sourceProperties=CAPTURED["sourceProperties"] | full)

    assert server.os is OperatingSystem.WINDOWS


@pytest.mark.parametrize(
    ("written", "lag"),
    [
        ("P0D", timedelta(0)),
        ("PT2M13.5S", timedelta(minutes=2, seconds=13.5)),
        ("P2DT1H32M12.136909S", timedelta(days=2, hours=1, minutes=32, seconds=12.136909)),
        (None, None),
        ("soon", None),
    ],
)
def test_lag_is_a_duration_or_unknown(written: str | None, lag: timedelta | None) -> None:
    assert replicating(lagDuration=written).lag == lag


def test_a_state_that_is_new_to_us_forbids_nothing() -> None:
    server = replicating(dataReplicationState="TELEPORTING")

    assert server.replication is Replication.STALLED
    assert server.has_recovery_point
    assert is_open_question(server)


@pytest.mark.parametrize(
    ("state", "replicated", "presumed"),
    [
        ("CONTINUOUS", 0, True),
        ("BACKLOG", 0, True),
        ("RESCAN", 0, True),
        ("STALLED", 8 * GIB, True),
        ("STALLED", 3 * GIB, False),
        ("PAUSED", 8 * GIB, True),
        ("CREATING_SNAPSHOT", 8 * GIB, True),
        ("INITIAL_SYNC", 3 * GIB, False),
        ("INITIATING", 0, False),
        ("STOPPED", 8 * GIB, False),
        ("DISCONNECTED", 8 * GIB, False),
    ],
)
def test_until_drs_is_asked_recovery_points_are_presumed(
    state: str, replicated: int, *, presumed: bool
) -> None:
    server = replicating(
        dataReplicationState=state, replicatedDisks=[a_disk(replicatedStorageBytes=replicated)]
    )

    assert server.has_recovery_point is presumed


@pytest.mark.parametrize(
    ("status", "are_ready"),
    [
        ("REGULAR", True),
        ("CONTAINS_MARKETPLACE_PRODUCT_CODES", True),
        ("MISSING_VOLUME_ATTRIBUTES", False),
        ("MISSING_VOLUME_ATTRIBUTES_AND_PRECHECK_UNAVAILABLE", False),
        ("PENDING", False),
        ("BETTER_THAN_EVER", True),
    ],
)
def test_one_volume_that_drs_does_not_know_keeps_all_disks_from_being_ready(
    status: str, *, are_ready: bool
) -> None:
    server = replicating(replicatedDisks=[a_disk(), a_disk(volumeStatus=status)])

    assert server.disks_ready is are_ready


def test_an_error_of_replication_is_told_with_its_cause() -> None:
    server = replicating(dataReplicationError={"error": "AGENT_NOT_SEEN", "rawError": "no route"})

    assert server.replication_error == "AGENT_NOT_SEEN: no route"


def test_an_extension_that_failed_is_told_where_replication_has_no_error() -> None:
    staging = {"status": "EXTENSION_ERROR", "errorMessage": "The role was revoked"}

    assert read(stagingArea=staging).replication_error == "EXTENSION_ERROR: The role was revoked"


def test_the_last_launch_is_told_in_drs_own_words() -> None:
    launched = {
        "initiated": {
            "apiCallDateTime": "2022-12-07T19:15:38.846723+00:00",
            "jobID": "drsjob-556c7b1d99221f996",
            "type": "DRILL",
        },
        "status": "LAUNCHED",
    }

    server = read(lifeCycle={"lastLaunch": launched})

    assert server.last_launch == LastLaunch(
        job_id="drsjob-556c7b1d99221f996",
        at=datetime(2022, 12, 7, 19, 15, 38, 846723, tzinfo=UTC),
        is_drill=True,
        status="LAUNCHED",
    )


@pytest.mark.parametrize("state", ["TERMINATED", "NOT_FOUND", "SHUTTING-DOWN"])
def test_an_instance_that_ec2_has_no_more_is_none(state: str) -> None:
    described = {"recoveryInstanceID": instance_id("db-1"), "ec2InstanceState": state}

    assert recovery_instance(described) is None


@pytest.mark.parametrize("state", ["RUNNING", "STOPPED", "PENDING", "HIBERNATING"])
def test_an_instance_that_is_there_in_any_state_would_be_destroyed(state: str) -> None:
    described = {
        "recoveryInstanceID": instance_id("db-1"),
        "ec2InstanceState": state,
        "isDrill": True,
    }

    found = recovery_instance(described)

    assert found == RecoveryInstance(instance_id=instance_id("db-1"), is_drill=True)
