"""How much the local cloud bears: requests a second, memory, and how fast it simulates."""

import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter

from benchmarks.drills import SIZES, Size, Trial, drill
from benchmarks.table import Row, joined
from tests.support.running_cloud import RunningCloud, running_cloud

REQUESTS = 200
CLIENTS = (1, 8)


def rows() -> Iterator[Row]:
    paces, spent = zip(*map(_simulated, SIZES), strict=True)
    yield Row(
        "Twin: simulated seconds for each real one, in process",
        joined(f"{pace:,.0f}" for pace in paces),
        f"whole drills, with the product's own code: {joined(f'{each:.0f}' for each in spent)} s",
    )
    with (
        tempfile.TemporaryDirectory() as folder,
        running_cloud("--world", "estate", folder=Path(folder)) as cloud,
    ):
        yield _over_http(cloud)


def _simulated(size: Size) -> tuple[float, float]:
    """How many times as fast as real time, and the seconds that it took."""
    began = perf_counter()
    outcome = drill(Trial(size))
    spent = perf_counter() - began
    return outcome.took.total_seconds() / spent, spent


def _over_http(cloud: RunningCloud) -> Row:
    started_with = _megabytes(cloud.process.pid)
    rates = [_rate(cloud, clients) for clients in CLIENTS]
    return Row(
        f"Twin: requests a second over HTTP, {joined(map(str, CLIENTS))} at once",
        joined(f"{rate:.0f}" for rate in rates),
        f"DescribeSourceServers in an estate of 300, IAM on; {started_with:.0f} MB at the start, "
        f"{_megabytes(cloud.process.pid):.0f} MB after",
    )


def _rate(cloud: RunningCloud, clients: int) -> float:
    """All clients together; they share this machine with the server."""

    def ask() -> None:
        drs = cloud.client("drs")
        for _ in range(REQUESTS // clients):
            drs.describe_source_servers()

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
