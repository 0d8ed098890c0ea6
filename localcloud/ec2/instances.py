"""Instances that DRS launches: their life, from pending to forgotten, and what EC2 refuses.

Called from what the agenda carries out, so nothing here runs the agenda.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from localcloud.ec2 import addresses
from localcloud.ec2.errors import Ec2Refusal, incorrect_state, not_found, protected
from localcloud.ec2.state import Ec2State, Instance, InstanceState, Volume
from localcloud.faults import FailingCheck
from localcloud.ssm import agents
from localcloud.world import Place, World

FORGOTTEN_AFTER_SECONDS = 3600.0
"""EC2 lists a terminated instance for about an hour."""


@dataclass(frozen=True, kw_only=True)
class InstanceLaunch:
    """``tags`` are those of the launch template and, if they are copied, of the source server."""

    server_id: str
    hostname: str
    os: str
    job_id: str
    is_drill: bool = False
    tags: Mapping[str, str] = field(default_factory=dict)
    disposition: Literal["STARTED", "STOPPED"] = "STARTED"
    instance_type: str = "c5.large"
    subnet_id: str = ""
    private_ip: str | None = None
    """None: the next that is free."""
    security_group_ids: tuple[str, ...] = ()
    disks: tuple[tuple[str, int], ...] = ()
    """Device name and bytes."""
    is_protected: bool = False


def launch(world: World, place: Place, wanted: InstanceLaunch) -> str:
    """The id of a pending instance; raises ``Ec2Refusal`` in the words of RunInstances."""
    _check_network(place.ec2, wanted)
    instance = _new_instance(world, place, wanted)
    place.ec2.instances[instance.instance_id] = instance
    _changed(place, instance)
    boot_seconds = world.chance.around(9, 3, "boot", wanted.job_id, wanted.server_id)
    arrive = _arrive_stopped if wanted.disposition == "STOPPED" else _arrive_running
    start = instance.starts
    world.agenda.after(boot_seconds, lambda: arrive(world, place, instance, start=start))
    return instance.instance_id


def adopt(world: World, place: Place, wanted: InstanceLaunch, *, since: datetime) -> Instance:
    """One that was launched before the world began: it runs, its checks and agent are fine."""
    instance = _new_instance(world, place, wanted)
    instance.state = InstanceState.RUNNING
    instance.launched_at = instance.checked_at = since
    place.ec2.instances[instance.instance_id] = instance
    agents.adopt(place, instance, since=since)
    _changed(place, instance)
    return instance


def start(world: World, place: Place, instance_id: str) -> None:
    instance = known(place, instance_id, operation="StartInstances")
    if instance.state in {InstanceState.PENDING, InstanceState.RUNNING}:
        return
    if instance.state is not InstanceState.STOPPED:
        raise incorrect_state(instance_id, operation="StartInstances")
    begun = _enter(place, instance, InstanceState.PENDING)
    seconds = world.chance.around(9, 3, "start", instance_id, instance.starts)
    world.agenda.after(seconds, lambda: _arrive_running(world, place, instance, start=begun))


def stop(world: World, place: Place, instance_id: str) -> None:
    instance = known(place, instance_id, operation="StopInstances")
    if instance.state in {InstanceState.STOPPING, InstanceState.STOPPED}:
        return
    if not instance.is_alive:
        raise incorrect_state(instance_id, operation="StopInstances")
    agents.lose(world, place, instance_id)
    begun = _enter(place, instance, InstanceState.STOPPING)
    mean = 60.0 if instance.is_windows else 30.0
    seconds = world.chance.around(mean, mean / 5, "stop", instance_id, instance.starts)
    world.agenda.after(seconds, lambda: _arrive_stopped(world, place, instance, start=begun))


def terminate(world: World, place: Place, instance_id: str) -> None:
    """Also what a user does behind the back of DRS. A second call changes nothing."""
    instance = known(place, instance_id, operation="TerminateInstances")
    if instance.is_protected:
        raise protected(instance_id)
    if not instance.is_alive:
        return
    agents.lose(world, place, instance_id)
    _enter(place, instance, InstanceState.SHUTTING_DOWN)
    seconds = world.chance.around(35, 8, "terminate", instance_id)
    world.agenda.after(seconds, lambda: _arrive_terminated(world, place, instance))


def protect(place: Place, instance_id: str) -> None:
    """``DisableApiTermination``, as ModifyInstanceAttribute sets it."""
    known(place, instance_id, operation="ModifyInstanceAttribute").is_protected = True


def unprotect(place: Place, instance_id: str) -> None:
    known(place, instance_id, operation="ModifyInstanceAttribute").is_protected = False


def known(place: Place, instance_id: str, *, operation: str) -> Instance:
    if found := place.ec2.instances.get(instance_id):
        return found
    raise not_found(instance_id, operation=operation)


def _check_network(ec2: Ec2State, wanted: InstanceLaunch) -> None:
    if ec2.subnets and wanted.subnet_id and wanted.subnet_id not in ec2.subnets:
        raise Ec2Refusal(
            "InvalidSubnetID.NotFound",
            f"The subnet ID '{wanted.subnet_id}' does not exist",
            operation="RunInstances",
        )
    unknown = set(wanted.security_group_ids) - ec2.security_groups
    if ec2.security_groups and unknown:
        raise Ec2Refusal(
            "InvalidGroup.NotFound",
            f"The security group '{min(unknown)}' does not exist",
            operation="RunInstances",
        )


def _new_instance(world: World, place: Place, wanted: InstanceLaunch) -> Instance:
    instance_id = world.chance.new_id("i-")
    subnet_id = wanted.subnet_id or next(iter(place.ec2.subnets), "")
    subnet = place.ec2.subnets.get(subnet_id)
    return Instance(
        instance_id=instance_id,
        server_id=wanted.server_id,
        hostname=wanted.hostname,
        os=wanted.os,
        instance_type=wanted.instance_type,
        subnet_id=subnet_id,
        private_ip=addresses.claim(
            place.ec2, subnet_id, wanted.private_ip, instance_id=instance_id
        ),
        availability_zone=subnet.availability_zone if subnet else f"{place.region}a",
        tags=_tags(wanted),
        state=InstanceState.PENDING,
        launched_at=world.agenda.moment,
        security_group_ids=wanted.security_group_ids,
        volumes=tuple(
            Volume(world.chance.new_id("vol-"), device_name, size_bytes)
            for device_name, size_bytes in wanted.disks
        ),
        job_id=wanted.job_id,
        is_drill=wanted.is_drill,
        is_protected=wanted.is_protected,
        starts=1,
    )


def _tags(wanted: InstanceLaunch) -> dict[str, str]:
    return {
        "Name": wanted.hostname,
        **wanted.tags,
        "AWSElasticDisasterRecoveryManaged": "drs.amazonaws.com",
        "drs.amazonaws.com-source-server": wanted.server_id,
        "drs.amazonaws.com-job": wanted.job_id,
    }


def _arrive_running(world: World, place: Place, instance: Instance, *, start: int) -> None:
    if instance.starts != start:
        return
    names = (instance.server_id, instance.hostname, instance.instance_id)
    mean, spread = (240.0, 40.0) if instance.is_windows else (120.0, 20.0)
    seconds = world.chance.around(mean, spread, "checks", instance.instance_id, start)
    instance.state = InstanceState.RUNNING
    instance.checked_at = world.agenda.moment + timedelta(seconds=seconds)
    instance.is_impaired = world.faults.strike(FailingCheck, *names, document=None) is not None
    agents.boot(world, place, instance)
    _changed(place, instance)


def _arrive_stopped(_world: World, place: Place, instance: Instance, *, start: int) -> None:
    if instance.starts == start:
        instance.state = InstanceState.STOPPED
        _changed(place, instance)


def _arrive_terminated(world: World, place: Place, instance: Instance) -> None:
    instance.state = InstanceState.TERMINATED
    _changed(place, instance)
    world.agenda.after(FORGOTTEN_AFTER_SECONDS, lambda: _forget(place, instance))


def _forget(place: Place, instance: Instance) -> None:
    del place.ec2.instances[instance.instance_id]
    _changed(place, instance)


def _enter(place: Place, instance: Instance, state: InstanceState) -> int:
    """Whatever was planned before is void; the number says for which change the next plan is."""
    instance.state = state
    instance.checked_at = None
    instance.starts += 1
    _changed(place, instance)
    return instance.starts


def _changed(place: Place, instance: Instance) -> None:
    place.ec2.changed.append(instance.instance_id)
