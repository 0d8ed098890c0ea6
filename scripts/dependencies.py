"""The layer: what the code imports, as pinned in ``requirements/runtime.txt``.

Made by pip for the platform of the functions, and kept under the hash of all that went into it.
"""

import subprocess
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from scripts.archive import archived
from scripts.compiling import compile_all, interpreter
from scripts.failing import CannotGoOn
from scripts.keeping import ROOT, kept
from scripts.platform import Platform

PINS = ROOT / "requirements" / "runtime.txt"

# The services that the code calls. botocore describes 400 of them in 25 MB, which every cold start
# would unpack.
SERVICES = (
    "cloudfront",
    "drs",
    "dynamodb",
    "ec2",
    "events",
    "iam",
    "lambda",
    "logs",  # crhelper makes a client of it, and calls nothing
    "s3",
    "service-quotas",
    "sns",
    "ssm",
    "stepfunctions",
    "sts",
    "xray",
)
# What only installers and debuggers read.
_NOISE = ("RECORD", "INSTALLER", "REQUESTED", "WHEEL", "direct_url.json")
_FOLDERS_OF_NOISE = {"tests", "bin", "licenses"}


def dependencies(platform: Platform) -> bytes:
    """The archive of the layer; the second time within a moment."""
    name = f"dependencies-{platform.name}-{_fingerprint(platform)}.zip"
    return kept(name, lambda: _made(platform))


def _fingerprint(platform: Platform) -> str:
    system = sys.platform if platform.is_this_machine else "lambda"
    surroundings = f"{system} {interpreter(platform)}"
    parts = [PINS.read_bytes(), Path(__file__).read_bytes(), surroundings.encode()]
    return sha256(b"\0".join(parts)).hexdigest()[:16]


def _made(platform: Platform) -> bytes:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        _install(platform, folder)
        compile_all(folder, platform, as_in="/opt/python")
        return archived(folder, within="python/", leaves_out=_is_noise)


def _install(platform: Platform, folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-compile", "--require-hashes", "--only-binary=:all:", "--no-deps"]
    command += [*platform.pip_options(), "--target", str(folder), "--requirement", str(PINS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  pip
    if done.returncode:
        raise CannotGoOn(
            f"pip cannot install {PINS.relative_to(ROOT)} for {platform.name}:\n{done.stderr}"
        )


def _is_noise(path: Path) -> bool:
    if _FOLDERS_OF_NOISE & set(path.parts[:-1]) or path.suffix == ".pyi":
        return True
    if path.parts[0].endswith(".dist-info"):
        return path.name in _NOISE
    return _is_model_of_another_service(path)


def _is_model_of_another_service(path: Path) -> bool:
    match path.parts:
        case ("botocore" | "boto3", "data", service, _, *_):
            return service not in SERVICES
        case _:
            return False
