"""Tries every fault at every call, and writes docs/fault-table.md: minutes on two cores.

`PYTHONPATH=lambda python -m tests.support.fault_table`; with words after it, only the faults whose
names have all of them are tried and printed, and nothing is written.
"""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, redirect_stdout
from datetime import timedelta
from io import StringIO
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.faults.blows import blows
from tests.support.faults.book import PAGE, Book
from tests.support.faults.outcomes import OTHER_TROUBLES, outcome, trouble_of
from tests.support.faults.points import Blow, Point
from tests.support.faults.story import told
from tests.support.faults.trouble import Trouble
from tests.support.running_cloud import RunningCloud, running_cloud

_BAD = ("BROKEN", "NOT MET")
Found = list[tuple[Blow | str, str]]


def main(words: Sequence[str]) -> None:
    usual, points = _clean()
    wanted = [
        each
        for each in (*blows(points), *OTHER_TROUBLES)
        if all(word in f"{each}" for word in words)
    ]
    processes = cpu_count() or 1
    shares = [(wanted[first::processes], usual) for first in range(processes)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        found = dict(pair for share in pool.map(_tried, shares) for pair in share)
    cells = {each: found[each] for each in wanted if isinstance(each, Blow)}
    others = {each: found[each] for each in wanted if isinstance(each, str)}
    if not words:
        PAGE.write_text(Book(cells, others).text())
    if broken := [f"{each}: {said}" for each, said in found.items() if said.startswith(_BAD)]:
        sys.exit("\n".join(broken))


def _clean() -> tuple[timedelta, list[Point]]:
    with _cloud() as cloud, told(cloud, Trouble()) as story:
        return story.took, story.gate.points


def _tried(share: tuple[list[Blow | str], timedelta]) -> Found:
    """In a process and over a local cloud of its own."""
    wanted, usual = share
    found: Found = []
    with _cloud() as cloud:
        for each in wanted:
            trouble = OTHER_TROUBLES[each] if isinstance(each, str) else trouble_of(each)
            found.append((each, outcome(cloud, trouble, usual=usual)))
            sys.stderr.write(f"{each}: {found[-1][1]}\n")
    return found


@contextmanager
def _cloud() -> Iterator[RunningCloud]:
    """Quietly."""
    with (
        TemporaryDirectory() as folder,
        running_cloud("--speed", "60", folder=Path(folder)) as cloud,
        redirect_stdout(StringIO()),
    ):
        yield cloud


if __name__ == "__main__":
    main(sys.argv[1:])
