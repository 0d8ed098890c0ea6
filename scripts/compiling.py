"""Compiles modules for the functions, which would otherwise do it again at every cold start.

Lambda has nowhere to keep compiled modules, and making them takes longer than all else in a start.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from scripts.failing import CannotGoOn
from scripts.platform import Platform, this_machine


def compile_all(folder: Path, platform: Platform, *, as_in: str) -> None:
    """``as_in``: where the folder will be, which tracebacks show."""
    python = interpreter(platform)
    if python is None:
        print(f"{'compiled':11} nothing: there is no {platform.runtime} here (slower cold starts)")
        return
    # Nothing of this machine and moment may get into the files: no order, no path, no time.
    command = [python, "-m", "compileall", "-q", "-f", "--invalidation-mode", "unchecked-hash"]
    command += ["-s", str(folder), "-p", as_in, str(folder)]
    done = subprocess.run(  # noqa: S603  a Python of this machine
        command, env=_surroundings(), capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stdout + done.stderr
        raise CannotGoOn(f"{platform.runtime} cannot compile the code:\n{said}")


@cache
def interpreter(platform: Platform) -> str | None:
    """Compiled modules are good for one version of Python only."""
    if platform.runtime == this_machine().runtime:
        return sys.executable
    found = shutil.which(platform.runtime)
    return found if found and _works(found) else None


def _works(python: str) -> bool:
    """Some tools put a file of that name into the path which only says what to install."""
    asked = subprocess.run([python, "-c", ""], capture_output=True, check=False)  # noqa: S603  likewise
    return asked.returncode == 0


def _surroundings() -> dict[str, str]:
    ours = {name: each for name, each in os.environ.items() if not name.startswith("PYTHON")}
    return {**ours, "PYTHONHASHSEED": "0"}
