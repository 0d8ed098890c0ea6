"""Code and layers are unpacked once for all who use them, as on AWS: mounted, and read only.

MiniStack unpacks them for every process that it starts: thousands of files, which Python has to
compile again each time. At 60 times the speed of time a cold start would take minutes.
"""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from zipfile import ZipFile

from ministack.core import lambda_runtime

from localcloud.patches.upstream import edited

_UNPACK_CODE = """    code_dir = os.path.join(self._tmpdir, "code")
    os.makedirs(code_dir)
    with open(os.path.join(self._tmpdir, "code.zip"), "wb") as f:
        f.write(self.code_zip)
    with zipfile.ZipFile(os.path.join(self._tmpdir, "code.zip")) as zf:
        zf.extractall(code_dir)
"""
_TAKE_CODE = "    code_dir = _unpacked(self.code_zip)\n"
_UNPACK_LAYER = "                os.makedirs(layer_dir)\n"
_TAKE_LAYER = """                layers_dirs.append(_unpacked(layer_data))
                continue
"""
_one_by_one = Lock()


def apply(*, kept_in: Path) -> None:
    """``kept_in`` outlives the local cloud: the next one unpacks and compiles nothing."""

    def unpacked(archive: bytes) -> str:
        with _one_by_one:
            return str(_unpacked(archive, kept_in))

    lambda_runtime.Worker._spawn = edited(
        lambda_runtime.Worker._spawn,
        {_UNPACK_CODE: _TAKE_CODE, _UNPACK_LAYER: _TAKE_LAYER + _UNPACK_LAYER},
        _unpacked=unpacked,
    )


def _unpacked(archive: bytes, kept_in: Path) -> Path:
    """Complete or not there, even if several local clouds do it at once.

    Archives come out of our own deployments; what is in them is not looked at.
    """
    folder = kept_in / sha256(archive).hexdigest()
    if not folder.is_dir():
        kept_in.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=kept_in, ignore_cleanup_errors=True) as unfinished:
            with ZipFile(BytesIO(archive)) as packed:
                packed.extractall(unfinished)
            _moved(Path(unfinished), folder)
    return folder


def _moved(unfinished: Path, folder: Path) -> None:
    try:
        unfinished.rename(folder)
    except OSError:
        if not folder.is_dir():  # nobody else was faster
            raise
