"""Pictures of every screen of the console, in light and dark, at a desk and on a phone.

Two of them are shown by the README: those are renewed, too.
Takes the options of `python -m localcloud`: with a local cloud of its own, which ends with it.
"""

import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from scripts.command_line import running
from scripts.demo import deployed, peopled
from scripts.failing import CannotGoOn
from scripts.journeys import playwright, surroundings
from scripts.keeping import ROOT
from scripts.local_cloud import local_cloud
from scripts.sample import begin_drill, sample_plan

PICTURES = ROOT / ".cache" / "screenshots"
SHOWN = ROOT / "docs" / "pictures"
_FAST = ("--speed", "120")
"""Unless other options are given: a drill has to end before its pictures are taken."""


def main(arguments: Sequence[str] | None = None) -> None:
    options = [*_FAST, *(sys.argv[1:] if arguments is None else arguments)]
    with local_cloud(options) as cloud, tempfile.TemporaryDirectory() as sessions:
        demo = peopled(cloud.place, deployed(cloud.place))
        begin_drill(demo.api, sample_plan(demo.api, demo.place))
        shutil.rmtree(PICTURES, ignore_errors=True)
        told = {**surroundings(demo, Path(sessions)), "PICTURES": str(PICTURES)}
        status, said = playwright("--config", "playwright.pictures.config.ts", told=told)
    if status:
        raise CannotGoOn(f"Not every picture could be taken.\n{said}")
    for theme in ("light", "dark"):
        shutil.copyfile(PICTURES / f"drill-that-runs-{theme}.png", SHOWN / f"drill-{theme}.png")
    print(f"{'pictures':11} {len(list(PICTURES.glob('*.png')))} in {PICTURES}")


if __name__ == "__main__":
    running(main)
