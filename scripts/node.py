"""Node.js, as far as the console needs it: whether it is there, and new enough.

Run by itself it only looks, before anything is set up: with any Python, and no package.
"""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.failing import CannotGoOn

_NUMBER = re.compile(r"(\d+)(?:\.(\d+))?")


@dataclass(frozen=True, order=True)
class Node:
    major: int
    minor: int = 0

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


def node_for(folder: Path) -> Node:
    """That of this machine, if it is what ``package.json`` asks for."""
    wanted = _wanted(folder)
    way_out = f"The console is built with Node.js {wanted} or newer and its npm: https://nodejs.org"
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            raise CannotGoOn(f"There is no {tool} here. {way_out}")
    found = _number(_said())
    if found < wanted:
        raise CannotGoOn(f"The Node.js here is version {found}. {way_out}")
    return found


def _wanted(folder: Path) -> Node:
    file = folder / "package.json"
    if not file.is_file():
        raise CannotGoOn(f"{folder} has no package.json, so there is no console to build.")
    return _number(json.loads(file.read_text()).get("engines", {}).get("node", "0"))


def _said() -> str:
    ran = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)  # noqa: S607  wherever it is
    return ran.stdout


def _number(text: str) -> Node:
    found = _NUMBER.search(text)
    if found is None:
        raise CannotGoOn(f"{text!r} is no version of Node.js. Does `node --version` work here?")
    return Node(int(found[1]), int(found[2] or 0))


if __name__ == "__main__":
    try:
        node_for(Path("frontend"))
    except CannotGoOn as problem:
        sys.exit(f"make: {problem}")
