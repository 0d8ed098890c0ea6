"""The estate as DRS shows it: many places, each by itself, and every trouble of a server."""

from datetime import timedelta

import pytest

from recovery.adapters.aws.clock import SystemClock
from recovery.adapters.aws.estate import AwsEstate
from recovery.domain.inventory import OperatingSystem, RecoveryInstance, Replication, SourceServer
from recovery.domain.readiness import obstacles
from recovery.domain.value import Location
from recovery.ports.estate import Blind, Sight
from tests.support.aws_hub import HERE, READING, AwsHub
from tests.support.memory.world import HUB
from tests.support.running_cloud import until
from tests.support.workshop import allowing

SUBSIDIARY = "444455556666"
PATIENT = timedelta(seconds=25)
PLACES = [
    Location(account_id=account, region=region)
    for account in (HUB, SUBSIDIARY)
    for region in ("eu-west-1", "eu-central-1")
]


def looked(hub: AwsHub, *places: Location, within: timedelta = PATIENT) -> list[Sight | Blind]:
    return [*AwsEstate(hub.clients, SystemClock()).look(places, within=within)]


def sight(hub: AwsHub, place: Location = HERE) -> Sight:
    (seen,) = looked(hub, place)
    assert isinstance(seen, Sight), seen
    return seen


def blind(hub: AwsHub, place: Location) -> Blind:
    (seen,) = looked(hub, place)
    assert isinstance(seen, Blind), seen
    return seen


@pytest.fixture
def troubled(trouble: AwsHub) -> dict[str, SourceServer]:
    """By hostname, which says what the trouble is."""
    return {server.hostname: server for server in sight(trouble).servers}


def test_all_servers_of_all_accounts_and_regions_are_seen(company: AwsHub) -> None:
    company.may_enter(SUBSIDIARY, "eu-west-1", "eu-central-1")

    seen = looked(company, *PLACES)

    servers = [len(each.servers) for each in seen if isinstance(each, Sight)]
    assert servers == [120, 60, 80, 40]
    assert [each.location for each in seen] == PLACES


def is_cleaned_up(hub: AwsHub) -> bool:
    """As long as DRS deletes what launches replace, its pages shift."""
    return not any(server.active_job_id and server.instance for server in sight(hub).servers)


def test_every_page_is_read(paged: AwsHub) -> None:
    paged.fault(kind="stuck", phase="CONVERSION")
    drs = paged.cloud.client("drs")
    for number in range(1, 4):
        server = {"sourceServerID": paged.server(f"web-{number}")}
        drs.start_recovery(isDrill=True, sourceServers=[server])

    until(lambda: is_cleaned_up(paged))

    seen = sight(paged)

    assert len(seen.servers) == 7
    assert len([server for server in seen.servers if server.instance]) == 4
    assert len(seen.live_jobs) == 3
    assert len([server for server in seen.servers if server.active_job_id]) == 3


def test_a_place_that_nobody_registered_hides_none_of_the_others(company: AwsHub) -> None:
    unknown, known = PLACES[2], PLACES[1]

    seen = looked(company, unknown, known)

    assert isinstance(seen[0], Blind)
    assert seen[0].code == "NO_ACCOUNT"
    assert isinstance(seen[1], Sight)


def test_what_does_not_answer_in_time_is_told_as_such(company: AwsHub) -> None:
    (seen,) = looked(company, HERE, within=timedelta(0))

    assert isinstance(seen, Blind)
    assert seen.code == "TIMEOUT"


def test_a_role_that_lacks_an_action_is_told_with_its_name(company: AwsHub) -> None:
    role = company.role(SUBSIDIARY, allowing("drs:DescribeSourceServers"))
    company.may_enter(SUBSIDIARY, role_arn=role)

    seen = blind(company, PLACES[2])

    assert seen.code == "ACCESS_DENIED"
    assert "drs:DescribeJobs" in seen.reason


def test_a_wrong_external_id_is_told_as_a_role_that_refuses(company: AwsHub) -> None:
    right = company.may_enter(SUBSIDIARY)
    company.world.kept.accounts.clear()
    company.may_enter(SUBSIDIARY, role_arn=right.role_arn, external_id="guessed")

    seen = blind(company, PLACES[2])

    assert seen.code == "ROLE_REFUSED"
    assert "external id" in seen.reason


def test_a_corrected_role_counts_at_once(company: AwsHub) -> None:
    company.may_enter(SUBSIDIARY, role_arn=f"arn:aws:iam::{SUBSIDIARY}:role/mistyped")
    assert blind(company, PLACES[2]).code == "ROLE_REFUSED"
    company.world.kept.accounts.clear()

    company.may_enter(SUBSIDIARY, role_arn=company.role(SUBSIDIARY, allowing(*READING)))

    assert len(sight(company, PLACES[2]).servers) == 80


def test_drs_that_is_not_initialized_is_told_as_such(trouble: AwsHub) -> None:
    seen = blind(trouble, Location(account_id=HUB, region="eu-central-1"))

    assert seen.code == "NOT_INITIALIZED"


def test_drs_that_throttles_on_and_on_is_told_as_such(trouble: AwsHub) -> None:
    trouble.fault(kind="throttle", operation="DescribeSourceServers")

    seen = blind(trouble, HERE)

    assert seen.code == "THROTTLED"


def test_drs_that_throttles_twice_is_asked_again(trouble: AwsHub) -> None:
    trouble.fault(kind="throttle", operation="DescribeRecoveryInstances", times=2)

    assert len(sight(trouble).servers) == 28


def test_a_server_is_told_with_all_that_a_plan_needs(shop: AwsHub) -> None:
    servers = {server.hostname: server for server in sight(shop).servers}

    database, directory = servers["sf-db-01"], servers["sf-dc-01"]
    assert database.os is OperatingSystem.LINUX
    assert directory.os is OperatingSystem.WINDOWS
    assert database.tags["Role"] == "PostgreSQL"
    assert database.ip_addresses == ("10.20.10.11",)
    assert database.storage_bytes == 1550 * 1024**3
    assert database.lag == timedelta(seconds=4)
    assert database.replication is Replication.CONTINUOUS
    assert database.last_launch is None


def test_the_newest_recovery_point_is_told(shop: AwsHub) -> None:
    seen = sight(shop)

    assert all(server.last_recovery_point_at for server in seen.servers)
    assert all(server.has_recovery_point for server in seen.servers)


@pytest.mark.parametrize(
    ("hostname", "replication", "error"),
    [
        ("healthy", Replication.CONTINUOUS, None),
        ("stalled", Replication.STALLED, "AGENT_NOT_SEEN"),
        ("lagging", Replication.BACKLOG, None),
        ("rescanning", Replication.RESCAN, None),
    ],
)
def test_a_server_with_recovery_points_can_be_launched_in_whatever_state(
    troubled: dict[str, SourceServer], hostname: str, replication: Replication, error: str | None
) -> None:
    server = troubled[hostname]

    assert obstacles(server) == ()
    assert server.replication is replication
    assert server.replication_error == error


@pytest.mark.parametrize(
    ("hostname", "obstacle"),
    [
        ("never-synced", "it has no recovery point yet"),
        ("not-connecting", "it has no recovery point yet"),
        ("disconnected", "its replication is DISCONNECTED"),
        ("stopped", "its replication is STOPPED"),
        ("missing-volumes", "DRS does not know all of its disks"),
    ],
)
def test_a_server_that_drs_would_refuse_is_known_as_such(
    troubled: dict[str, SourceServer], hostname: str, obstacle: str
) -> None:
    assert obstacle in obstacles(troubled[hostname])


def test_the_last_recovery_point_of_a_silent_server_is_as_old_as_its_silence(
    troubled: dict[str, SourceServer],
) -> None:
    silent, well = (troubled[name].last_recovery_point_at for name in ("stalled", "healthy"))

    assert silent is not None
    assert well is not None
    assert well - silent > timedelta(hours=8)


def test_running_instances_are_told_by_what_launched_them(
    troubled: dict[str, SourceServer],
) -> None:
    def is_drill(hostname: str) -> bool | None:
        instance = troubled[hostname].instance
        return instance.is_drill if isinstance(instance, RecoveryInstance) else None

    assert [is_drill(name) for name in ("live", "drilled", "healthy")] == [False, True, None]
    launch = troubled["drilled"].last_launch
    assert launch is not None
    assert (launch.is_drill, launch.status) == (True, "LAUNCHED")


def test_a_job_that_runs_is_told_with_its_servers_and_its_execution(shop: AwsHub) -> None:
    shop.fault(kind="stuck", server="sf-web-04", phase="CONVERSION")
    server_id = shop.server("sf-web-04")
    job_id = shop.cloud.client("drs").start_recovery(
        isDrill=True,
        sourceServers=[{"sourceServerID": server_id}],
        tags={"DRS:ExecutionId": "x-1"},
    )["job"]["jobID"]

    seen = sight(shop)

    (job,) = seen.live_jobs
    assert (job.job_id, job.kind, job.execution_id) == (job_id, "LAUNCH", "x-1")
    assert job.server_ids == (server_id,)
    busy = [server.server_id for server in seen.servers if server.active_job_id == job_id]
    assert busy == [server_id]
