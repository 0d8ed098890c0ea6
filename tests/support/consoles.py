"""Archives of consoles, as packaging makes them."""

from io import BytesIO
from zipfile import ZipFile

A_CONSOLE = {
    "index.html": b'<script src="/assets/index-1.js"></script>',
    "assets/index-1.js": b"run()",
    "favicon.svg": b"<svg/>",
}


def an_archive(files: dict[str, bytes] | None = None) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path, content in (A_CONSOLE if files is None else files).items():
            archive.writestr(path, content)
    return packed.getvalue()
