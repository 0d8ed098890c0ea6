"""The local cloud as a child of this process: started, listened to, and ended with it."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread

import boto3

from scripts.failing import CannotGoOn
from scripts.keeping import ROOT
from scripts.place import Place, asked

_LAST_LINE = "Ctrl-C ends it and removes everything."


@dataclass(frozen=True)
class LocalCloud:
    process: "subprocess.Popen[str]"
    place: Place
    """Of the administrator of its hub account."""
    speed: float
    """How many seconds pass there in one of ours."""

    def wait(self) -> None:
        """Until it ends, because it was told to."""
        self.process.wait()


@contextmanager
def local_cloud(options: Sequence[str]) -> Iterator[LocalCloud]:
    """``options`` as of ``python -m localcloud``."""
    process = subprocess.Popen(  # noqa: S603  our own launcher
        [sys.executable, "-m", "localcloud", *options],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        # Ctrl-C at the terminal is for this process to hear: it ends the child in its own time.
        process_group=0,
    )
    try:
        found = _place(_banner(iter(process.stdout or ())))
        yield LocalCloud(process, found, asked(str(found.endpoint), "clock")["speed"])
    finally:
        # It cleans up behind itself; and without us it would notice, and end as well.
        process.terminate()
        process.wait()


def _banner(said: Iterator[str]) -> list[str]:
    """What it says of itself. Whatever comes later is shown."""
    lines: list[str] = []
    for line in said:
        if line.rstrip() == _LAST_LINE:
            Thread(target=_show, args=(said,), daemon=True).start()
            return lines
        lines.append(line.rstrip())
    raise CannotGoOn("The local cloud did not start.")


def _place(banner: Sequence[str]) -> Place:
    exports = [line.removeprefix("export ") for line in banner if line.startswith("export ")]
    # The hub's come first, those of other accounts later.
    found = dict(word.split("=", 1) for line in reversed(exports) for word in line.split(" "))
    session = boto3.Session(found["AWS_ACCESS_KEY_ID"], found["AWS_SECRET_ACCESS_KEY"])
    return Place(found["AWS_DEFAULT_REGION"], session, found["AWS_ENDPOINT_URL"])


def _show(said: Iterator[str]) -> None:
    for line in said:
        print(line, end="", flush=True)
