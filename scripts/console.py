"""The web console as an archive: what npm builds from ``frontend/``.

It is built from a copy below ``.cache``, so nothing appears in the tree, and a folder in which
somebody works is never emptied by ``npm ci``.
"""

import fcntl
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from scripts.archive import archived
from scripts.failing import CannotGoOn
from scripts.keeping import ROOT, kept
from scripts.node import Node, node_for
from scripts.packages import LOCK_FILE, MODULES, install, npm

BENCHES = ROOT / ".cache" / "console"
"""One folder for each set of installed packages."""

Files = Mapping[str, bytes]
"""What they contain, by their paths."""

_BUILT = "dist"
_MADE = {MODULES, _BUILT, "coverage", "playwright-report", "test-results"}
_OF_ONE_PERSON = ".local"
"""How files end that Vite reads on the machine of a developer."""


def console_archive(folder: Path) -> bytes:
    """Kept under the hash of the sources: npm is asked only when one of them has changed."""
    node, sources = node_for(folder), dict(_sources(folder))
    if LOCK_FILE not in sources:
        raise CannotGoOn(f"{folder} has no {LOCK_FILE}. Make it with npm install, and keep it.")
    with _alone():
        return kept(
            f"console-{_fingerprint(sources, node)}.zip", lambda: _built(folder, sources, node)
        )


def _sources(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Read once, so that what is built is what the hash says, whoever writes meanwhile."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(set(folders) - _MADE)
        for name in sorted(files):
            if not name.endswith(_OF_ONE_PERSON):
                path = Path(here) / name
                yield path.relative_to(folder).as_posix(), path.read_bytes()


def _fingerprint(sources: Files, node: Node) -> str:
    digest = sha256(f"node {node.major}".encode())
    for name, content in sources.items():
        digest.update(f"\0{name}\0".encode() + sha256(content).digest())
    return digest.hexdigest()[:16]


@contextmanager
def _alone() -> Iterator[None]:
    """Two that build at once would remove each other's packages."""
    BENCHES.mkdir(parents=True, exist_ok=True)
    with (BENCHES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _built(folder: Path, sources: Files, node: Node) -> bytes:
    print(f"{'console':11} npm builds it", flush=True)
    pins = sha256(sources[LOCK_FILE]).hexdigest()[:16]
    bench = BENCHES / f"node{node.major}-{pins}"
    _lay_out(sources, bench)
    install(bench, node, like=folder)
    npm(bench, "run", "build")
    return archived(bench / _BUILT, leaves_out=lambda _: False)


def _lay_out(sources: Files, bench: Path) -> None:
    """The sources anew, the installed packages as they are."""
    bench.mkdir(exist_ok=True)
    for old in bench.iterdir():
        if old.name != MODULES:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    for name, content in sources.items():
        file = bench / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
