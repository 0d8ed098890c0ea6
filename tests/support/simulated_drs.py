"""A local cloud in virtual time, without HTTP: accounts with source servers, and calls to DRS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from localcloud.clock import VirtualClock
from localcloud.drs.arns import arn_of
from localcloud.drs.knobs import Knobs, Pace, Phase
from localcloud.drs.settings import LaunchConfiguration
from localcloud.drs.state import (
    Disk,
    Machine,
    NetworkInterface,
    Origin,
    Replication,
    SourceServer,
    StagingArea,
)
from localcloud.drs.table import OPERATIONS
from localcloud.ec2.state import LaunchTemplate, TemplateVersion
from localcloud.world import Caller, Event, Place, World
from tests.support.drs_model import check_answer

NOON = datetime(2026, 8, 22, 12, 0, tzinfo=UTC)
REGION = "us-west-2"
ACCOUNT = "111122223333"
STAGING_ACCOUNT = "444455556666"
ROLE = f"arn:aws:sts::{ACCOUNT}:assumed-role/orchestrator/recovery"
LINUX = "Linux version 4.14.299-223.520.amzn2.x86_64"
WINDOWS = "Microsoft Windows Server 2019 Datacenter"


@dataclass
class Simulation:
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(NOON))
    allows: Callable[[str, str], bool] = lambda _action, _resource: True
    seed: int = 0

    def __post_init__(self) -> None:
        self.world = World(self.clock, seed=self.seed)
        self.place = self.world.place(ACCOUNT, REGION)
        self.place.drs.is_initialized = True
        self.events: list[Event] = []
        self.world.on_event = lambda _place, event: self.events.append(event)

    def call(self, operation: str, account: str = ACCOUNT, /, **request: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
        self.world.agenda.run_due()
        caller = Caller(account, REGION, ROLE, self.allows)
        answer = OPERATIONS[operation](self.world, caller, request)
        check_answer(operation, answer)
        return answer

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.world.agenda.run_due()

    def start(self, *server_ids: str, is_drill: bool = True) -> str:
        """The id of the job."""
        wanted = [{"sourceServerID": server_id} for server_id in server_ids]
        answer = self.call("StartRecovery", sourceServers=wanted, isDrill=is_drill)
        return str(answer["job"]["jobID"])

    def launched(self, *server_ids: str, is_drill: bool = True) -> str:
        """The id of a job that is over."""
        job_id = self.start(*server_ids, is_drill=is_drill)
        self.wait(3600)
        return job_id

    def job(self, job_id: str, account: str = ACCOUNT) -> dict[str, Any]:
        found = self.call("DescribeJobs", account, filters={"jobIDs": [job_id]})["items"]
        return dict(found[0])

    def statuses(self, job_id: str) -> dict[str, str]:
        servers = self.job(job_id)["participatingServers"]
        return {each["sourceServerID"]: each["launchStatus"] for each in servers}

    def log(self, job_id: str, account: str = ACCOUNT) -> list[tuple[float, str, dict[str, str]]]:
        """Seconds since the job was created, event and data."""
        created_at = datetime.fromisoformat(self.job(job_id, account)["creationDateTime"])
        items = self.call("DescribeJobLogItems", account, jobID=job_id, maxResults=1000)["items"]
        return [
            (_seconds(created_at, item["logDateTime"]), item["event"], item["eventData"])
            for item in items
        ]

    def names(self, job_id: str, account: str = ACCOUNT) -> list[str]:
        return [event for _, event, _ in self.log(job_id, account)]

    def server(self, server_id: str) -> dict[str, Any]:
        found = self.call("DescribeSourceServers", filters={"sourceServerIDs": [server_id]})
        return dict(found["items"][0])

    def instances(self, **filters: list[str]) -> list[dict[str, Any]]:
        return list(self.call("DescribeRecoveryInstances", filters=filters)["items"])

    def add(self, server: SourceServer) -> str:
        return self.add_to(self.place, server)

    def add_to(self, place: Place, server: SourceServer) -> str:
        place.drs.source_servers[server.source_server_id] = server
        template_id = server.launch_configuration.ec2_launch_template_id
        template = LaunchTemplate(template_id, f"of-{server.source_server_id}", NOON)
        template.versions[1] = TemplateVersion(1, {}, NOON)
        place.ec2.templates.setdefault(template_id, template)
        return server.source_server_id

    def add_servers(self, number: int, **stated: Any) -> list[str]:  # noqa: ANN401  # of a_server
        known = len(self.place.drs.source_servers)
        return [self.add(a_server(self.place, known + count, **stated)) for count in range(number)]


def a_server(
    place: Place,
    number: int = 1,
    *,
    os: str = LINUX,
    replication: Replication | None = None,
    origin: Origin | None = None,
    tags: Mapping[str, str] | None = None,
) -> SourceServer:
    server_id = f"s-{number:017x}"
    return SourceServer(
        source_server_id=server_id,
        arn=arn_of(place, "source-server", server_id),
        machine=Machine(
            hostname=f"server-{number}",
            os=os,
            disks=[Disk("/dev/nvme0n1", 8 * 2**30)],
            network_interfaces=[NetworkInterface(f"0a:00:00:00:00:{number:02x}", ["10.0.0.9"])],
        ),
        staging=StagingArea(place.account_id),
        launch_configuration=LaunchConfiguration(f"lt-{number:017x}"),
        added_at=NOON - timedelta(days=60),
        replication=replication or protected(),
        origin=origin,
        tags=dict(tags or {}),
    )


def protected() -> Replication:
    return Replication(
        first_byte_at=NOON - timedelta(days=60), first_point_at=NOON - timedelta(days=59)
    )


def stalled(*, since: timedelta) -> Replication:
    replication = protected()
    replication.state = "STALLED"
    replication.error = "AGENT_NOT_SEEN"
    replication.last_point_at = NOON - since
    return replication


def extend(simulation: Simulation, number: int) -> tuple[str, str]:
    """The ids of a new extended server, and of the server that replicates for it."""
    staging = simulation.world.place(STAGING_ACCOUNT, REGION)
    staging.drs.is_initialized = True
    replicating = a_server(staging, 1000 + number)
    staging.drs.source_servers[replicating.source_server_id] = replicating
    extended = a_server(simulation.place, number, replication=replicating.replication)
    extended.staging = StagingArea(
        STAGING_ACCOUNT, status="EXTENDED", source_server_arn=replicating.arn
    )
    return simulation.add(extended), replicating.source_server_id


def captured_pace() -> Knobs:
    """Without chance, as in a capture of a drill of two small Linux servers."""
    pace = Pace(snapshot_gap=Phase(51.9), conversion=Phase(197), launch=Phase(279))
    return Knobs(linux=pace)


def _seconds(begin: datetime, text: str) -> float:
    return round((datetime.fromisoformat(text) - begin).total_seconds(), 3)
