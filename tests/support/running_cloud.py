"""The local cloud as a stranger starts it: a process of its own, ended by its id."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from signal import SIGTERM
from threading import Event
from time import monotonic
from typing import Any, TypeVar
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config

from tests.support.ports import free_port

ROOT = Path(__file__).parent.parent.parent
HUB = "111122223333"
T = TypeVar("T")
_LAST_LINE = "Ctrl-C ends it and removes everything."


@dataclass(frozen=True)
class Credentials:
    access_key: str
    secret_key: str
    session_token: str | None = None


@dataclass
class RunningCloud:
    process: "subprocess.Popen[str]"
    port: int
    said: list[str] = field(default_factory=list)

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(
        self,
        service: str,
        *,
        region: str = "eu-west-1",
        account: str = HUB,
        credentials: Credentials | None = None,
    ) -> Any:  # noqa: ANN401  boto3 makes its clients from data
        """Of the account's administrator, unless other credentials are given."""
        who = credentials or self.administrator(account)
        return _client(self.endpoint, service, region, who)

    def administrator(self, account: str = HUB) -> Credentials:
        found = next(each for each in self.ask("GET", "accounts") if each["account_id"] == account)
        return Credentials(found["access_key"], found["secret_key"])

    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401  JSON
        """One of the local cloud's own paths."""
        content = None if body is None else json.dumps(body).encode()
        url = f"{self.endpoint}/_localcloud/{path}"
        with urlopen(Request(url, content, method=method), timeout=10) as reply:  # noqa: S310  ours
            return json.loads(reply.read())

    def children(self) -> list[int]:
        return _children(self.process.pid)

    def end(self, how: int = SIGTERM) -> None:
        self.process.send_signal(how)
        self.process.wait(timeout=60)
        if self.process.stdout:
            self.process.stdout.close()


@contextmanager
def running_cloud(*options: str, folder: Path) -> Iterator[RunningCloud]:
    """``folder`` is where temporary files go; it is empty again in the end."""
    cloud = started(*options, folder=folder)
    try:
        yield cloud
        children = cloud.children()
    finally:
        if cloud.process.poll() is None:
            cloud.end()
    assert not [child for child in children if is_alive(child)]
    assert list(folder.iterdir()) == []


def started(*options: str, folder: Path) -> RunningCloud:
    port = free_port()
    process = launched(*options, "--port", str(port), folder=folder)
    cloud = RunningCloud(process, port)
    assert process.stdout is not None
    for line in process.stdout:
        cloud.said.append(line.rstrip())
        if line.rstrip() == _LAST_LINE:
            return cloud
    process.stdout.close()
    process.wait()
    raise AssertionError("\n".join(["The local cloud did not start.", *cloud.said]))


def launched(
    *options: str, folder: Path, surroundings: dict[str, str] | None = None
) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603  our own launcher
        [sys.executable, "-m", "localcloud", "--console-port", "0", *options],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder), **(surroundings or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def is_alive(process_id: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process_id, 0)
        return True
    return False


def until(look: Callable[[], T | None], *, seconds: float = 10) -> T:
    """What ``look`` finds, as soon as it finds something."""
    end = monotonic() + seconds
    while not (found := look()):
        assert monotonic() < end, "It did not happen in time."
        Event().wait(0.05)
    return found


def _children(process_id: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "ppid=,pid="],  # noqa: S607  wherever it is
        capture_output=True,
        text=True,
        check=True,
    )
    pairs = [line.split() for line in listed.stdout.splitlines()]
    return [int(child) for parent, child in pairs if int(parent) == process_id]


@cache
def _client(endpoint: str, service: str, region: str, who: Credentials) -> Any:  # noqa: ANN401  likewise
    return boto3.client(  # type: ignore[call-overload]  # the service is a variable
        service,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id=who.access_key,
        aws_secret_access_key=who.secret_key,
        aws_session_token=who.session_token,
        config=Config(
            retries={"total_max_attempts": 1},
            read_timeout=60,
            inject_host_prefix=False,
            s3={"addressing_style": "path"},
        ),
    )
