"""A hundred servers in one job, at the speed of the demo, with many who look at once."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.support.running_cloud import HUB, RunningCloud, running_cloud

SERVERS, POLLERS, SPEED = 100, 20, 60
PHASES = [
    "SNAPSHOT_START",
    "SNAPSHOT_END",
    "CONVERSION_START",
    "CONVERSION_END",
    "LAUNCH_START",
    "LAUNCH_END",
]
STATUSES = ["PENDING", "STARTED", "COMPLETED"]


@pytest.fixture(scope="module")
def many_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    world = tmp_path_factory.mktemp("world") / "many.yaml"
    _write_world(world)
    folder = tmp_path_factory.mktemp("cloud")
    with running_cloud("--world", str(world), "--speed", str(SPEED), folder=folder) as cloud:
        yield cloud


def _write_world(path: Path) -> None:
    server = {
        "hostname": "linux-{n}",
        "os": "Linux version 5.15.0",
        "ip": "10.0.0.0/16",
        "repeat": {"n": f"1..{SERVERS}"},
    }
    place = {"account": HUB, "region": "eu-west-1", "servers": [server]}
    path.write_text(json.dumps({"name": "Many", "places": [place]}))


@pytest.fixture(scope="module")
def seen(many_servers: RunningCloud) -> list[list[dict[str, Any]]]:
    """The job of a drill of all servers, as often as each poller saw it."""
    drs = many_servers.client("drs")
    ids = [each["sourceServerID"] for each in drs.describe_source_servers()["items"]]
    wanted = [{"sourceServerID": each} for each in ids]
    job_id = drs.start_recovery(isDrill=True, sourceServers=wanted)["job"]["jobID"]
    with ThreadPoolExecutor(POLLERS) as pool:
        return list(pool.map(lambda _: _watch(many_servers, job_id), range(POLLERS)))


def _watch(cloud: RunningCloud, job_id: str) -> list[dict[str, Any]]:
    drs = cloud.client("drs")
    looks: list[dict[str, Any]] = []
    while not looks or looks[-1]["status"] != "COMPLETED":
        looks += drs.describe_jobs(filters={"jobIDs": [job_id]})["items"]
        Event().wait(0.25)
    return looks


def test_nobody_who_looks_sees_a_job_go_back(seen: list[list[dict[str, Any]]]) -> None:
    for looks in seen:
        ranks = [STATUSES.index(look["status"]) for look in looks]
        launched = [_launched(look) for look in looks]

        assert ranks == sorted(ranks)
        assert launched == sorted(launched)


def test_all_who_look_see_the_same_end(seen: list[list[dict[str, Any]]]) -> None:
    ends = [looks[-1] for looks in seen]

    assert all(end == ends[0] for end in ends)
    assert _launched(ends[0]) == SERVERS


def _launched(job: dict[str, Any]) -> int:
    return sum(each["launchStatus"] == "LAUNCHED" for each in job["participatingServers"])


def test_a_job_of_a_hundred_takes_the_phases_and_the_time_of_drs(
    many_servers: RunningCloud, seen: list[list[dict[str, Any]]]
) -> None:
    job = seen[0][-1]
    pages = many_servers.client("drs").get_paginator("describe_job_log_items")
    log = [item for page in pages.paginate(jobID=job["jobID"]) for item in page["items"]]

    began = datetime.fromisoformat(job["creationDateTime"])
    at = {name: [_seconds(item, began) for item in log if item["event"] == name] for name in PHASES}
    assert [item["event"] for item in (log[0], log[-1])] == ["JOB_START", "JOB_END"]
    assert {name: len(times) for name, times in at.items()} == dict.fromkeys(PHASES, SERVERS)
    for before, after in pairwise(PHASES):
        assert max(at[before]) <= max(at[after])
    assert 40 < min(at["CONVERSION_START"]) < 75
    assert 180 < max(at["CONVERSION_END"]) < 330
    assert 420 < max(at["LAUNCH_END"]) < 720


def _seconds(item: dict[str, Any], began: datetime) -> float:
    return (datetime.fromisoformat(item["logDateTime"]) - began).total_seconds()
