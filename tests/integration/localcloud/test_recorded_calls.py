"""What IAM was asked is written down where somebody wants to know it, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from tests.support.least_privilege.calls import Call, recorded
from tests.support.running_cloud import HUB, Credentials, RunningCloud, running_cloud
from tests.support.workshop import Workshop, allowing

CALLER = f"arn:aws:sts::{HUB}:assumed-role/"


@pytest.fixture
def wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cloud writes to."""
    folder = tmp_path / "calls"
    monkeypatch.setenv("LOCALCLOUD_CALLS", str(folder))
    return folder


@pytest.fixture
def cloud(tmp_path: Path, wanted: Path) -> Iterator[RunningCloud]:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with running_cloud(folder=temporary) as running:
        yield running
    assert [file.suffix for file in wanted.iterdir()] == [".jsonl"]


def test_a_call_is_told_with_its_caller_and_whether_drs_made_it(
    cloud: RunningCloud, wanted: Path
) -> None:
    role = Workshop(cloud).role(allowing("drs:Describe*", "ec2:DescribeInstances"))
    drs = cloud.client("drs", credentials=assumed(cloud, role))

    drs.describe_recovery_instances(filters={})
    drs.describe_recovery_instances(filters={})
    with pytest.raises(ClientError, match="AccessDenied"):
        drs.tag_resource(resourceArn=f"arn:aws:drs:eu-west-1:{HUB}:job/drsjob-1", tags={"a": "b"})

    name = CALLER + role.rpartition("/")[2]
    theirs = [call for call in recorded(wanted) if call.principal == name]
    assert sorted(theirs, key=lambda call: call.action) == [
        Call(name, "drs:DescribeRecoveryInstances", "*", is_forwarded=False, is_allowed=True),
        Call(name, "drs:DescribeSourceServers", "*", is_forwarded=True, is_allowed=True),
        Call(
            name,
            "drs:TagResource",
            f"arn:aws:drs:eu-west-1:{HUB}:job/drsjob-1",
            is_forwarded=False,
            is_allowed=False,
        ),
        Call(name, "ec2:DescribeInstances", "*", is_forwarded=True, is_allowed=True),
    ]


def assumed(cloud: RunningCloud, role: str) -> Credentials:
    given = cloud.client("sts").assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    return Credentials(given["AccessKeyId"], given["SecretAccessKey"], given["SessionToken"])
