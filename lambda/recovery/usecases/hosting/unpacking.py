"""The files of the console, out of the archive that packaging made of them."""

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from recovery.domain.errors import ConsoleUnusable
from recovery.domain.publication import START, ConsoleFile


def unpacked(archive: bytes, *, artefact: str) -> tuple[ConsoleFile, ...]:
    """``artefact`` is what errors call it. Raises ConsoleUnusable."""
    try:
        with ZipFile(BytesIO(archive)) as opened:
            files = tuple(_files(opened, artefact))
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise ConsoleUnusable(artefact, f"it cannot be unpacked ({error})") from error
    if START not in {file.path for file in files}:
        raise ConsoleUnusable(artefact, f"it has no {START}")
    return files


def _files(opened: ZipFile, artefact: str) -> Iterator[ConsoleFile]:
    for entry in opened.infolist():
        # What the archive says, before zipfile makes something harmless of it.
        if not _is_inside(entry.orig_filename):
            raise ConsoleUnusable(artefact, f"{entry.orig_filename!r} leads out of the console")
        if not entry.is_dir():
            yield ConsoleFile(entry.filename, opened.read(entry))


def _is_inside(name: str) -> bool:
    parts = name.removesuffix("/").split("/")
    return not {"", ".", ".."} & set(parts) and not set(name) & set("\\:\0")
