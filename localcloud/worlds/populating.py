"""From a world file to a world: places, their servers, and what has happened there before."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from ipaddress import IPv4Address, IPv4Network

from localcloud.drs.arns import arn_of
from localcloud.drs.enrolling import enrol
from localcloud.drs.settings import LaunchConfigurationTemplate, ReplicationConfigurationTemplate
from localcloud.drs.state import Disk, Machine, NetworkInterface, Origin, Replication, SourceServer
from localcloud.ec2 import templates
from localcloud.ec2.state import Subnet
from localcloud.world import Place, World
from localcloud.worlds.recovered import recover
from localcloud.worlds.schema import (
    FIRST_HOST,
    DiskEntry,
    LaunchEntry,
    NetworkEntry,
    PlaceEntry,
    ReplicationEntry,
    ServerEntry,
    WorldFile,
)

GIB = 2**30
ALL_STEPS = 11
"""With which replication begins, and before which no byte arrives."""


def populate(world: World, file: WorldFile) -> None:
    """Everything in the file begins at the present moment of the world."""
    for entry in file.places:
        place = world.place(entry.account, entry.region)
        _settle(world, place, entry)
        next_address = _addresses()
        for server in entry.servers:
            _add(world, place, server, str(next_address(server.ip)))
    for fault in file.faults:
        world.faults.add(fault)


def _settle(world: World, place: Place, entry: PlaceEntry) -> None:
    place.drs.is_initialized = entry.is_initialized
    place.drs.trusted_accounts |= set(entry.trusts)
    place.quotas.update(entry.quotas)
    for name, value in entry.knobs.model_dump().items():
        setattr(place.drs.knobs, name, value)
    _connect(place, entry.network)
    if entry.is_initialized:
        _add_templates(world, place)


def _connect(place: Place, network: NetworkEntry) -> None:
    place.ec2.subnets = {
        subnet_id: Subnet(str(subnet.cidr), f"{place.region}{subnet.zone}")
        for subnet_id, subnet in network.subnets.items()
    }
    place.ec2.security_groups = frozenset(network.security_groups)


def _add_templates(world: World, place: Place) -> None:
    """The console makes both when DRS is initialized."""
    launch_id, replication_id = world.chance.new_id("lct-"), world.chance.new_id("rct-")
    place.drs.launch_templates[launch_id] = LaunchConfigurationTemplate(
        launch_id, arn_of(place, "launch-configuration-template", launch_id)
    )
    replication = ReplicationConfigurationTemplate(
        template_id=replication_id,
        arn=arn_of(place, "replication-configuration-template", replication_id),
    )
    if place.ec2.subnets:
        replication.staging_area_subnet_id = next(iter(place.ec2.subnets))
    place.drs.replication_templates[replication_id] = replication


def _addresses() -> Callable[[IPv4Address | IPv4Network], IPv4Address]:
    """Gives each server an address of its own in the network that it names."""
    given: dict[IPv4Network, int] = {}

    def next_address(wanted: IPv4Address | IPv4Network) -> IPv4Address:
        if isinstance(wanted, IPv4Address):
            return wanted
        given[wanted] = given.get(wanted, FIRST_HOST - 1) + 1
        return wanted[given[wanted]]

    return next_address


def _add(world: World, place: Place, entry: ServerEntry, address: str) -> None:
    server = enrol(world, place, _machine(entry, address))
    server.added_at = world.agenda.moment - entry.added
    server.tags = {"Name": entry.hostname, **entry.tags}
    server.replication = _replication(world, place, entry)
    if entry.origin:
        zone = entry.origin.region + entry.origin.zone
        server.origin = Origin(entry.origin.account, entry.origin.region, zone)
    _configure(world, place, server, entry.launch)
    if entry.recovered:
        recover(world, place, server, entry.recovered)


def _machine(entry: ServerEntry, address: str) -> Machine:
    digest = sha256(f"{entry.hostname}/{address}".encode()).hexdigest()
    mac = ":".join(["00", "50", "56", digest[:2], digest[2:4], digest[4:6]])
    is_ours = entry.origin is None
    return Machine(
        hostname=entry.hostname,
        os=entry.os,
        fqdn=f"{entry.hostname}.{entry.domain}" if entry.domain else entry.hostname,
        vmware_uuid=f"{digest[:8]}-{digest[8:12]}-4{digest[13:16]}-a{digest[17:20]}-{digest[20:32]}"
        if is_ours
        else None,
        aws_instance_id=None if is_ours else f"i-{digest[:17]}",
        disks=[_disk(disk, n, entry) for n, disk in enumerate(entry.disks)],
        network_interfaces=[NetworkInterface(mac, [address])],
        cores=entry.cores,
        cpu_model=entry.cpu,
        ram_bytes=entry.memory_gib * GIB,
        recommended_instance_type=entry.instance_type,
    )


def _disk(entry: DiskEntry, number: int, server: ServerEntry) -> Disk:
    is_windows = "windows" in server.os.lower()
    usual = f"c:{number}" if is_windows else f"/dev/sd{chr(ord('a') + number)}"
    size_bytes = entry.gib * GIB
    arrived = 1.0 if server.replication.state == "CONTINUOUS" else entry.replicated
    return Disk(
        device_name=entry.device or usual,
        size_bytes=size_bytes,
        replicated_bytes=None if arrived == 1.0 else int(size_bytes * arrived),
        backlogged_bytes=int(entry.backlog_gib * GIB),
        volume_status=entry.status,
    )


def _replication(world: World, place: Place, server: ServerEntry) -> Replication:
    entry, now = server.replication, world.agenda.moment
    oldest, newest = entry.oldest_point_age, entry.last_point
    began = now - server.added
    return Replication(
        state=entry.state,
        lag=_lag(entry),
        error=entry.error,
        started_at=began,
        first_byte_at=None if entry.steps_done < ALL_STEPS else began,
        first_point_at=None if oldest is None else now - oldest,
        last_point_at=None if newest is None else now - newest,
        steps_done=entry.steps_done,
        staging_availability_zone=f"{place.region}a",
    )


def _lag(entry: ReplicationEntry) -> timedelta | None:
    if entry.lag is None and entry.state == "CONTINUOUS":
        return timedelta(0)
    return entry.lag


def _configure(world: World, place: Place, server: SourceServer, entry: LaunchEntry) -> None:
    configuration = server.launch_configuration
    configuration.launch_disposition = entry.disposition
    configuration.right_sizing = entry.right_sizing
    configuration.copy_private_ip = entry.copy_private_ip
    configuration.copy_tags = entry.copy_tags
    configuration.os_byol = entry.byol
    configuration.post_launch_enabled = entry.post_launch
    if entry.is_missing:
        del place.ec2.templates[configuration.ec2_launch_template_id]
    elif entry.template:
        named = {"LaunchTemplateId": configuration.ec2_launch_template_id}
        version = {"SourceVersion": "$Latest", "LaunchTemplateData": entry.template}
        templates.create_launch_template_version(world, place, {**named, **version})
        templates.modify_launch_template(place, {**named, "DefaultVersion": "$Latest"})
