"""The pages of the repository, taken apart as a reader takes them: prose, code, commands, links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.support.running_cloud import ROOT

_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"(?:(?<=\n\n)|\A)((?: {4,}.*\n|\n(?= {4}))+)")


@dataclass(frozen=True)
class Page:
    path: Path

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        return _INDENTED.sub("\n", _FENCE.sub("", self.text))

    @cached_property
    def spans(self) -> tuple[str, ...]:
        """What stands in backticks."""
        return tuple(re.findall(r"`([^`\n]+)`", self.prose))

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """Commands for a shell: what is indented is shown, what is fenced as ``sh`` is run, too."""
        unfenced = _FENCE.sub("", self.text)
        fenced = (content for language, content in _FENCE.findall(self.text) if language == "sh")
        return (*fenced, *_INDENTED.findall(unfenced))

    @cached_property
    def commands(self) -> tuple[str, ...]:
        """Line by line, with what a backslash continues, and what stands in backticks."""
        lines = (re.sub(r"\\\n\s*", "", block).splitlines() for block in self.blocks)
        in_blocks = (line.strip() for block in lines for line in block)
        return (*(line for line in in_blocks if line), *self.spans)

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Targets and headings; without a target it is this page."""
        return tuple(re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]+))?\)", self.prose))

    @cached_property
    def headings(self) -> frozenset[str]:
        """As links name them."""
        found = re.findall(r"^#+ (.+)$", self.prose, re.MULTILINE)
        return frozenset(re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-") for name in found)

    def named(self, pattern: str) -> set[str]:
        """Whatever the pattern finds in code and commands."""
        return {name for code in self.commands for name in re.findall(pattern, code)}


def _pages() -> Iterator[Page]:
    for pattern in ("*.md", "docs/*.md", "*/README.md"):
        yield from map(Page, sorted(ROOT.glob(pattern)))


PAGES = tuple(_pages())


def page(name: str) -> Page:
    return next(each for each in PAGES if str(each) == name)
