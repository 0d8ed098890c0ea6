"""One plan for servers of two accounts: each is recovered with what its own role allows."""

from dataclasses import dataclass

import pytest

from tests.e2e.engine.conftest import Desk, servers_of, wave_states
from tests.support.deployed import REGION, Deployed
from tests.support.product_api import Api, Json, a_group_draft
from tests.support.running_cloud import HUB
from tests.support.target_role import create_target_role, role_arn

OTHER = "444455556666"
MARKER = "ALL-IS-WELL"
CHECK = {
    "kind": "DOCUMENT",
    "name": "Talks a lot",
    "document": "AWS-RunShellScript",
    # So much that the end is cut off in lists: it has to be asked for.
    "parameters": {"commands": [f"echo {'x' * 3000} {MARKER}"]},
    "marker": MARKER,
}
TELLS = {
    "kind": "AUTOMATION",
    "name": "Tell",
    "document": "AWS-PublishSNSNotification",
    "parameters": {
        "TopicArn": ["arn:aws:sns:eu-west-1:111122223333:somebody"],
        "Message": ["Recovered."],
    },
}


@dataclass(frozen=True)
class Drill:
    path: str
    seen: Json


@pytest.fixture(scope="module")
def drill(deployed: Deployed, api: Api, desk: Desk) -> Drill:
    other = {"accountId": OTHER, "name": "Other", "regions": [REGION], "roleArn": role_arn(OTHER)}
    create_target_role(deployed, OTHER, api.made("/accounts", other)["externalId"])
    waves = []
    for name, account in (("Here", HUB), ("There", OTHER)):
        place = {"accountId": account, "region": REGION}
        servers = desk.servers(1) if account == HUB else a_server_of(api, place)
        group = api.made("/protection-groups", a_group_draft(api.name(name), place, servers))
        tells = {**TELLS, "location": place}
        extra = {"checks": [{"kind": "AGENT_ONLINE"}, CHECK], "actionsAfter": [tells]}
        waves.append({"name": name, "groupIds": [group["groupId"]], **extra})
    path = desk.started(desk.plan(*waves), cleanupAfter="PT0S")
    return Drill(path, desk.is_cleaned_up(path))


def a_server_of(api: Api, place: Json) -> list[str]:
    return [api.everything("/source-servers", **place)[0]["serverId"]]


def test_servers_of_both_accounts_are_launched_checked_and_terminated(drill: Drill) -> None:
    accounts = {each["location"]["accountId"] for each in drill.seen["servers"]}

    assert drill.seen["status"] == "COMPLETED"
    assert wave_states(drill.seen) == ["COMPLETED", "COMPLETED"]
    assert accounts == {HUB, OTHER}
    assert {each["status"] for each in servers_of(drill.seen).values()} == {"TERMINATED"}


def test_the_log_of_each_job_is_read_in_its_account(api: Api, drill: Drill) -> None:
    jobs = [job["jobId"] for wave in drill.seen["waves"] for job in wave["jobs"]]

    logs = [api.got(f"{drill.path}/jobs/{job}/log")["items"] for job in jobs]
    assert len(jobs) == 2
    assert all(log[0]["event"] == "JOB_START" for log in logs)
