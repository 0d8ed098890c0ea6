"""A command of ours as a person starts it: what it says, line by line, and how it ends."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGINT, SIGTERM

from tests.support.running_cloud import ROOT


@dataclass
class Command:
    process: "subprocess.Popen[str]"
    said: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.said)

    def until(self, words: str) -> str:
        """The first line with these words that has not been read yet."""
        for line in self.process.stdout or ():
            self.said.append(line.rstrip())
            if words in line:
                return self.said[-1]
        raise AssertionError(f"It ended without a word of {words!r}:\n{self.text}")

    def ended(self) -> int:
        """Its exit status, after everything it had to say."""
        self.said += [line.rstrip() for line in self.process.stdout or ()]
        return self.process.wait(timeout=30)

    def interrupt(self) -> None:
        """Ctrl-C, for this process alone."""
        self.process.send_signal(SIGINT)


@contextmanager
def started(
    words: Sequence[str], *, folder: Path, surroundings: Mapping[str, str] | None = None
) -> Iterator[Command]:
    """``folder`` is where temporary files go."""
    process = subprocess.Popen(  # noqa: S603  our own scripts
        list(words),
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder), **(surroundings or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield Command(process)
    finally:
        if process.poll() is None:
            process.send_signal(SIGTERM)
            process.wait(timeout=20)
        if process.stdout:
            process.stdout.close()
