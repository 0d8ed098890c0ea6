"""The largest plans fit: items below 400 KB, transactions below 4 MB and 100 items."""

import json
from hashlib import sha256

import pytest

from recovery.domain.errors import Invalid
from recovery.domain.execution.execution import Execution
from recovery.domain.execution.server_run import Healthy, LaunchedInstance, ServerRun
from recovery.domain.execution.wave_run import WaveRun
from recovery.domain.inventory import SourceServer
from recovery.domain.launch_settings import LaunchSettings
from recovery.ports.executions import Saving
from recovery.ports.records import GroupRecord
from tests.support.builders import (
    EUROPE,
    NOON,
    a_group,
    a_plan,
    a_schedule,
    a_wave,
    an_execution,
    an_inventory,
    instance_id,
    some_limits,
)
from tests.support.kept_in_dynamodb import DynamoRepositories
from tests.support.memory.people import an_audit_record, saved
from tests.support.repositories import keep_executions, keep_groups, keep_places, keep_plans

SERVERS = 1_000
LARGEST_ITEM = 400_000
LARGEST_TRANSACTION = 4_000_000
SETTINGS = {
    "instance_type": "m6i.4xlarge",
    "security_group_ids": ("sg-0123456789abcdef0", "sg-0fedcba9876543210"),
    "copy_private_ip": True,
    "launch_disposition": "STARTED",
}


def random_text(name: str) -> str:
    """As hard to compress as a real id."""
    return sha256(name.encode()).hexdigest()[:17]


def servers(count: int = SERVERS) -> list[SourceServer]:
    return [
        SourceServer(
            server_id=f"s-{random_text(f'server {n}')}",
            hostname=f"app-{n:04}.internal.example.com",
            location=EUROPE,
        )
        for n in range(count)
    ]


def an_execution_of(kept: DynamoRepositories, *, waves: int) -> Execution:
    """All servers, each with settings of its own, spread over the waves; its plan is kept."""
    all_servers, each = servers(), SERVERS // waves
    plan = a_plan(*(a_wave(f"Wave {n}") for n in range(waves)))
    groups = []
    for n in range(waves):
        ids = [server.server_id for server in all_servers[n * each : (n + 1) * each]]
        own = {id_: {**SETTINGS, "subnet_id": f"subnet-{random_text(id_)}"} for id_ in ids}
        selection = {"kind": "SERVERS", "server_ids": ids}
        groups.append(a_group(f"Wave {n}", selection=selection, server_settings=own))
    keep_groups(kept, groups)
    keep_plans(kept, [plan])
    inventory = an_inventory(*all_servers, groups=groups)
    limits = some_limits(servers_in_jobs=5_000)
    return an_execution(a_schedule(plan, inventory, limits=limits))


def healthy(wave: WaveRun) -> WaveRun:
    """All of its servers, in words as long as they get."""
    return wave.changed(started_at=NOON, servers={id_: healthy_server(id_) for id_ in wave.servers})


def healthy_server(server_id: str) -> ServerRun:
    instance = LaunchedInstance(
        instance_id=instance_id(server_id), launched_at=NOON, point_in_time=NOON
    )
    reason = f"EC2 status checks passed and check-http said: {random_text(server_id)} is up."
    return ServerRun(
        server_id=server_id,
        launching_since=NOON,
        earlier_instance=instance,
        state=Healthy(instance=instance, at=NOON, reason=reason),
    )


def size_of(attribute: object) -> int:
    match attribute:
        case bytes():
            return len(attribute)
        case str():
            return len(attribute.encode())
        case dict():
            return sum(size_of(name) + size_of(value) for name, value in attribute.items())
        case list():
            return sum(map(size_of, attribute))
        case _:
            return len(json.dumps(attribute))


def transactions(kept: DynamoRepositories) -> list[list[dict[str, object]]]:
    return [asked["TransactItems"] for name, asked in kept.calls if name == "TransactWriteItems"]


@pytest.mark.parametrize("waves", [1, 50])
def test_a_thousand_servers_fit_into_items_and_transactions(
    dynamo: DynamoRepositories, waves: int
) -> None:
    execution = an_execution_of(dynamo, waves=waves)
    dynamo.calls.clear()

    keep_executions(dynamo, [execution])
    before = dynamo.executions.find("e-1")
    assert before is not None
    ended = execution.changed(waves=tuple(map(healthy, execution.waves)))
    dynamo.executions.save(Saving(before=before, execution=ended))

    after = dynamo.executions.find("e-1")
    assert after is not None
    assert before.execution == execution
    assert after.execution == ended
    for items in transactions(dynamo):
        sizes = list(map(size_of, items))
        assert len(items) <= 100
        assert max(sizes) < LARGEST_ITEM
        assert sum(sizes) < LARGEST_TRANSACTION


def test_what_is_too_large_for_an_item_is_refused_in_words(dynamo: DynamoRepositories) -> None:
    keep_places(dynamo, [EUROPE])
    own = {
        server.server_id: LaunchSettings(instance_profile=random_text(server.server_id) * 7)
        for server in servers(4 * SERVERS)
    }
    group = a_group("Everything", server_settings=own)
    roster = dynamo.groups.roster(EUROPE).with_group(group)

    with pytest.raises(Invalid, match=r"Group Everything has .* KB.* Split it"):
        dynamo.groups.create(GroupRecord(group=group, saved=saved()), roster, an_audit_record())

    assert dynamo.groups.find("Everything") is None
