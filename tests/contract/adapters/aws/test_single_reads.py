"""Recovery points, launch settings, quotas, documents, subnets, job logs: of one place."""

from ipaddress import IPv4Address, IPv4Network

import pytest

from recovery.adapters.aws.job_logs import AwsJobLogs
from recovery.adapters.aws.launch_configurations import AwsLaunchConfigurations
from recovery.adapters.aws.quotas import AwsQuotas
from recovery.adapters.aws.recovery_points import AwsRecoveryPoints
from recovery.adapters.aws.surroundings import AwsSurroundings
from recovery.domain.errors import LocationUnreachable, PageTokenInvalid, Unknown
from recovery.domain.launch_settings import (
    LaunchDisposition,
    LaunchSettings,
    Licensing,
    RightSizing,
)
from recovery.domain.limits import DrsLimits
from recovery.domain.value import Location
from recovery.ports.estate import Blind, DrsQuotas, JobLogLine
from recovery.ports.paging import PageRequest
from tests.support.aws_hub import HERE, AwsHub
from tests.support.builders import server_id
from tests.support.memory.world import HUB
from tests.support.running_cloud import until
from tests.support.workshop import Json

NOWHERE = Location(account_id="999988887777", region="eu-west-1")
NOT_INITIALIZED = Location(account_id=HUB, region="eu-central-1")
KNOWN_SUBNET = "subnet-0a1b2c3d4e5f60002"


@pytest.fixture(scope="module")
def drill(three_tier_cloud: Json) -> str:
    """A job that has ended."""
    drs = three_tier_cloud.client("drs")
    server = drs.describe_source_servers(filters={}, maxResults=1)["items"][0]["sourceServerID"]
    job = drs.start_recovery(isDrill=True, sourceServers=[{"sourceServerID": server}])["job"]

    def over() -> bool:
        found = drs.describe_jobs(filters={"jobIDs": [job["jobID"]]})["items"][0]
        return bool(found["status"] == "COMPLETED")

    until(over, seconds=40)
    return str(job["jobID"])


def template_of(hub: AwsHub, server: str) -> str:
    drs = hub.cloud.client("drs")
    return str(drs.get_launch_configuration(sourceServerID=server)["ec2LaunchTemplateID"])


def test_recovery_points_are_told_of_each_server_the_newest_first(shop: AwsHub) -> None:
    servers = [shop.server("sf-db-01"), shop.server("sf-db-02")]

    found = AwsRecoveryPoints(shop.clients).of(HERE, servers)

    assert set(found) == set(servers)
    for points in found.values():
        moments = [point.taken_at for point in points]
        assert len(moments) > 30
        assert moments == sorted(moments, reverse=True)


def test_recovery_points_are_read_from_every_page(paged: AwsHub) -> None:
    server = paged.server("web-1")

    found = AwsRecoveryPoints(paged.clients).of(HERE, [server])

    assert len(found[server]) > 30


def test_a_server_that_drs_does_not_know_has_no_recovery_points(shop: AwsHub) -> None:
    found = AwsRecoveryPoints(shop.clients).of(HERE, [server_id("nobody")])

    assert found == {server_id("nobody"): ()}


def test_recovery_points_of_a_place_that_does_not_answer_are_an_error(trouble: AwsHub) -> None:
    points = AwsRecoveryPoints(trouble.clients)

    with pytest.raises(LocationUnreachable, match="not initialized") as refusal:
        points.of(NOT_INITIALIZED, [server_id("db-1")])

    assert refusal.value.why == "NOT_INITIALIZED"


WEB_SERVER = {
    "InstanceType": "m6i.large",
    "NetworkInterfaces": [
        {
            "DeviceIndex": 0,
            "SubnetId": KNOWN_SUBNET,
            "Groups": ["sg-0a1b2c3d4e5f60001"],
            "PrivateIpAddress": "10.40.2.21",
        }
    ],
    "IamInstanceProfile": {"Arn": f"arn:aws:iam::{HUB}:instance-profile/shop/web"},
}


def test_launch_settings_are_those_of_drs_and_of_the_default_template(shop: AwsHub) -> None:
    server = shop.server("sf-app-01")
    drs, ec2 = shop.cloud.client("drs"), shop.cloud.client("ec2")
    template = template_of(shop, server)
    drs.update_launch_configuration(
        sourceServerID=server,
        launchDisposition="STOPPED",
        targetInstanceTypeRightSizingMethod="NONE",
        copyTags=True,
    )
    made = ec2.create_launch_template_version(
        LaunchTemplateId=template, LaunchTemplateData=WEB_SERVER
    )
    number = str(made["LaunchTemplateVersion"]["VersionNumber"])
    ec2.modify_launch_template(LaunchTemplateId=template, DefaultVersion=number)

    seen = AwsLaunchConfigurations(shop.clients).of(HERE, [server])[server]

    assert seen.launch_template_id == template
    assert seen.problem is None
    assert seen.settings == LaunchSettings(
        right_sizing=RightSizing.NONE,
        launch_disposition=LaunchDisposition.STOPPED,
        copy_private_ip=False,
        copy_tags=True,
        licensing=Licensing.AWS,
        instance_type="m6i.large",
        subnet_id=KNOWN_SUBNET,
        security_group_ids=("sg-0a1b2c3d4e5f60001",),
        instance_profile="web",
        private_ip=IPv4Address("10.40.2.21"),
    )


def test_a_launch_template_that_is_gone_is_told_in_its_place(trouble: AwsHub) -> None:
    without, well = trouble.server("no-launch-template"), trouble.server("healthy")

    seen = AwsLaunchConfigurations(trouble.clients).of(HERE, [without, well])

    assert "gone" in (seen[without].problem or "")
    assert seen[without].settings is not None
    assert seen[well].problem is None


def test_a_server_without_launch_configuration_is_told_in_its_place(shop: AwsHub) -> None:
    unknown = server_id("nobody")

    seen = AwsLaunchConfigurations(shop.clients).of(HERE, [unknown])

    assert seen[unknown].settings is None
    assert unknown in (seen[unknown].problem or "")


def test_quotas_are_those_that_hold_in_the_place(shop: AwsHub) -> None:
    shop.fault(kind="quota", code="L-B827C881", value=40)

    found = AwsQuotas(shop.clients).of(HERE)

    assert found == DrsQuotas(
        limits=DrsLimits(servers_per_job=40), replicating_servers=300, source_servers=4000
    )


def test_quotas_of_a_place_that_does_not_answer_hide_none_of_the_others(shop: AwsHub) -> None:
    found = AwsQuotas(shop.clients).of_all([NOWHERE, HERE])

    assert isinstance(found[HERE], DrsQuotas)
    unknown = found[NOWHERE]
    assert isinstance(unknown, Blind)
    assert unknown.code == "NO_ACCOUNT"


def test_documents_are_found_by_name_and_by_arn(shop: AwsHub) -> None:
    content = '{"schemaVersion": "2.2", "mainSteps": [{"action": "aws:runShellScript",'
    content += ' "name": "run", "inputs": {"runCommand": ["echo yes"]}}]}'
    shop.cloud.client("ssm").create_document(
        Name="check-orders", DocumentType="Command", Content=content
    )
    names = ["check-orders", "AWS-RunShellScript", "check-nothing"]

    found = AwsSurroundings(shop.clients).documents(HERE, names)

    assert found == {"check-orders", "AWS-RunShellScript"}


def test_a_subnet_that_does_not_exist_hides_none_of_the_others(shop: AwsHub) -> None:
    found = AwsSurroundings(shop.clients).subnets(HERE, ["subnet-0dead000000000000", KNOWN_SUBNET])

    assert [subnet.subnet_id for subnet in found] == [KNOWN_SUBNET]
    assert found[0].cidr == IPv4Network("10.40.2.0/24")


def test_nothing_is_asked_where_nothing_is_wanted(shop: AwsHub) -> None:
    surroundings = AwsSurroundings(shop.clients)

    assert surroundings.subnets(HERE, []) == ()
    assert surroundings.documents(HERE, []) == frozenset()


def test_a_job_log_is_read_page_by_page(shop: AwsHub, drill: str) -> None:
    logs = AwsJobLogs(shop.clients)
    lines: list[JobLogLine] = []
    page = logs.page(HERE, drill, PageRequest(limit=3))

    while page.next_token:
        assert len(page.items) == 3
        lines.extend(page.items)
        page = logs.page(HERE, drill, PageRequest(limit=3, token=page.next_token))
    lines.extend(page.items)

    assert [lines[0].event, lines[-1].event] == ["JOB_START", "JOB_END"]
    launched = next(line for line in lines if line.event == "LAUNCH_END")
    assert launched.server_id is not None
    assert launched.instance_id is not None
    assert lines == sorted(lines, key=lambda line: line.at)


def test_the_log_of_an_unknown_job_is_unknown(shop: AwsHub) -> None:
    with pytest.raises(Unknown, match="drsjob-0"):
        AwsJobLogs(shop.clients).page(HERE, "drsjob-00000000000000000", PageRequest())


def test_a_wrong_page_token_is_told_as_such(shop: AwsHub, drill: str) -> None:
    with pytest.raises(PageTokenInvalid):
        AwsJobLogs(shop.clients).page(HERE, drill, PageRequest.model_validate({"token": "mine"}))
