"""What each poll of a running execution costs the page that shows it, in a browser."""

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scripts.demo import deployed, peopled
from scripts.failing import CannotGoOn
from scripts.journeys import playwright, surroundings
from scripts.sample import begin_drill, sample_plan
from tests.support.deployed import place_of
from tests.support.running_cloud import running_cloud


def report() -> None:
    print("\nA poll of a running execution, in the browser (main thread)")
    with TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
        measured = list(_measured(Path(folder)))
    print("".join(f"{what:>18}" for what in measured[0]))
    for page in measured:
        print("".join(f"{value!s:>18}" for value in page.values()))


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
