"""Where several processes share the work: which tests stay together, and which come first.

A local cloud is started by the process whose tests need it. So all tests of a folder with such
fixtures go to one process, and none of its clouds is started twice.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

TESTS = Path(__file__).parent.parent
LONGEST = ("browser", "integration/deployment", "e2e/engine", "e2e")
"""Begun first, so that nobody waits for one of them in the end."""


class Companies(LoadFileScheduling):  # type: ignore[misc]  # xdist says nothing about its types
    def _split_scope(self, nodeid: str) -> str:
        return company(TESTS.parent / nodeid.partition("::")[0])


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Companies | None:
    """In the place of ``--dist loadfile``."""
    return Companies(config, log) if config.getvalue("dist") == "loadfile" else None


@pytest.hookimpl(tryfirst=True)  # before anybody notes down an id
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    _tell_apart(items)
    items.sort(key=lambda item: _rank(company(item.path)))


@cache
def company(file: Path) -> str:
    """The folder whose fixtures it uses, or the file itself where there is none."""
    folders = (folder for folder in file.parents if (folder / "conftest.py").is_file())
    nearest = next(folders, TESTS)
    return (file if nearest == TESTS else nearest).relative_to(TESTS).as_posix()


def _tell_apart(items: list[pytest.Item]) -> None:
    """xdist runs one test of each id. Those of schemathesis share one, but not their names."""
    counted = Counter(item.nodeid for item in items)
    for item in items:
        if counted[item.nodeid] > 1 and item.parent:
            item._id = item.parent.id.child(item.name)  # noqa: SLF001  nothing else sets it
    if lost := len(items) - len({item.nodeid for item in items}):
        raise pytest.UsageError(f"{lost} tests have the id of another one: xdist would lose them.")


def _rank(company: str) -> int:
    return LONGEST.index(company) if company in LONGEST else len(LONGEST)
