"""Measures, and writes what was measured into README.md beside this and into docs/costs.md.

With --counts it is only what does not depend on the machine: a minute instead of ten.
"""

import argparse
import os
import platform
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import perf_counter

from benchmarks import api, brain, console, cost_page, deployment, engine, operations, twin
from benchmarks.table import Row, found, table, written

PAGE = Path(__file__).parent / "README.md"
MARK = "measured"
HEADS = ("what", "10 / 100 / 1,000 servers, or at all", "beside it")
Part = Callable[[], Iterator[Row]]
COUNTED: Mapping[str, Part] = {
    "pace": engine.pace,
    "calls": engine.calls,
    "costs": cost_page.rows,
}
TIMED: Mapping[str, Part] = {
    "brain": brain.rows,
    "api": api.rows,
    "operations": operations.rows,
    "twin": twin.rows,
    "deployment": deployment.rows,
    "console": console.rows,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--counts", action="store_true", help="only what is counted")
    is_counting = parser.parse_args().counts
    counted = list(_told(COUNTED))
    for mark, content in cost_page.tables().items():
        written(cost_page.PAGE, mark, content)
    timed = timed_before(counted) if is_counting else [_machine(), *_told(TIMED)]
    written(PAGE, MARK, table(HEADS, [*counted, *timed]))


def _told(parts: Mapping[str, Part]) -> Iterator[Row]:
    """As they come, because some take minutes."""
    for name, rows in parts.items():
        began = perf_counter()
        for row in rows():
            print(row.line, flush=True)
            yield row
        print(f"{name:11} {perf_counter() - began:.0f} s", file=sys.stderr, flush=True)


def timed_before(counted: list[Row]) -> Iterator[Row]:
    """What the page says already; the rule below the heads is no row."""
    names = {HEADS[0], *(row.what for row in counted)}
    for line in found(PAGE.read_text(), MARK).splitlines():
        row = Row(*line.strip("| ").split(" | "))
        if row.what not in names and not row.what.startswith("---"):
            yield row


def _machine() -> Row:
    return Row(
        "All times below: the machine",
        f"{os.cpu_count()} cores, {_processor()}",
        f"Python {platform.python_version()}, {platform.system()}",
    )


def _processor() -> str:
    """As Linux calls it; elsewhere only the kind is known."""
    named = Path("/proc/cpuinfo")
    lines = named.read_text().splitlines() if named.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())


if __name__ == "__main__":
    main()
