"""What is deployed: how soon functions start, how large archives and templates are."""

import io
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from benchmarks.measuring import print_times
from scripts.artefacts import Folder
from scripts.package import SOURCES, Package, packaged
from scripts.platform import this_machine
from scripts.templates import Template, read

STARTS = 5
RESOURCES = 500
"""CloudFormation takes no more in one template."""
FUNCTION = "AWS::Lambda::Function"


def report() -> None:
    _report_starts()
    with tempfile.TemporaryDirectory() as folder:
        with redirect_stdout(io.StringIO()):
            made = packaged(Folder(Path(folder)), this_machine())
        _report_archives(made, Path(folder))
        _report_templates(made, Path(folder))


def _report_starts() -> None:
    print(f"\nImported in a new process (ms, the median of {STARTS}; in multiples of the first)")
    imports = {"boto3 and pydantic": "boto3, pydantic", **dict(_handlers())}
    print_times({what: _import_time(modules) for what, modules in imports.items()})


def _handlers() -> Iterator[tuple[str, str]]:
    """The functions with the modules that they begin with, as the templates name them."""
    for path in sorted(SOURCES.templates.glob("*.yaml")):
        for resource in read(path)["Resources"].values():
            if resource["Type"] == FUNCTION:
                module = resource["Properties"]["Handler"].rpartition(".")[0]
                yield module.removeprefix("recovery.handlers."), module


def _import_time(modules: str) -> float:
    """By the process's own clock, so that the start of Python does not count."""
    program = (
        "from time import perf_counter; began = perf_counter()\n"
        f"import {modules}\n"
        "print(perf_counter() - began)"
    )
    return median(float(_printed(program)) for _ in range(STARTS))


def _printed(program: str) -> str:
    ran = subprocess.run(  # noqa: S603  what is written above
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return ran.stdout


def _report_archives(made: Package, folder: Path) -> None:
    print("\nWhat is deployed (KB)                  zipped  unzipped")
    for name, artefact in made.artefacts.items():
        if name.endswith(".zip"):
            with ZipFile(folder / artefact.key) as archive:
                unzipped = sum(each.file_size for each in archive.infolist())
            print(f"  {name:34} {artefact.bytes / 1e3:8,.0f}  {unzipped / 1e3:8,.0f}")


def _report_templates(made: Package, folder: Path) -> None:
    print(f"\nTemplates                       resources (of {RESOURCES})        KB")
    for name, artefact in made.artefacts.items():
        template = json.loads((folder / artefact.key).read_bytes()) if _is_json(name) else {}
        if number := _resources(template):
            print(f"  {name:34} {number:8}         {artefact.bytes / 1e3:8,.1f}")


def _is_json(name: str) -> bool:
    return name.endswith(".json")


def _resources(template: Template) -> int:
    """None in what is no template, such as a state machine."""
    return len(template.get("Resources", {}))
