"""What the code will run on: dependencies with compiled parts are made for exactly that."""

import platform
import sys
from dataclasses import dataclass

_WHEELS = {"arm64": "manylinux2014_aarch64", "x86_64": "manylinux2014_x86_64"}
_HERE = {"aarch64": "arm64", "arm64": "arm64", "x86_64": "x86_64", "AMD64": "x86_64"}
ARCHITECTURES = tuple(_WHEELS)


@dataclass(frozen=True)
class Platform:
    runtime: str = "python3.13"
    architecture: str = "arm64"
    is_this_machine: bool = False
    """An emulator runs functions with the Python that runs this, whatever its system is."""

    @property
    def name(self) -> str:
        return f"{self.runtime}-{self.architecture}"

    def pip_options(self) -> list[str]:
        if self.is_this_machine:
            return []
        version = self.runtime.removeprefix("python")
        return ["--platform", _WHEELS[self.architecture], "--python-version", version]


def this_machine() -> Platform:
    runtime = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return Platform(runtime, _HERE.get(platform.machine(), "x86_64"), is_this_machine=True)
