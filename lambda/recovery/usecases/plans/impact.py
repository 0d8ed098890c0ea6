"""What a start would touch: servers by place, instances that go, servers that others hold."""

from collections import Counter
from collections.abc import Iterator

from recovery.domain.inventory import Inventory
from recovery.domain.planning.schedule import Schedule, ScheduledServer
from recovery.domain.value import InstanceId, Location, ServerId, Value
from recovery.ports.product import Ports


class PlaceTouched(Value):
    location: Location
    servers: int
    jobs: int
    instances_destroyed: int


class DoomedInstance(Value):
    """DRS deletes it before it launches its server again."""

    server_id: ServerId
    hostname: str
    location: Location
    instance_id: InstanceId
    is_drill: bool


class LockedServer(Value):
    """Another execution has it."""

    server_id: ServerId
    hostname: str
    execution_id: str
    plan_name: str


def places_touched(
    schedule: Schedule, doomed: tuple[DoomedInstance, ...]
) -> tuple[PlaceTouched, ...]:
    servers = Counter(server.location for server in scheduled_servers(schedule))
    jobs = Counter(job.location for wave in schedule.waves for job in wave.jobs)
    destroyed = Counter(instance.location for instance in doomed)
    return tuple(
        PlaceTouched(
            location=location,
            servers=count,
            jobs=jobs[location],
            instances_destroyed=destroyed[location],
        )
        for location, count in servers.items()
    )


def doomed_instances(schedule: Schedule, inventory: Inventory) -> Iterator[DoomedInstance]:
    for server in scheduled_servers(schedule):
        if instance := inventory.by_id[server.server_id].instance:
            yield DoomedInstance(
                server_id=server.server_id,
                hostname=server.hostname,
                location=server.location,
                instance_id=instance.instance_id,
                is_drill=instance.is_drill,
            )


def locked_servers(ports: Ports, schedule: Schedule) -> Iterator[LockedServer]:
    located: dict[Location, dict[ServerId, ScheduledServer]] = {}
    for server in scheduled_servers(schedule):
        located.setdefault(server.location, {})[server.server_id] = server
    for location, servers in located.items():
        locks = ports.executions.locks(location)
        for server_id, execution_id in locks.holders(servers.keys()).items():
            yield LockedServer(
                server_id=server_id,
                hostname=servers[server_id].hostname,
                execution_id=execution_id,
                plan_name=locks.held[execution_id].plan_name,
            )


def scheduled_servers(schedule: Schedule) -> Iterator[ScheduledServer]:
    for wave in schedule.waves:
        yield from wave.servers.values()
