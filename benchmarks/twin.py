"""How much the local cloud bears: memory, requests a second, and how fast it simulates."""

import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.estates import NOW
from localcloud.clock import VirtualClock
from localcloud.drs.inprocess import client
from localcloud.world import World
from localcloud.worlds.loader import load
from localcloud.worlds.populating import populate
from tests.support.running_cloud import RunningCloud, running_cloud

REQUESTS = 200
CLIENTS = (1, 8)
ACCOUNT, REGION = "111122223333", "eu-west-1"
POLL_SECONDS = 15


def report() -> None:
    print("\nThe twin over HTTP, world estate (300 servers), IAM on")
    with (
        tempfile.TemporaryDirectory() as folder,
        running_cloud("--world", "estate", folder=Path(folder)) as cloud,
    ):
        _report_running(cloud)
    _report_virtual()


def _report_running(cloud: RunningCloud) -> None:
    started_with = _megabytes(cloud.process.pid)
    for operation in ("describe_jobs", "describe_source_servers"):
        for clients in CLIENTS:
            rate = _rate(cloud, operation, clients)
            print(f"  {operation:24} {clients} at once {rate:6.0f} requests/s")
    print(f"  memory {started_with:.0f} MB at start, {_megabytes(cloud.process.pid):.0f} MB after")


def _rate(cloud: RunningCloud, operation: str, clients: int) -> float:
    """All clients together; they share this machine with the server."""

    def ask() -> None:
        drs = cloud.client("drs")
        for _ in range(REQUESTS // clients):
            getattr(drs, operation)()

    ask()
    began = perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        for done in [pool.submit(ask) for _ in range(clients)]:
            done.result()
    return REQUESTS / (perf_counter() - began)


def _megabytes(process_id: int) -> float:
    shown = subprocess.run(  # noqa: S603  a number of ours
        ["ps", "-o", "rss=", "-p", str(process_id)],  # noqa: S607  wherever it is
        capture_output=True,
        text=True,
        check=True,
    )
    return int(shown.stdout) / 1024


def _report_virtual() -> None:
    clock = VirtualClock(NOW)
    world = World(clock)
    populate(world, load("estate"))
    drs = client(world, ACCOUNT, REGION)
    servers = drs.describe_source_servers(maxResults=100)["items"]
    began = perf_counter()
    job = drs.start_recovery(
        isDrill=True,
        sourceServers=[{"sourceServerID": each["sourceServerID"]} for each in servers],
    )["job"]
    polls = _until_completed(drs, clock, job["jobID"])
    spent = perf_counter() - began
    simulated = (clock.now() - NOW).total_seconds()
    print("\nThe twin in process, on a virtual clock")
    print(
        f"  a drill of {len(servers)} servers: {simulated / 60:.0f} min in {spent:.1f} s,"
        f" {simulated / spent:.0f} times as fast, {polls} polls"
    )


def _until_completed(drs: Any, clock: VirtualClock, job_id: str) -> int:  # noqa: ANN401  boto3
    polls = 0
    while drs.describe_jobs(filters={"jobIDs": [job_id]})["items"][0]["status"] != "COMPLETED":
        clock.advance(POLL_SECONDS)
        polls += 1
    return polls
