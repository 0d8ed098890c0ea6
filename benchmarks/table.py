"""Tables in Markdown, and pages into which they are written between two marks.

<!-- benchmarks -->
| … |
<!-- /benchmarks -->
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

_NUMBER = re.compile(r"(below )?[*$]*[\d,.]+[*]*|")


class Row(NamedTuple):
    """Of the one table in README.md."""

    what: str
    result: str
    beside: str = ""

    @property
    def line(self) -> str:
        return _line(self)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A column of numbers stands on the right."""
    lines = list(rows)
    rule = [
        "---:" if all(map(_NUMBER.fullmatch, cells)) else "---"
        for cells in zip(*lines, strict=True)
    ]
    return "\n".join(map(_line, (heads, rule, *lines)))


def joined(values: Iterable[str]) -> str:
    """For 10, 100 and 1,000 servers, say."""
    return " / ".join(values)


def weighed(amount: float) -> str:
    """To two digits: how far items shrink depends on the zlib of the machine."""
    return f"{float(f'{amount:.2g}'):,}".removesuffix(".0")


def written(page: Path, mark: str, content: str) -> bool:
    """Whether it said something else before."""
    before = page.read_text()
    after = replaced(before, mark, content)
    page.write_text(after)
    return before != after


def replaced(text: str, mark: str, content: str) -> str:
    pattern = _between(mark)
    if not pattern.search(text):
        message = f"The page has no marks <!-- {mark} --> and <!-- /{mark} -->. Write them into it."
        raise ValueError(message)
    return pattern.sub(lambda found: f"{found[1]}\n{content}\n{found[3]}", text)


def found(text: str, mark: str) -> str:
    match = _between(mark).search(text)
    return match[2].strip() if match else ""


def _between(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(<!-- {mark} -->)(.*?)(<!-- /{mark} -->)", re.DOTALL)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
