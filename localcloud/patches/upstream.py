"""What our patches rely on in MiniStack and moto: looked at when they are applied, at every start.

A raised pin that moves the ground under a patch thus fails at once, and says which patch it is.
"""

import inspect
import linecache
import sys
import textwrap
from collections.abc import Mapping
from typing import Any


class UpstreamChanged(Exception):
    """A patch no longer fits: read what changed, then adapt the patch or delete it."""


def relies_on(subject: Any, *texts: str) -> None:
    """Each text stands exactly once in the source of the function, class or module."""
    source = inspect.getsource(subject)
    for text in texts:
        _expect_once(source, text, subject.__name__)


def replaced(source: str, changes: Mapping[str, str], *, name: str) -> str:
    for old, new in changes.items():
        _expect_once(source, old, name)
        source = source.replace(old, new)
    return source


def edited(function: Any, changes: Mapping[str, str], **names: Any) -> Any:
    """The function with parts of its text replaced; ``names`` are what the new text may use.

    It lives on in its own module, where ``names`` are added, and it may be edited again.
    """
    module = function.__globals__
    if taken := names.keys() & module.keys():
        raise UpstreamChanged(f"{function.__module__} now has names of its own: {sorted(taken)}")
    module.update(names)
    source = textwrap.dedent(inspect.getsource(function))
    source = replaced(source, changes, name=function.__qualname__)
    file = f"<{function.__module__}.{function.__qualname__}, edited {len(linecache.cache)}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    made: dict[str, Any] = {}
    exec(compile(source, file, "exec"), module, made)  # noqa: S102  their text with our change in it, instead of a copy of the whole
    return made[function.__name__]


def replace_everywhere(name: str, value: Any, *, package: str) -> None:
    """In every loaded module of the package that has imported the name from another."""
    for module_name, module in list(sys.modules.items()):
        if module_name.startswith(package) and hasattr(module, name):
            vars(module)[name] = value


def _expect_once(source: str, text: str, name: str) -> None:
    found = source.count(text)
    if found != 1:
        raise UpstreamChanged(
            f"A patch of the local cloud expects this once in {name}, and finds it {found} times: "
            f"{text!r}. Adapt the patch, or delete it if the difference is gone."
        )
