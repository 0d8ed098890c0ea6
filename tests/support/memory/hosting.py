"""The console's hosting in memory: what is served, what is kept of it, and a bucket that goes."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from recovery.domain.errors import ConsoleUnusable, HostingRefused
from recovery.domain.publication import ConsoleFile, PublishedFile
from recovery.ports.hosting import PublishingRoom, Upload, Version
from tests.support.memory.machinery import StandingClock


class MemoryArtefacts:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def read(self, key: str) -> bytes:
        if key not in self.kept:
            raise ConsoleUnusable(key, "it is not there")
        return self.kept[key]


class MemorySite:
    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.known: dict[str, PublishedFile] = {}
        self.written: list[str] = []
        """Paths in the order in which they were put."""
        self.breaks_at: str | None = None
        """The path that cannot be put."""

    def published(self) -> tuple[PublishedFile, ...]:
        return tuple(self.known.values())

    def put(self, file: ConsoleFile) -> None:
        if file.path == self.breaks_at:
            raise HostingRefused("PutObject", file.path, "SlowDown")
        self.contents[file.path] = file.content
        self.known[file.path] = PublishedFile(file.path, file.fingerprint)
        self.written.append(file.path)

    def leave_out(self, path: str, at: datetime) -> None:
        self.known[path] = replace(self.known[path], fingerprint=None, left_out_at=at)

    def remove(self, paths: Collection[str]) -> None:
        for path in paths:
            del self.contents[path], self.known[path]


class MemoryEdge:
    def __init__(self) -> None:
        self.forgotten: dict[str, tuple[str, ...]] = {}
        """Paths by reference: the same one again is the same request."""

    def forget(self, paths: Collection[str], *, reference: str) -> None:
        self.forgotten[reference] = tuple(paths)


class MemoryHosting:
    def __init__(self) -> None:
        self.clock = StandingClock()
        self.artefacts = MemoryArtefacts()
        self.site = MemorySite()
        self.edge = MemoryEdge()

    @property
    def room(self) -> PublishingRoom:
        return PublishingRoom(
            clock=self.clock, artefacts=self.artefacts, site=self.site, edge=self.edge
        )


class MemoryBucket:
    def __init__(
        self, versions: Iterable[Version] = (), uploads: Iterable[Upload] = (), *, page: int = 1000
    ) -> None:
        self.name = "console"
        self.versions = list(versions)
        self.uploads = list(uploads)
        self.protected: set[str] = set()
        """Keys that nobody may delete."""
        self._page = page

    def some_versions(self) -> tuple[Version, ...]:
        return tuple(self.versions[: self._page])

    def delete(self, versions: Collection[Version]) -> str | None:
        refused = [each for each in versions if each.key in self.protected]
        self.versions = [each for each in self.versions if each in refused or each not in versions]
        return f"{len(refused)} are refused" if refused else None

    def some_uploads(self) -> tuple[Upload, ...]:
        return tuple(self.uploads[: self._page])

    def abort(self, upload: Upload) -> None:
        self.uploads.remove(upload)
