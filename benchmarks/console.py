"""What the console costs a browser: what is loaded first, and the work of each poll."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.quiet import quiet
from benchmarks.table import Row, joined
from scripts.demo import deployed, peopled
from scripts.failing import CannotGoOn
from scripts.journeys import playwright, surroundings
from scripts.sample import begin_drill, sample_plan
from tests.support.deployed import place_of
from tests.support.running_cloud import ROOT, running_cloud

LIMIT = 400
"""kB of a page, gzipped: `npm run size` fails above it."""
_SIZE = re.compile(r"^ *(\d+) kB +\S+ +(\S+)$", re.MULTILINE)


def rows() -> Iterator[Row]:
    yield _size()
    with TemporaryDirectory() as folder, quiet():
        measured = list(_measured(Path(folder)))
    for tab in dict.fromkeys(page["tab"] for page in measured):
        pages = [page for page in measured if page["tab"] == tab]
        yield Row(
            f"Console: main thread for each poll, {tab}, "
            f"{joined(str(page['servers']) for page in pages)} servers",
            joined(page["all, ms"] for page in pages) + " ms",
            f"tasks over 50 ms: {joined(str(page['tasks over 50 ms']) for page in pages)}",
        )


def _size() -> Row:
    said = subprocess.run(
        ["npm", "run", "--silent", "size"],  # noqa: S607  the one in the path
        cwd=ROOT / "frontend",
        capture_output=True,
        text=True,
        check=True,
    )
    sizes = {page: int(size) for size, page in _SIZE.findall(said.stdout)}
    worst = max(sizes, key=lambda page: sizes[page])
    return Row(
        "Console: the largest of its pages, gzipped JavaScript",
        f"{sizes[worst]} kB ({Path(worst).stem})",
        f"limit {LIMIT} kB; {len(sizes)} pages",
    )


def _measured(folder: Path) -> Iterator[dict[str, Any]]:
    clouds, sessions, lines = folder / "cloud", folder / "sessions", folder / "measured"
    clouds.mkdir()
    sessions.mkdir()
    with running_cloud("--speed", "120", folder=clouds) as cloud:
        place = place_of(cloud)
        demo = peopled(place, deployed(place))
        begin_drill(demo.api, sample_plan(demo.api, demo.place))
        told = {**surroundings(demo, sessions), "MEASURED": str(lines)}
        status, said = playwright("--config", "playwright.bench.config.ts", told=told)
    if status:
        raise CannotGoOn(f"The console could not be measured.\n{said}")
    yield from map(json.loads, lines.read_text().splitlines())
