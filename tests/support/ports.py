"""Ports for local clouds: several processes start some at once, beside other runs."""

import os
import socket
from contextlib import suppress
from itertools import count
from random import randrange

_FIRST = 20_000
"""Lower than any that the system gives to whoever calls, as it does thousands of times a run."""
_ALL = 12_500
_EACH = 500
"""For each process of a run, begun anywhere in them."""
_OFFSETS = count(randrange(_EACH))


def free_port() -> int:
    for _ in range(_EACH):
        port = _next()
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("No port is free.")


def _next() -> int:
    process = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return _FIRST + (process * _EACH + next(_OFFSETS) % _EACH) % _ALL
