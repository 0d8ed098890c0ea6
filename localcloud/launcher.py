"""Starts the local cloud from any Python: checks what can be checked, then becomes the server.

It needs nothing but the standard library, because it may run in any environment. The server has
its own (MiniStack wants exactly one botocore), so this process turns into it: same process id,
same terminal.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from localcloud.options import CannotStart, Options, must_be_free, options

ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / ".venv-localcloud"
HUB_ACCOUNT = "111122223333"
"""Where the product is deployed: the account of everything that names no other."""


def launch(arguments: Sequence[str]) -> NoReturn:
    try:
        chosen = options(arguments)
        python = server_python()
        must_be_free(chosen.port)
        if chosen.console_port:
            must_be_free(chosen.console_port, "--console-port")
    except CannotStart as problem:
        print(f"localcloud: {problem}", file=sys.stderr)  # noqa: T201  to the person at the terminal
        sys.exit(2)
    folder = tempfile.mkdtemp(prefix="localcloud-")
    command = [str(python), "-m", "localcloud.embedded", *arguments]
    os.execve(python, command, surroundings(chosen, folder))  # noqa: S606  our own server


def server_python() -> Path:
    """``LOCALCLOUD_PYTHON`` names another environment that has the same pins."""
    if named := os.environ.get("LOCALCLOUD_PYTHON"):
        python, is_ready = Path(named), Path(named).is_file()
    else:
        python = ENVIRONMENT / "bin" / "python"
        # Written last by `make`: without it the packages are not all there.
        is_ready = python.is_file() and (ENVIRONMENT / "lib" / "ready").is_file()
    if not is_ready:
        raise CannotStart(f"The environment of {python} is not set up. Run: make demo")
    return python


def surroundings(chosen: Options, folder: str) -> dict[str, str]:
    """All that the server finds: MiniStack's settings, and nothing of this person's own AWS."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TERM", "PYTHONPYCACHEPREFIX", "LOCALCLOUD_CALLS")
    return {
        # Compiled modules go where `make` keeps them, and never next to their source.
        "PYTHONPYCACHEPREFIX": str(ROOT / ".cache" / "pycache"),
        **{name: os.environ[name] for name in kept if name in os.environ},
        "PYTHONPATH": str(ROOT),
        "TMPDIR": folder,
        "LOCALCLOUD_FOLDER": folder,
        "SSL_CERT_FILE": f"{folder}/certificate.pem",
        "STATE_DIR": f"{folder}/state",
        "S3_DATA_DIR": f"{folder}/s3",
        "LOCALCLOUD_PARENT": str(os.getppid()),
        "LOCALCLOUD_UNPACKED": str(ROOT / ".cache" / "unpacked"),
        "LAMBDA_PYTHON": str(_functions_python()),
        "LAMBDA_WARM_TTL_SECONDS": "30",
        "AUTH": str(chosen.is_iam_on).lower(),
        "GATEWAY_PORT": str(chosen.port),
        "MINISTACK_ACCOUNT_ID": HUB_ACCOUNT,
        "AWS_ENDPOINT_URL": chosen.endpoint,
        "AWS_ACCESS_KEY_ID": HUB_ACCOUNT,
        "AWS_SECRET_ACCESS_KEY": "of-root",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "DOCKER_HOST": f"unix://{folder}/no-docker",
        "IOT_MTLS_ENABLED": "0",
        "SFTP_ENABLED": "0",
        "LOG_LEVEL": "WARNING",
    }


def _functions_python() -> Path:
    """What functions run with: the app's environment, which has what a deployed layer has."""
    if named := os.environ.get("LAMBDA_PYTHON"):
        return Path(named)
    apps = ROOT / ".venv" / "bin" / "python"
    return apps if apps.is_file() else Path(sys.executable)
