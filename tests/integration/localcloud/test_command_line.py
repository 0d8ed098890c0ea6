"""A client that nobody here wrote: the AWS CLI, with what the banner says."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from localcloud.launcher import server_python
from tests.support.running_cloud import RunningCloud, until
from tests.support.workshop import Json

AWS = server_python().parent / "aws"


@pytest.fixture
def exports(cloud: RunningCloud) -> dict[str, str]:
    lines = [line.removeprefix("export ") for line in cloud.said if line.startswith("export ")]
    return dict(word.split("=", 1) for line in lines for word in line.split(" "))


def aws(*words: str, exports: dict[str, str], home: Path) -> Json:
    done = subprocess.run(  # noqa: S603  the pinned client
        [str(AWS), *words],
        env={"PATH": os.environ["PATH"], "HOME": str(home), **exports},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_example_of_the_banner_works(exports: dict[str, str], tmp_path: Path) -> None:
    found = aws("drs", "describe-source-servers", exports=exports, home=tmp_path)

    assert len(found["items"]) == 12


def test_the_clouds_other_services_are_there_too(exports: dict[str, str], tmp_path: Path) -> None:
    who = aws("sts", "get-caller-identity", exports=exports, home=tmp_path)

    assert who["Account"] == "111122223333"


def test_a_drill_is_started_watched_and_ended_from_the_command_line(
    exports: dict[str, str], tmp_path: Path
) -> None:
    def drs(*words: str) -> Json:
        return aws("drs", *words, exports=exports, home=tmp_path)

    server = drs("describe-source-servers")["items"][0]["sourceServerID"]
    named = f"sourceServerID={server}"
    job = drs("start-recovery", "--is-drill", "--source-servers", named)["job"]["jobID"]

    def over() -> Json:
        found = drs("describe-jobs", "--filters", f"jobIDs={job}")["items"][0]
        return found if found["status"] == "COMPLETED" else None

    until(over, seconds=30)
    log = drs("describe-job-log-items", "--job-id", job)["items"]
    (instance,) = drs("describe-recovery-instances", "--filters", f"sourceServerIDs={server}")[
        "items"
    ]
    (agent,) = until(
        lambda: aws(
            "ssm",
            "describe-instance-information",
            "--filters",
            f"Key=InstanceIds,Values={instance['ec2InstanceID']}",
            exports=exports,
            home=tmp_path,
        )["InstanceInformationList"],
        seconds=30,
    )
    ended = drs("terminate-recovery-instances", "--recovery-instance-ids", agent["InstanceId"])

    assert (log[0]["event"], log[-1]["event"]) == ("JOB_START", "JOB_END")
    assert agent["PingStatus"] == "Online"
    assert ended["job"]["type"] == "TERMINATE"
