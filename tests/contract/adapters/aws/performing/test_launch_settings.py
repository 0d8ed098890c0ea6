"""Launch settings on the simulated DRS and EC2: written where they differ, and only there."""

from ipaddress import IPv4Address
from typing import Any

import pytest
from botocore.stub import Stubber

from localcloud.faults import Conflict, Throttle
from recovery.adapters.aws.launch_configurations import AwsLaunchConfigurations
from recovery.adapters.aws.performing.launch_settings import AwsLaunchSettingsWriter
from recovery.domain.execution.commands import ApplyLaunchSettings
from recovery.domain.execution.effects import RefusalKind
from recovery.domain.launch_settings import (
    LaunchDisposition,
    LaunchSettings,
    Licensing,
    RightSizing,
)
from recovery.ports.performing import RefusedByAws
from tests.support.simulated_aws import HERE, SimulatedAws

STOPPED = LaunchDisposition.STOPPED
EVERYTHING = LaunchSettings(
    right_sizing=RightSizing.NONE,
    launch_disposition=STOPPED,
    copy_private_ip=False,
    copy_tags=True,
    licensing=Licensing.AWS,
    instance_type="m6i.large",
    subnet_id="subnet-0a1b2c3d4e5f60718",
    security_group_ids=("sg-0a1b2c3d4e5f60718", "sg-0123456789abcdef0"),
    instance_profile="recovered-server",
    private_ip=IPv4Address("10.1.2.3"),
)
READING = {
    "GetLaunchConfiguration": 1,
    "DescribeLaunchTemplateVersions": 1,
}


def an_order(
    *server_ids: str, wanted: LaunchSettings = EVERYTHING, attempt: int = 1
) -> ApplyLaunchSettings:
    return ApplyLaunchSettings(
        key="e-1/1/1",
        attempt=attempt,
        location=HERE,
        wave=1,
        servers=dict.fromkeys(server_ids, wanted),
    )


def apply(aws: SimulatedAws, order: ApplyLaunchSettings) -> dict[str, str]:
    return dict(AwsLaunchSettingsWriter(aws.hands).apply(order))


def seen(aws: SimulatedAws, server_id: str) -> LaunchSettings | None:
    return AwsLaunchConfigurations(aws.clients).of(HERE, [server_id])[server_id].settings


def versions(aws: SimulatedAws, server_id: str) -> int:
    return len(template(aws, server_id).versions)


def template(aws: SimulatedAws, server_id: str) -> Any:  # noqa: ANN401  of the simulator
    server = aws.place.drs.source_servers[server_id]
    return aws.place.ec2.templates[server.launch_configuration.ec2_launch_template_id]


def has_template(aws: SimulatedAws, server_id: str, **content: object) -> None:
    made = template(aws, server_id)
    made.versions[made.default_number].data.update(content)


def test_what_is_written_is_what_is_read_afterwards() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)

    failures = apply(aws, an_order(server_id))

    assert failures == {}
    assert seen(aws, server_id) == EVERYTHING


def test_what_is_written_launches_the_server() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)

    apply(aws, an_order(server_id))
    aws.launched(server_id)

    [instance] = aws.place.ec2.instances.values()
    assert (instance.instance_type, instance.private_ip) == ("m6i.large", "10.1.2.3")
    assert instance.subnet_id == EVERYTHING.subnet_id
    assert instance.security_group_ids == EVERYTHING.security_group_ids


def test_a_second_time_nothing_is_written() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    apply(aws, an_order(server_id))
    before = versions(aws, server_id)
    aws.clients.counted()

    apply(aws, an_order(server_id))

    assert versions(aws, server_id) == before
    assert aws.clients.counted() == READING


def test_settings_of_drs_alone_do_not_touch_the_template_of_ec2() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)

    apply(aws, an_order(server_id, wanted=LaunchSettings(launch_disposition=STOPPED)))

    assert versions(aws, server_id) == 1
    assert aws.clients.counted()["CreateLaunchTemplateVersion"] == 0


def test_settings_of_ec2_alone_are_not_written_to_drs() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)

    apply(aws, an_order(server_id, wanted=LaunchSettings(subnet_id="subnet-1")))

    assert aws.clients.counted()["UpdateLaunchConfiguration"] == 0
    assert template(aws, server_id).default_number == 2


def test_a_version_of_drs_itself_is_what_ours_builds_upon() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    wanted = LaunchSettings(right_sizing=RightSizing.BASIC, copy_tags=True, subnet_id="subnet-1")

    apply(aws, an_order(server_id, wanted=wanted))

    made = template(aws, server_id)
    assert made.default_number == 3
    assert made.default.data["InstanceType"] == "c5.large"
    assert made.default.data["NetworkInterfaces"] == [{"DeviceIndex": 0, "SubnetId": "subnet-1"}]


def test_who_wants_an_instance_type_gets_it() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)

    apply(aws, an_order(server_id, wanted=LaunchSettings(instance_type="r6i.large")))
    aws.launched(server_id)

    [instance] = aws.place.ec2.instances.values()
    assert instance.instance_type == "r6i.large"


def test_groups_of_the_instance_give_way_to_those_of_its_interface() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    has_template(aws, server_id, SecurityGroupIds=["sg-1"], EbsOptimized=True)

    apply(aws, an_order(server_id, wanted=LaunchSettings(subnet_id="subnet-1")))

    interface = {"DeviceIndex": 0, "SubnetId": "subnet-1", "Groups": ["sg-1"]}
    assert template(aws, server_id).default.data == {
        "EbsOptimized": True,
        "NetworkInterfaces": [interface],
    }


def test_a_server_without_a_launch_template_gets_one() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    server = aws.place.drs.source_servers[server_id]
    server.launch_configuration.ec2_launch_template_id = ""

    failures = apply(aws, an_order(server_id))

    assert failures == {}
    assert seen(aws, server_id) == EVERYTHING


def test_a_template_that_was_deleted_fails_its_server_alone() -> None:
    aws = SimulatedAws()
    whole, broken = aws.add_servers(2)
    aws.place.ec2.templates.pop(template(aws, broken).template_id)

    failures = apply(aws, an_order(whole, broken))

    assert set(failures) == {broken}
    assert "has no launch template" in failures[broken]
    assert seen(aws, whole) == EVERYTHING


def test_a_server_that_drs_does_not_know_fails_alone() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)

    failures = apply(aws, an_order("s-0000000000000dead", server_id))

    assert set(failures) == {"s-0000000000000dead"}
    assert seen(aws, server_id) == EVERYTHING


def test_a_busy_server_is_waited_for_at_first_and_then_left_behind() -> None:
    aws = SimulatedAws()
    free, busy = aws.add_servers(2)
    aws.world.faults.add(Conflict(server=busy))

    with pytest.raises(RefusedByAws) as refused:
        apply(aws, an_order(free, busy, attempt=3))
    failures = apply(aws, an_order(free, busy, attempt=4))

    refusal = refused.value.refusal
    assert (refusal.kind, refusal.server_ids) == (RefusalKind.CONFLICT, (busy,))
    assert set(failures) == {busy}
    assert seen(aws, free) == EVERYTHING


def test_what_holds_up_all_servers_is_waited_for_until_the_patience_ends() -> None:
    aws = SimulatedAws()
    server_ids = aws.add_servers(2)
    aws.world.faults.add(Throttle(operation="UpdateLaunchConfiguration", retry_after=40))

    with pytest.raises(RefusedByAws) as refused:
        apply(aws, an_order(*server_ids, attempt=9))

    refusal = refused.value.refusal
    assert refusal.kind is RefusalKind.THROTTLED
    assert refusal.retry_after is not None
    assert refusal.retry_after.total_seconds() == 40


def test_an_attempt_that_broke_off_makes_no_second_version() -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    apply(aws, an_order(server_id))
    before = versions(aws, server_id)
    made = template(aws, server_id)
    made.default_number = before - 1

    apply(aws, an_order(server_id))

    assert versions(aws, server_id) == before
    assert made.default_number == before


@pytest.mark.parametrize(
    ("service", "operation"),
    [("drs", "get_launch_configuration"), ("ec2", "describe_launch_template_versions")],
)
def test_a_setting_that_may_not_even_be_read_fails_its_server(service: str, operation: str) -> None:
    aws = SimulatedAws()
    [server_id] = aws.add_servers(1)
    with Stubber(aws.clients.of(service, HERE)) as stubber:
        stubber.add_client_error(operation, "UnauthorizedOperation", http_status_code=403)

        failures = apply(aws, an_order(server_id))

    assert "UnauthorizedOperation" in failures[server_id]
