"""What becomes of the table when only the counted part is measured anew."""

from pathlib import Path

import pytest

from benchmarks import __main__ as program
from benchmarks.table import Row, table

BEFORE = (Row("transitions", "1 / 2 / 3"), Row("imports", "api 2.0", "of boto3"))


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a count and a time."""
    written = tmp_path / "README.md"
    content = table(program.HEADS, BEFORE)
    written.write_text(f"<!-- {program.MARK} -->\n{content}\n<!-- /{program.MARK} -->\n")
    monkeypatch.setattr(program, "PAGE", written)
    return written


@pytest.mark.usefixtures("page")
def test_rows_with_times_stay_as_they_are() -> None:
    counted = [Row("transitions", "4 / 5 / 6")]

    assert list(program.timed_before(counted)) == [BEFORE[1]]


@pytest.mark.usefixtures("page")
def test_a_row_without_anything_beside_it_is_read_again() -> None:
    assert list(program.timed_before([])) == list(BEFORE)
