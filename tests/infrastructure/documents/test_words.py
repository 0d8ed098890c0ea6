"""Words that a page takes from the product are still its words: in the code, and on the screen."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.pages import PAGES, Page, page
from tests.support.running_cloud import ROOT

_CAPITALS = re.compile(r"(?<![\w$])[A-Z]+(?:_[A-Z]+)+(?!\w)|(?<=`)[A-Z]{4,}(?=`)")
_OF_AWS = frozenset(
    {"ERROR_CODE", "ERROR_MESSAGE", "LAUNCH_END", "RETAIN", "ROLLBACK_COMPLETE"}
    | {"UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED", "USING_PREVIOUS_SNAPSHOT"}
)
_SOURCES = (
    *("lambda/**/*.py", "localcloud/**/*.py", "scripts/**/*.py"),
    *("frontend/e2e/**/*.ts", "cfn/*.yaml", "ssm-documents/*.yaml", "Makefile"),
)
_SHOWN = ("frontend/src/**/*.ts*", "lambda/recovery/**/*.py")
_NEAR = r".{0,80}?"
_SAID = re.compile(
    r"""'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`([^`]*)`|[>}]([^<>{}();=]+)[<{]"""
)
"""Strings, and what stands between tags."""

every_page = pytest.mark.parametrize("page", PAGES, ids=str)
guides = pytest.mark.parametrize("name", ["docs/guide.md", "docs/runbook.md"])


@every_page
def test_every_word_in_capitals_is_a_word_of_the_product(page: Page) -> None:
    used_here = page.named(r"\$([A-Z_]+)")

    assert sorted(set(_CAPITALS.findall(page.prose)) - capitals() - _OF_AWS - used_here) == []


def test_every_status_that_the_guide_tells_is_one_of_the_domain() -> None:
    told = set(re.findall(r"\(`([A-Z_]+)`", page("docs/guide.md").prose))

    assert told
    assert sorted(told - statuses()) == []


@guides
def test_every_word_in_italics_is_on_the_screen(name: str) -> None:
    prose = re.sub(r"`[^`]*`|\*\*", "", page(name).prose)
    quoted = {" ".join(words.split()) for words in re.findall(r"\*([^*]+)\*", prose)}

    assert quoted
    assert sorted(words for words in quoted if not is_on_the_screen(words)) == []


def is_on_the_screen(words: str) -> bool:
    """`…` stands for what differs."""
    parts = [re.escape(part.strip()) for part in words.split("…") if part.strip()]
    return re.search(rf"(?<!\w){_NEAR.join(parts)}(?!\w)", screen()) is not None


@cache
def screen() -> str:
    """Every text that the console has or the brain says, in one line."""
    said = (" ".join(found) for text in texts(*_SHOWN) for found in _SAID.findall(text))
    return " ".join(" ".join(said).split())


@cache
def capitals() -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z][A-Z_]{2,}\b", "\n".join(texts(*_SOURCES))))


@cache
def statuses() -> frozenset[str]:
    """Members of enumerations, and literals that tell states apart."""
    domain = "\n".join(texts("lambda/recovery/domain/**/*.py"))
    members = re.findall(r"^    [A-Z_]+ = \"([A-Z_]+)\"$", domain, re.MULTILINE)
    literals = re.findall(r"Literal\[([^\]]+)\]", domain)
    return frozenset({*members, *re.findall(r"\"([A-Z_]+)\"", " ".join(literals))})


def texts(*patterns: str) -> Iterator[str]:
    files: list[Path] = [file for pattern in patterns for file in sorted(ROOT.glob(pattern))]
    return (file.read_text(encoding="utf-8") for file in files if ".test." not in file.name)
