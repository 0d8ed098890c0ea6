"""What `cfn/target-account.yaml` allows is enough to recover, and no more than that."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from botocore.exceptions import ClientError

from scripts.change_sets import Wanted, prepared
from scripts.stacks import Stack
from scripts.templates import read, rendered, with_documents
from tests.support.running_cloud import ROOT, Credentials, RunningCloud, running_cloud, until
from tests.support.workshop import Workshop, allowing

TARGET = "444455556666"
EXTERNAL_ID = "made-up-for-this-account"


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    folder = tmp_path_factory.mktemp("estate")
    with running_cloud("--world", "estate", "--speed", "600", folder=folder) as running:
        yield running


@pytest.fixture(scope="module")
def hub_role(cloud: RunningCloud) -> str:
    return Workshop(cloud).role()


@pytest.fixture(scope="module")
def target_role(cloud: RunningCloud, hub_role: str) -> str:
    template = (ROOT / "cfn" / "target-account.yaml").read_text()
    stack = Stack(cloud.client("cloudformation", account=TARGET), "recovery-target")
    parameters = {"HubRoleArns": hub_role, "ExternalId": EXTERNAL_ID}
    change_set = prepared(stack, Wanted({"TemplateBody": template}, parameters))
    assert change_set is not None
    change_set.execute()
    return stack.outputs()["RoleArn"]


@pytest.fixture(scope="module")
def drs(cloud: RunningCloud, hub_role: str, target_role: str) -> Any:  # noqa: ANN401  boto3 makes its clients from data
    """With the permissions of the role, and nothing else."""
    hub = assumed(cloud, hub_role)
    return cloud.client("drs", credentials=assumed(cloud, target_role, by=hub, said=EXTERNAL_ID))


def assumed(
    cloud: RunningCloud, role: str, *, by: Credentials | None = None, said: str | None = None
) -> Credentials:
    external = {"ExternalId": said} if said else {}
    sts = cloud.client("sts", credentials=by)
    found = sts.assume_role(RoleArn=role, RoleSessionName="test", **external)["Credentials"]
    return Credentials(found["AccessKeyId"], found["SecretAccessKey"], found["SessionToken"])


def ended(drs: Any, job: str) -> dict[str, Any]:  # noqa: ANN401  likewise
    def over() -> dict[str, Any] | None:
        (found,) = drs.describe_jobs(filters={"jobIDs": [job]})["items"]
        return found if found["status"] == "COMPLETED" else None

    return until(over, seconds=30)


@pytest.mark.parametrize("said", [None, "something-else-entirely"])
def test_nobody_is_let_in_without_the_external_id(
    cloud: RunningCloud, hub_role: str, target_role: str, said: str | None
) -> None:
    hub = assumed(cloud, hub_role)

    with pytest.raises(ClientError, match="AccessDenied"):
        assumed(cloud, target_role, by=hub, said=said)


def test_nobody_else_is_let_in_with_it(cloud: RunningCloud, target_role: str) -> None:
    another = assumed(cloud, Workshop(cloud).role(allowing("*")))

    with pytest.raises(ClientError, match="AccessDenied"):
        assumed(cloud, target_role, by=another, said=EXTERNAL_ID)


def test_a_tagged_drill_is_launched_and_terminated(drs: Any) -> None:  # noqa: ANN401  likewise
    server = drs.describe_source_servers()["items"][0]["sourceServerID"]
    wanted = [{"sourceServerID": server}]

    started = drs.start_recovery(isDrill=True, sourceServers=wanted, tags={"DRS:Wave": "1"})
    (launched,) = ended(drs, started["job"]["jobID"])["participatingServers"]
    found = drs.describe_recovery_instances(filters={"sourceServerIDs": [server]})
    (instance,) = [each["recoveryInstanceID"] for each in found["items"]]
    stopped = drs.terminate_recovery_instances(recoveryInstanceIDs=[instance])
    (terminated,) = ended(drs, stopped["job"]["jobID"])["participatingServers"]

    assert launched["launchStatus"] == "LAUNCHED"
    assert terminated["launchStatus"] == "TERMINATED"


def test_instances_are_terminated_through_drs_only(
    cloud: RunningCloud, hub_role: str, target_role: str
) -> None:
    hub = assumed(cloud, hub_role)
    target = assumed(cloud, target_role, by=hub, said=EXTERNAL_ID)
    ec2 = cloud.client("ec2", credentials=target)

    with pytest.raises(ClientError, match=r"UnauthorizedOperation|AccessDenied"):
        ec2.terminate_instances(InstanceIds=["i-00000000000000000"])


def test_documents_are_there_in_every_region_that_is_set_up(cloud: RunningCloud) -> None:
    path = ROOT / "cfn" / "target-region.yaml"
    template = rendered(with_documents(read(path), path.parent)).decode()
    there = partial(cloud.client, region="eu-central-1", account=TARGET)
    stack = Stack(there("cloudformation"), "recovery-region")
    bus = "arn:aws:events:eu-west-1:111122223333:event-bus/default"
    change_set = prepared(stack, Wanted({"TemplateBody": template}, {"HubEventBusArn": bus}))
    assert change_set is not None

    change_set.execute()

    name = stack.outputs()["HealthDocument"]
    found = there("ssm").get_document(Name=name)
    rules = there("events").list_rule_names_by_target(TargetArn=bus)
    assert name == "recovery-dev-check-health"
    assert "HEALTH-CHECK-PASSED" in found["Content"]
    assert len(rules["RuleNames"]) == 1
