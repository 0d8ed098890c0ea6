"""Functions run with the app's interpreter and find in their environment what AWS would put there.

MiniStack starts them with its own interpreter, whose packages are not those of a deployed
function, and hands down all of its own environment: paths, settings and credentials included.
"""

import os
import sys
from collections.abc import Mapping
from typing import Any

from ministack.core import lambda_runtime

from localcloud.patches.upstream import edited, relies_on

# What a process needs to run at all, and what tells the SDK and MiniStack's worker where they are.
_HANDED_DOWN = (
    *("PATH", "LANG", "LC_ALL", "TMPDIR", "SSL_CERT_FILE"),
    *("AWS_ENDPOINT_URL", "GATEWAY_PORT"),
    "PYTHONPYCACHEPREFIX",  # what one has compiled, the others need not compile
)
_AS_ON_AWS = {
    "TZ": ":UTC",
    "HOME": os.devnull,  # nobody's: the AWS configuration of this person is none of its business
}


def apply(*, python: str, clock: Mapping[str, str]) -> None:
    """``clock`` goes into the children only: templates know nothing of simulated time."""
    handed_down = {name: os.environ[name] for name in _HANDED_DOWN if name in os.environ}
    surroundings = {**handed_down, **_AS_ON_AWS, **clock}
    lambda_runtime.Worker._spawn = edited(
        lambda_runtime.Worker._spawn,
        {"spawn_env = {**os.environ, **env_vars}": "spawn_env = {**_surroundings, **env_vars}"},
        _surroundings=surroundings,
    )
    relies_on(lambda_runtime._detect_runtime_binary, "return sys.executable, _PYTHON_WORKER_SCRIPT")
    lambda_runtime._detect_runtime_binary = _with_interpreter(
        lambda_runtime._detect_runtime_binary, python or sys.executable
    )


def _with_interpreter(detect: Any, python: str) -> Any:
    def detect_binary(runtime: str) -> tuple[str, str]:
        binary, script = detect(runtime)
        return (python if binary == sys.executable else binary), script

    return detect_binary
