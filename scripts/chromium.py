"""Chromium, for journeys in a browser and for pictures: that of this machine, or Debian's."""

import os
import shutil
import subprocess

from scripts.failing import CannotGoOn

CHROMIUM = "CHROMIUM"
"""The variable that names it where it is in no usual place."""
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_WAY_OUT = (
    "There is no Chromium here. Install it (on Debian: apt-get install chromium), "
    f"or say where it is: {CHROMIUM}=/path/to/it"
)


def chromium() -> str:
    """Its path. Installed where that needs no question: as root, with apt."""
    if named := os.environ.get(CHROMIUM):
        return _as_named(named)
    if found := _found():
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install()
    if found := _found():
        return found
    raise CannotGoOn(_WAY_OUT)


def _as_named(path: str) -> str:
    if found := shutil.which(path):
        return found
    raise CannotGoOn(f"{CHROMIUM} is {path}, and no program is there.")


def _found() -> str | None:
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def _install() -> None:
    print(f"{'chromium':11} apt-get installs it", flush=True)
    wanted = ["install", "--yes", "--no-install-recommends", "chromium"]
    for words in (["update"], wanted):
        done = subprocess.run(  # noqa: S603  apt, with our own words
            ["apt-get", "--quiet=2", *words],  # noqa: S607  the one in the path, which was looked at
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise CannotGoOn(f"{_WAY_OUT}\napt-get {words[0]} said: {done.stderr.strip()}")
