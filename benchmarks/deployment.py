"""What is deployed: how soon functions start, how large archives and templates are."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from benchmarks.functions import functions
from benchmarks.quiet import quiet
from benchmarks.table import Row, joined
from scripts.artefacts import Folder
from scripts.package import CODE_ARCHIVE, CONSOLE_ARCHIVE, Package, packaged
from scripts.platform import this_machine

STARTS = 5
RESOURCES = 500
"""CloudFormation takes no more in one template."""
UNZIPPED = 250
"""MB that Lambda takes, code and layer together."""


def rows() -> Iterator[Row]:
    yield _starts()
    with tempfile.TemporaryDirectory() as folder:
        with quiet():
            made = packaged(Folder(Path(folder)), this_machine())
        yield from _archives(made, Path(folder))
        yield _templates(made, Path(folder))


def _starts() -> Row:
    base = _import_time("boto3")
    starts = {each.name: _import_time(each.module) / base for each in functions()}
    return Row(
        "Cold start: imports, in multiples of `import boto3`",
        ", ".join(f"{name} {start:.1f}" for name, start in starts.items()),
        f"`import boto3` {base * 1e3:.0f} ms; the median of {STARTS} new processes",
    )


def _import_time(module: str) -> float:
    """By the process's own clock, so that the start of Python does not count."""
    program = (
        "from time import perf_counter; began = perf_counter()\n"
        f"import {module}\n"
        "print(perf_counter() - began)"
    )
    return median(float(_printed(program)) for _ in range(STARTS))


def _printed(program: str) -> str:
    ran = subprocess.run(  # noqa: S603  what is written above
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return ran.stdout


def _archives(made: Package, folder: Path) -> Iterator[Row]:
    [layer] = (name for name in made.artefacts if name.startswith("dependencies"))
    for what, name, limit in (
        ("code", CODE_ARCHIVE, f"Lambda takes {UNZIPPED} MB unzipped, code and layer together"),
        ("layer", layer, "likewise"),
        ("console", CONSOLE_ARCHIVE, ""),
    ):
        path = folder / made.artefacts[name].key
        with ZipFile(path) as archive:
            unzipped = sum(each.file_size for each in archive.infolist())
        sizes = joined(f"{size / 1e6:.1f}" for size in (path.stat().st_size, unzipped))
        yield Row(f"Package: {what}, zipped / unzipped", f"{sizes} MB", limit)


def _templates(made: Package, folder: Path) -> Row:
    numbers = {
        name.removesuffix(".json"): len(template.get("Resources", ()))
        for name, artefact in made.artefacts.items()
        if name.endswith(".json") and (template := json.loads((folder / artefact.key).read_bytes()))
    }
    largest = max(numbers, key=lambda name: numbers[name])
    return Row(
        "Package: resources of the largest template",
        f"{numbers[largest]} ({largest})",
        f"CloudFormation takes {RESOURCES}",
    )
