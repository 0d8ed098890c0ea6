"""Step Functions: state machines of MiniStack, carried out by the interpreter that moto ships."""

import sys
from importlib.util import find_spec, module_from_spec

_UNUSED = "moto.batch"
"""The interpreter wants one enumeration of it; the package loads all of EC2, which takes longer
than everything else at the start together."""


def _without_its_contents(package: str) -> None:
    """Its modules can be imported, but nothing is that only the package itself imports."""
    spec = find_spec(package)
    if spec and package not in sys.modules:
        sys.modules[package] = module_from_spec(spec)


_without_its_contents(_UNUSED)
