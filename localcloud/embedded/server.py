"""The process: it serves until it is told to stop, and then leaves nothing behind."""

import asyncio
import logging
import os
import resource
import shutil
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from hypercorn.asyncio import serve
from hypercorn.config import Config

from localcloud.embedded.children import end_children
from localcloud.embedded.gateway import App

_LOOK_SECONDS = 0.2
_KEEP_ALIVE_SECONDS = 75
_FILES = 8192


@dataclass(frozen=True)
class Seat:
    """Where the server sits, and what goes when it goes."""

    port: int
    folder: str
    parent: int
    """The process that started it: without it, nobody is left to stop this one."""

    def leave(self, code: int) -> NoReturn:
        # What fails from now on fails because everything ends.
        logging.disable()
        end_children()
        shutil.rmtree(self.folder, ignore_errors=True)
        sys.stdout.flush()
        sys.stderr.flush()
        # Not sys.exit: threads of calls in flight would keep the process for as long as they like.
        os._exit(code)


@dataclass(frozen=True)
class SideDoor:
    """Another app, where somebody listens already."""

    app: App
    listener: socket.socket


def run(app: App, side_door: SideDoor, seat: Seat, when_up: Callable[[], None]) -> NoReturn:
    """``when_up`` is called on a thread as soon as requests are answered."""
    _allow_many_files()
    asyncio.run(_serve(app, side_door, seat, when_up))
    raise AssertionError("unreachable: the server leaves from inside")


def _allow_many_files() -> None:
    """Every function that runs costs three pipes and a connection or two."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if most == resource.RLIM_INFINITY else min(_FILES, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


async def _serve(
    app: App, side_door: SideDoor, seat: Seat, when_up: Callable[[], None]
) -> NoReturn:
    told = asyncio.Event()
    for word in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(word, told.set)
    never = asyncio.Event()
    front, side = _config(f"127.0.0.1:{seat.port}"), _config(f"fd://{side_door.listener.fileno()}")
    tasks = [
        asyncio.create_task(serve(app, front, shutdown_trigger=never.wait)),
        asyncio.create_task(serve(side_door.app, side, shutdown_trigger=never.wait)),
        asyncio.create_task(_begin(seat.port, when_up)),
        asyncio.create_task(told.wait()),
        asyncio.create_task(_orphaned(seat.parent)),
    ]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    failures = [task.exception() for task in tasks if task.done()]
    for failure in filter(None, failures):
        print(f"localcloud: {failure!r}", file=sys.stderr)  # noqa: T201  to the person at the terminal
    seat.leave(1 if any(failures) else 0)


async def _begin(port: int, when_up: Callable[[], None]) -> None:
    """Ends only by failing."""
    while not await _is_up(port):
        await asyncio.sleep(0.02)
    await asyncio.to_thread(when_up)
    await asyncio.Event().wait()


async def _is_up(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    return True


async def _orphaned(parent: int) -> None:
    while os.getppid() == parent:
        await asyncio.sleep(_LOOK_SECONDS)


def _config(address: str) -> Config:
    config = Config()
    config.bind = [address]
    config.keep_alive_timeout = _KEEP_ALIVE_SECONDS
    config.loglevel = "WARNING"
    return config
