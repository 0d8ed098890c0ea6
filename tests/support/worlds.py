"""Made-up plans and inventories, sound and broken, for properties of the planner."""

from datetime import timedelta
from random import Random
from typing import TypeVar

from hypothesis import strategies as st

from recovery.domain.inventory import Inventory, SourceServer
from recovery.domain.protection_group import ProtectionGroup
from recovery.domain.recovery_plan import RecoveryPlan, Wave
from recovery.domain.value import Value
from tests.support.builders import (
    AMERICA,
    EUROPE,
    a_command,
    a_document_check,
    a_group,
    a_plan,
    a_server,
    a_tag_group,
    a_wave,
    an_automation,
    an_inventory,
    instance_id,
    server_id,
)

HOSTNAMES = ("db-1", "db-2", "app-1", "app-2", "web-1", "web-2")
NAMES = ("Database", "App", "Web", "Mail")

locations = st.sampled_from([EUROPE, EUROPE, EUROPE, AMERICA])
tags = st.sampled_from([{"tier": "a"}, {"tier": "b"}, {"tier": "a", "app": "a"}])
instances = st.builds(
    lambda is_drill: {"instance_id": instance_id("old"), "is_drill": is_drill}, st.booleans()
)
settings = st.fixed_dictionaries(
    {},
    optional={
        "right_sizing": st.sampled_from(["NONE", "BASIC"]),
        "launch_disposition": st.sampled_from(["STARTED", "STOPPED"]),
        "copy_private_ip": st.booleans(),
        "instance_type": st.just("m5.large"),
        "subnet_id": st.sampled_from(["subnet-1", "subnet-9"]),
        "private_ip": st.sampled_from(["10.0.0.1", "10.0.0.9"]),
        "launch_into_instance_id": st.just(instance_id("target")),
    },
)
actions = st.lists(
    st.one_of(
        st.builds(lambda name: a_command(on_wave=name), st.sampled_from([None, *NAMES])),
        st.builds(lambda place: an_automation(location=place), st.sampled_from([None, AMERICA])),
    ),
    max_size=2,
)


@st.composite
def _servers(draw: st.DrawFn, hostname: str) -> SourceServer:
    return a_server(
        hostname,
        location=draw(locations),
        tags=draw(tags),
        replication=draw(st.sampled_from(["CONTINUOUS", "STALLED", "DISCONNECTED"])),
        lag=draw(st.sampled_from([None, timedelta(0), timedelta(hours=1)])),
        instance=draw(st.none() | instances),
        active_job_id=draw(st.sampled_from([None, None, "drsjob-1"])),
        has_launch_configuration=draw(st.booleans()),
    )


@st.composite
def _groups(draw: st.DrawFn, name: str) -> ProtectionGroup:
    stated = {"location": draw(locations), "launch_settings": draw(settings)}
    if draw(st.booleans()):
        return a_tag_group(name, tags=draw(tags), **stated)
    hostnames = draw(st.lists(st.sampled_from(HOSTNAMES), min_size=1, max_size=4))
    return a_group(name, *hostnames, **stated)


@st.composite
def _waves(draw: st.DrawFn) -> Wave:
    names = st.sampled_from(NAMES)
    return a_wave(
        draw(names),
        *draw(st.lists(names, max_size=1)),
        group_ids=draw(st.lists(names, max_size=2)),
        actions_before=draw(actions),
        actions_after=draw(actions),
        checks=draw(st.lists(st.just(a_document_check()), max_size=1)),
        optional_server_ids=draw(st.lists(st.sampled_from(HOSTNAMES).map(server_id), max_size=1)),
    )


@st.composite
def _inventories(draw: st.DrawFn) -> Inventory:
    hostnames = draw(st.lists(st.sampled_from(HOSTNAMES), unique=True, min_size=1))
    group_names = draw(st.lists(st.sampled_from(NAMES), unique=True))
    subnet = {"location": EUROPE, "subnet_id": "subnet-1", "cidr": "10.0.0.0/24"}
    return an_inventory(
        *(draw(_servers(hostname)) for hostname in hostnames),
        groups=tuple(draw(_groups(name)) for name in group_names),
        unreachable=draw(st.sampled_from([(), (), (AMERICA,), (EUROPE, AMERICA)])),
        documents=draw(st.sampled_from([None, ()])),
        subnets=draw(st.sampled_from([None, (subnet,)])),
    )


@st.composite
def _plans(draw: st.DrawFn) -> RecoveryPlan:
    waves = draw(st.lists(_waves(), min_size=1, max_size=4))
    rpo = draw(st.sampled_from([None, timedelta(minutes=5)]))
    return a_plan(*waves, objectives={"rpo": rpo})


V = TypeVar("V", bound=Value)

INVENTORIES = _inventories()
PLANS = _plans()


def copied(value: V) -> V:
    """Equal, but nothing of it is the same object."""
    return type(value).model_validate_json(value.model_dump_json())


def shuffled(inventory: Inventory, random: Random) -> Inventory:
    """As another call to DRS might list it."""
    servers = random.sample(inventory.servers, len(inventory.servers))
    groups = random.sample(inventory.groups, len(inventory.groups))
    return inventory.changed(
        servers=tuple(servers),
        groups=tuple(groups),
        unreachable=inventory.unreachable[::-1],
    )
