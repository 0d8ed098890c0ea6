"""The archive of our own code, with its modules compiled."""

import shutil
import tempfile
from hashlib import sha256
from pathlib import Path

from scripts.archive import archived
from scripts.compiling import compile_all, interpreter
from scripts.keeping import kept
from scripts.platform import Platform


def code_archive(folder: Path, platform: Platform) -> bytes:
    """Kept under the hash of the sources: the same code is compiled only once."""
    sources = archived(folder, leaves_out=_is_compiled)
    fingerprint = sha256(sources + str(interpreter(platform)).encode()).hexdigest()[:16]
    return kept(f"code-{fingerprint}.zip", lambda: _with_compiled_modules(folder, platform))


def _with_compiled_modules(folder: Path, platform: Platform) -> bytes:
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "code"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("__pycache__"))
        compile_all(copy, platform, as_in="/var/task")
        return archived(copy, leaves_out=lambda _: False)


def _is_compiled(path: Path) -> bool:
    return "__pycache__" in path.parts
