"""The console as files behind a web address: how each is served, and what a publication changes.

A page that is open keeps asking for files of the console it was loaded from. So what a new console
leaves out is only marked, and goes with a publication of a later week.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

START = "index.html"
SETTINGS = "config.json"
KEPT = timedelta(days=7)
_HASHED = "assets/"
"""Names in it change with the content."""
_CONTENT_TYPES = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "map": "application/json",
    "mjs": "text/javascript; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
}


def content_type(path: str) -> str:
    return _CONTENT_TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")


def cache_control(path: str) -> str:
    if path == SETTINGS:
        return "no-store"
    return "public, max-age=31536000, immutable" if path.startswith(_HASHED) else "no-cache"


@dataclass(frozen=True)
class ConsoleFile:
    path: str
    content: bytes

    @property
    def fingerprint(self) -> str:
        """Of all that a browser gets, so that another header publishes it again, too."""
        headers = f"{content_type(self.path)}\n{cache_control(self.path)}\n"
        return sha256(headers.encode() + self.content).hexdigest()


@dataclass(frozen=True)
class PublishedFile:
    path: str
    fingerprint: str | None = None
    """None: somebody else put it there."""
    left_out_at: datetime | None = None


@dataclass(frozen=True)
class Changes:
    put: tuple[ConsoleFile, ...]
    """In this order, so that at any moment everything is there that a page refers to."""
    leave_out: tuple[str, ...]
    remove: tuple[str, ...]


def changes(
    files: Iterable[ConsoleFile], published: Iterable[PublishedFile], now: datetime
) -> Changes:
    """What is missing until just these files are the console. Of one path, the last one counts."""
    wanted, there = {file.path: file for file in files}, {each.path: each for each in published}
    old = [each for path, each in sorted(there.items()) if path not in wanted]
    return Changes(
        put=tuple(sorted(_missing(wanted.values(), there), key=_turn)),
        leave_out=tuple(each.path for each in old if each.left_out_at is None),
        remove=tuple(each.path for each in old if _is_over(each, now)),
    )


def _missing(
    wanted: Iterable[ConsoleFile], there: dict[str, PublishedFile]
) -> Iterator[ConsoleFile]:
    for file in wanted:
        if there.get(file.path) != PublishedFile(file.path, file.fingerprint):
            yield file


def _turn(file: ConsoleFile) -> tuple[bool, bool, bool, str]:
    """First what others refer to, last what refers to everything."""
    is_hashed = file.path.startswith(_HASHED)
    return file.path == START, file.path == SETTINGS, not is_hashed, file.path


def _is_over(file: PublishedFile, now: datetime) -> bool:
    return file.left_out_at is not None and now - file.left_out_at > KEPT
