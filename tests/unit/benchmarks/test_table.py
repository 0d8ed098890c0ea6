"""Tables, and pages that they are written into."""

from pathlib import Path

import pytest

from benchmarks.table import Row, found, replaced, table, written

PAGE = """Before.
<!-- sizes -->
old
<!-- /sizes -->
After.
"""


def test_columns_of_numbers_stand_on_the_right() -> None:
    made = table(("what", "dollars"), [("a drill", "$0.05"), ("**all**", "**1,000**")])

    assert made.splitlines() == [
        "| what | dollars |",
        "| --- | ---: |",
        "| a drill | $0.05 |",
        "| **all** | **1,000** |",
    ]


def test_only_what_is_between_the_marks_is_replaced() -> None:
    assert replaced(PAGE, "sizes", "new") == PAGE.replace("old", "new")
    assert found(PAGE, "sizes") == "old"


def test_a_backslash_is_written_as_it_is() -> None:
    assert found(replaced(PAGE, "sizes", r"\1"), "sizes") == r"\1"


def test_a_page_without_marks_says_which_ones_it_needs() -> None:
    with pytest.raises(ValueError, match="<!-- times -->"):
        replaced(PAGE, "times", "new")


def test_writing_tells_whether_anything_changed(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)

    assert written(page, "sizes", "new")
    assert not written(page, "sizes", "new")


def test_a_row_is_one_line() -> None:
    assert Row("drill", "1 / 2 / 3").line == "| drill | 1 / 2 / 3 |  |"
