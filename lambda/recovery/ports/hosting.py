"""What hosting the console needs of the outside: files, a cache in front of them, and their end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from recovery.domain.publication import ConsoleFile, PublishedFile
from recovery.ports.clock import Clock


class Artefacts(Protocol):
    def read(self, key: str) -> bytes:
        """Raises ConsoleUnusable if it is not there."""
        ...


class Site(Protocol):
    """The files that are served."""

    def published(self) -> tuple[PublishedFile, ...]: ...

    def put(self, file: ConsoleFile) -> None: ...

    def leave_out(self, path: str, at: datetime) -> None:
        """Marks it as no longer part of the console; it is still served."""
        ...

    def remove(self, paths: Collection[str]) -> None: ...


class Edge(Protocol):
    """What keeps copies of files near to those who ask for them."""

    def forget(self, paths: Collection[str], *, reference: str) -> None:
        """Once for each reference."""
        ...


@dataclass(frozen=True, kw_only=True)
class PublishingRoom:
    clock: Clock
    artefacts: Artefacts
    site: Site
    edge: Edge


@dataclass(frozen=True)
class Version:
    """Of a file; where it was deleted, that is a version too."""

    key: str
    version_id: str


@dataclass(frozen=True)
class Upload:
    """That was begun and never ended: it is in no list of files, and counts."""

    key: str
    upload_id: str


class Bucket(Protocol):
    name: str

    def some_versions(self) -> tuple[Version, ...]:
        """As many as can be deleted at once. None: it is empty, or gone."""
        ...

    def delete(self, versions: Collection[Version]) -> str | None:
        """All of them. Why not, if any is left."""
        ...

    def some_uploads(self) -> tuple[Upload, ...]: ...

    def abort(self, upload: Upload) -> None: ...
