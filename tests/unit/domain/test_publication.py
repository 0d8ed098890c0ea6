"""What a publication of the console changes, and how its files are served."""

from datetime import timedelta

import pytest

from recovery.domain.publication import (
    KEPT,
    Changes,
    ConsoleFile,
    PublishedFile,
    cache_control,
    changes,
    content_type,
)
from tests.support.builders import NOON

PAGE = ConsoleFile("index.html", b"<script src=/assets/a.js>")
SCRIPT = ConsoleFile("assets/a.js", b"run()")
SETTINGS = ConsoleFile("config.json", b"{}")
ICON = ConsoleFile("favicon.svg", b"<svg/>")


def as_published(*files: ConsoleFile) -> list[PublishedFile]:
    return [PublishedFile(file.path, file.fingerprint) for file in files]


def test_a_first_console_is_put_so_that_nothing_is_ever_missing() -> None:
    made = changes([PAGE, SETTINGS, ICON, SCRIPT], [], NOON)

    assert made.put == (SCRIPT, ICON, SETTINGS, PAGE)
    assert made.leave_out == made.remove == ()


def test_what_is_published_already_is_not_put_again() -> None:
    made = changes([PAGE, SCRIPT], as_published(PAGE, SCRIPT), NOON)

    assert made == Changes(put=(), leave_out=(), remove=())


@pytest.mark.parametrize(
    "there",
    [
        PublishedFile(PAGE.path, "of an earlier one"),
        PublishedFile(PAGE.path),
        PublishedFile(PAGE.path, left_out_at=NOON),
    ],
)
def test_what_is_not_quite_the_same_is_put(there: PublishedFile) -> None:
    made = changes([PAGE], [there], NOON)

    assert made.put == (PAGE,)


def test_a_file_that_the_new_console_lacks_stays_for_pages_that_are_open() -> None:
    made = changes([PAGE], as_published(PAGE, SCRIPT), NOON)

    assert made.leave_out == (SCRIPT.path,)
    assert made.remove == ()


@pytest.mark.parametrize(("ago", "goes"), [(KEPT, False), (KEPT + timedelta(seconds=1), True)])
def test_a_file_goes_only_a_week_after_it_was_left_out(ago: timedelta, goes: bool) -> None:  # noqa: FBT001  what is expected
    old = PublishedFile(SCRIPT.path, left_out_at=NOON - ago)

    made = changes([PAGE], [*as_published(PAGE), old], NOON)

    assert made.remove == ((SCRIPT.path,) if goes else ())
    assert made.leave_out == ()


def test_the_same_content_is_another_file_when_it_is_served_otherwise() -> None:
    script, text = ConsoleFile("assets/a.js", b"run()"), ConsoleFile("assets/a.txt", b"run()")

    assert script.fingerprint != text.fingerprint


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("assets/index-3fd2.js", "public, max-age=31536000, immutable"),
        ("index.html", "no-cache"),
        ("favicon.svg", "no-cache"),
        ("config.json", "no-store"),
    ],
)
def test_only_what_has_a_hash_in_its_name_is_kept_by_browsers(path: str, kept: str) -> None:
    assert cache_control(path) == kept


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/a-1.2.JS", "text/javascript; charset=utf-8"),
        ("assets/a.css", "text/css; charset=utf-8"),
        ("assets/a.woff2", "font/woff2"),
        ("config.json", "application/json"),
        ("LICENSE", "application/octet-stream"),
    ],
)
def test_a_browser_is_told_what_a_file_is(path: str, kind: str) -> None:
    assert content_type(path) == kind
