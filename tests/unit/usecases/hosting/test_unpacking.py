"""Archives of consoles: good ones, broken ones, and those that lead elsewhere."""

import pytest

from recovery.domain.errors import ConsoleUnusable
from recovery.usecases.hosting.unpacking import unpacked
from tests.support.consoles import A_CONSOLE, an_archive


def test_files_have_the_paths_under_which_they_will_be_served() -> None:
    files = unpacked(an_archive({"assets/": b""} | A_CONSOLE), artefact="12/console.zip")

    assert {file.path: file.content for file in files} == A_CONSOLE


@pytest.mark.parametrize(
    "name",
    ["../index.html", "a/../../b", "/etc/passwd", "a//b", "./a", "a\\b", "C:a", "..", "a/./b"],
)
def test_a_path_that_leads_out_of_the_console_is_refused(name: str) -> None:
    archive = an_archive(A_CONSOLE | {name: b"evil"})

    with pytest.raises(ConsoleUnusable, match="leads out of the console"):
        unpacked(archive, artefact="12/console.zip")


def test_a_path_that_is_cut_short_by_who_reads_it_is_refused() -> None:
    archive = an_archive(A_CONSOLE | {"index.html#.js": b"evil"}).replace(b"html#", b"html\0")

    with pytest.raises(ConsoleUnusable, match="leads out of the console"):
        unpacked(archive, artefact="12/console.zip")


def flipped(archive: bytes) -> bytes:
    """Its first content, by one bit."""
    at = archive.index(b"<script")
    return archive[:at] + b"=" + archive[at + 1 :]


@pytest.mark.parametrize(
    "archive", [b"", b"<html>no archive</html>", an_archive()[:-30], flipped(an_archive())]
)
def test_a_broken_archive_is_told_by_its_name(archive: bytes) -> None:
    with pytest.raises(ConsoleUnusable, match=r"12/console\.zip: it cannot be unpacked"):
        unpacked(archive, artefact="12/console.zip")


def test_an_archive_without_a_start_is_no_console() -> None:
    archive = an_archive({"assets/index-1.js": b"run()"})

    with pytest.raises(ConsoleUnusable, match=r"has no index\.html"):
        unpacked(archive, artefact="12/console.zip")
