"""How soon the API answers: its cold start, the size of what is deployed, a warm request."""

import io
import logging
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from statistics import median
from zipfile import ZipFile

from benchmarks.measuring import fastest
from recovery.domain.people import Role
from scripts.artefacts import Folder
from scripts.package import packaged
from scripts.platform import this_machine
from tests.support.api_events import call_api
from tests.support.builders import a_group, a_plan, a_schedule, an_execution
from tests.support.memory.world import MemoryWorld

STARTS = 5
REQUESTS = 20
IMPORTS = {
    "boto3 and pydantic": "boto3, pydantic",
    "the API": "recovery.handlers.api.function",
}
ZIPS = ("code", "dependencies")


def report() -> None:
    _report_starts()
    _report_sizes()
    _report_requests()


def _report_starts() -> None:
    print(f"\nImported in a new process (ms, the median of {STARTS}; in multiples of the first)")
    _table({what: _import_time(modules) for what, modules in IMPORTS.items()})


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


def _report_sizes() -> None:
    print("\nWhat is deployed (KB)               zipped  unzipped")
    with tempfile.TemporaryDirectory() as folder:
        with redirect_stdout(io.StringIO()):
            made = packaged(Folder(Path(folder)), this_machine())
        for name, artefact in made.artefacts.items():
            if name.startswith(ZIPS):
                with ZipFile(Path(folder) / artefact.key) as archive:
                    unzipped = sum(each.file_size for each in archive.infolist())
                print(f"  {name:31} {artefact.bytes / 1e3:8,.0f}  {unzipped / 1e3:8,.0f}")


def _report_requests() -> None:
    print(f"\nA warm request, all in memory (ms, fastest of {REQUESTS}; in multiples of the first)")
    logging.disable(logging.CRITICAL)
    with redirect_stdout(io.StringIO()):
        times = {what: fastest(ask, runs=REQUESTS) for what, ask in _requests().items()}
    logging.disable(logging.NOTSET)
    _table(times)


def _table(times: Mapping[str, float]) -> None:
    """In ms, and in multiples of the first."""
    first = next(iter(times.values()))
    for what, time in times.items():
        print(f"  {what:26} {time * 1e3:8.2f} {time / first:6.1f}")


def _requests() -> Mapping[str, Callable[[], object]]:
    world = MemoryWorld()
    world.has_groups(a_group())
    world.has_plans(a_plan())
    schedule = a_schedule()
    world.has_executions(
        *(an_execution(schedule, execution_id=f"e-{n}", is_dry_run=True) for n in range(200))
    )

    def asking(path: str, **query: str) -> Callable[[], object]:
        return lambda: call_api(world, "GET", path, role=Role.VIEWER, query=query)

    return {
        "getMe": asking("/me"),
        "listExecutions, 1 of 200": asking("/executions", limit="1"),
        "listExecutions, 50 of 200": asking("/executions", limit="50"),
        "listExecutions, all 200": asking("/executions", limit="200"),
    }
