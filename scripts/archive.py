"""Archives that are the same, byte for byte, whenever and wherever they are made.

So an archive is known by its hash, and what did not change is not uploaded again.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAWN = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file can name
_UNIX = 3
_READABLE = 0o100644


def archived(folder: Path, *, within: str = "", leaves_out: Callable[[Path], bool]) -> bytes:
    """The files of the folder, in the folder ``within`` of the archive."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
            name = path.relative_to(folder)
            if path.is_file() and not leaves_out(name):
                archive.writestr(_entry(f"{within}{name.as_posix()}"), path.read_bytes())
    return packed.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _DAWN)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE << 16
    return entry
