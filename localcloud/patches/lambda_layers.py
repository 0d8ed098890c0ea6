"""A layer is unpacked once for all who use it, as on AWS, where it is a mounted file system.

MiniStack unpacks it for every process that it starts, thousands of files and seconds each time: at
60 times the speed of time a cold start would take minutes.
"""

import tempfile
from hashlib import sha256
from io import BytesIO
from threading import Lock
from zipfile import ZipFile

from ministack.core import lambda_runtime

from localcloud.patches.upstream import edited

_UNPACK = "                os.makedirs(layer_dir)\n"
_LINK = """                os.symlink(_unpacked_layer(layer_data), layer_dir)
                layers_dirs.append(layer_dir)
                continue
"""
_folders: dict[str, str] = {}
_one_by_one = Lock()


def apply() -> None:
    lambda_runtime.Worker._spawn = edited(
        lambda_runtime.Worker._spawn, {_UNPACK: _LINK + _UNPACK}, _unpacked_layer=_unpacked
    )


def _unpacked(layer: bytes) -> str:
    """Layers come out of our own deployments; what is in them is not looked at."""
    known = sha256(layer).hexdigest()
    with _one_by_one:
        if known not in _folders:
            folder = tempfile.mkdtemp(prefix="ministack-layer-")
            with ZipFile(BytesIO(layer)) as archive:
                archive.extractall(folder)
            _folders[known] = folder
        return _folders[known]
