"""Archives: the same content always makes the same bytes."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from scripts.archive import archived


def nothing(_path: Path) -> bool:
    return False


def test_the_same_files_make_the_same_archive_whenever_they_were_written(tmp_path: Path) -> None:
    for name in ("old", "new"):
        (tmp_path / name / "deep").mkdir(parents=True)
        (tmp_path / name / "deep" / "b.py").write_text("b = 1")
        (tmp_path / name / "a.py").write_text("a = 1")
    os.utime(tmp_path / "old" / "a.py", (0, 0))
    (tmp_path / "old" / "a.py").chmod(0o600)

    old, new = (archived(tmp_path / name, leaves_out=nothing) for name in ("old", "new"))

    assert old == new


def test_other_content_makes_another_archive(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("a = 1")
    before = archived(tmp_path, leaves_out=nothing)
    (tmp_path / "a.py").write_text("a = 2")

    assert archived(tmp_path, leaves_out=nothing) != before


def test_files_lie_in_the_folder_that_is_asked_for_and_can_be_read_by_everybody(
    tmp_path: Path,
) -> None:
    (tmp_path / "kept.py").write_text("kept = True")
    (tmp_path / "left.pyc").write_text("")

    made = archived(tmp_path, within="python/", leaves_out=lambda path: path.suffix == ".pyc")

    (entry,) = ZipFile(BytesIO(made)).infolist()
    assert (entry.filename, entry.external_attr >> 16) == ("python/kept.py", 0o100644)
