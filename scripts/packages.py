"""What npm installs for the console, as pinned: once, and linked where it is wanted again."""

import os
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

from scripts.command_line import running
from scripts.failing import CannotGoOn
from scripts.keeping import ROOT
from scripts.node import Node, node_for

CONSOLE = ROOT / "frontend"
LOCK_FILE = "package-lock.json"
MODULES = "node_modules"

_INHERITED_BY_THE_PAGE = ("VITE_", "NODE_ENV")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def install(folder: Path, node: Node, *, like: Path | None = None) -> None:
    """``like``: a folder that may have the same ones already."""
    wanted = f"node {node.major}, {sha256((folder / LOCK_FILE).read_bytes()).hexdigest()}"
    if _ready(folder) == wanted:
        return
    if like and _ready(like) == wanted:
        shutil.copytree(like / MODULES, folder / MODULES, symlinks=True, copy_function=os.link)
        return
    print(f"{'setup':11} npm installs what {folder.name}/{LOCK_FILE} pins", flush=True)
    npm(folder, "ci", "--no-audit", "--no-fund")
    (folder / MODULES).mkdir(exist_ok=True)
    _stamp(folder).write_text(wanted)


def npm(folder: Path, *words: str) -> None:
    done = subprocess.run(  # noqa: S603  npm, with our own words
        ["npm", *words],  # noqa: S607  the one in the path, which was looked at
        cwd=folder,
        env=_surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = _COLOUR.sub("", done.stdout + done.stderr).strip()
        raise CannotGoOn(f"The console cannot be built: npm {' '.join(words)} failed.\n{said}")


def _ready(folder: Path) -> str | None:
    stamp = _stamp(folder)
    return stamp.read_text() if stamp.is_file() else None


def _stamp(folder: Path) -> Path:
    """Written last, inside what it vouches for: an interrupted installation is begun again."""
    return folder / MODULES / ".ready"


def _surroundings() -> dict[str, str]:
    """Without what would get into the page, or would leave out what the build needs."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_INHERITED_BY_THE_PAGE)
    }


def main() -> None:
    install(CONSOLE, node_for(CONSOLE))


if __name__ == "__main__":
    running(main)
