"""Playwright on the console of a demo: what it is told, and how it is run and ended."""

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from scripts.chromium import CHROMIUM, chromium
from scripts.demo import Demo
from scripts.failing import CannotGoOn
from scripts.packages import CONSOLE, MODULES
from scripts.people import PASSWORD

_PATIENCE = 900.0
"""Seconds, for all that is asked for at once."""


def surroundings(demo: Demo, sessions: Path) -> dict[str, str]:
    """``sessions``: a folder for what sign-in leaves behind; once for each role is enough."""
    return {
        "CONSOLE_URL": demo.console_url,
        "CLOUD_URL": str(demo.place.endpoint),
        "RECOVERY_SESSIONS": str(sessions),
        PASSWORD: demo.people[0].password,
        CHROMIUM: chromium(),
    }


def playwright(*words: str, told: Mapping[str, str]) -> tuple[int, str]:
    """Its status, and what it said."""
    program = CONSOLE / MODULES / ".bin" / "playwright"
    if not program.is_file():
        raise CannotGoOn("Playwright is not installed. Say: python -m scripts.packages")
    process = subprocess.Popen(  # noqa: S603  Playwright, with our own words
        [program, "test", *words],
        cwd=CONSOLE,
        env={**os.environ, **told},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    )
    try:
        said, _ = process.communicate(timeout=_PATIENCE)
    except BaseException:
        # Together with the browsers that it has started.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise
    return process.returncode, said
