"""The simulated DRS as a running local cloud shows it: real requests, time that really goes by."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

from localcloud.faults import Fault
from tests.support.drs_faces import ELSEWHERE, checked
from tests.support.running_cloud import RunningCloud
from tests.support.simulated_drs import REGION

SPEED = 600
_SIZES = {0: 12, 1: 16, 2: 6, 101: 1, 1000: 1}
"""How many accounts there are with so many servers: a test takes a fresh one."""
_FIRST_ACCOUNT = 200_000_000_000


def world_file(folder: Path) -> Path:
    """JSON, which is YAML as well."""
    sizes = [size for size, number in _SIZES.items() for _ in range(number)]
    places = [_place(_FIRST_ACCOUNT + index, size) for index, size in enumerate(sizes)]
    path = folder / "accounts.yaml"
    path.write_text(json.dumps({"name": "Accounts", "places": places}))
    return path


def _place(account: int, size: int) -> dict[str, object]:
    server = {
        "hostname": "server-{n}",
        "os": "Linux version 5.15.0",
        "ip": "10.0.0.0/16",
        "repeat": {"n": f"1..{size}"},
    }
    return {"account": f"{account}", "region": REGION, "servers": [server] if size else []}


class Accounts:
    """Hands out accounts that no test has used."""

    def __init__(self) -> None:
        sizes = [size for size, number in _SIZES.items() for _ in range(number)]
        self._fresh: dict[int, Iterator[str]] = {
            size: iter([f"{_FIRST_ACCOUNT + n}" for n, each in enumerate(sizes) if each == size])
            for size in _SIZES
        }

    def with_servers(self, number: int) -> str:
        return next(self._fresh[number])


class OverHttp:
    def __init__(self, cloud: RunningCloud, accounts: Accounts) -> None:
        self._cloud = cloud
        self._accounts = accounts
        self._account: str | None = None
        self._clients: dict[str, Any] = {}

    @property
    def drs(self) -> Any:  # noqa: ANN401  boto3 makes its clients from data
        return self._client(REGION)

    @property
    def drs_elsewhere(self) -> Any:  # noqa: ANN401  likewise
        return self._client(ELSEWHERE)

    def add_servers(self, number: int) -> list[str]:
        self._account = self._accounts.with_servers(number)
        pages = self.drs.get_paginator("describe_source_servers").paginate()
        return [server["sourceServerID"] for page in pages for server in page["items"]]

    def add_fault(self, fault: Fault) -> None:
        self._cloud.ask("POST", "faults", fault.model_dump(exclude_none=True))

    def wait(self, seconds: float) -> None:
        Event().wait(seconds / SPEED)

    def _client(self, region: str) -> Any:  # noqa: ANN401  likewise
        self._account = self._account or self._accounts.with_servers(0)
        if region not in self._clients:
            self._clients[region] = checked(
                self._cloud.client("drs", region=region, account=self._account)
            )
        return self._clients[region]
