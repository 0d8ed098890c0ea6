"""What a person may choose when starting the local cloud, and what stands in the way of it."""

import argparse
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

WORLDS = Path(__file__).parent / "worlds"
_HIGHEST_PORT = 65535


class CannotStart(Exception):
    """One line for the person at the terminal: the thing, the fact and the way out."""


@dataclass(frozen=True)
class Options:
    world: Path
    speed: float
    port: int
    is_iam_on: bool
    console_port: int | None
    """Nothing chosen: the one behind ``port``, or any that is free. Zero: any that is free."""

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def options(arguments: Sequence[str]) -> Options:
    parser = _Parser(prog="python -m localcloud", description="An AWS on this machine.")
    parser.add_argument(
        "--world", default="three-tier", help="a name, or the path of a YAML file (%(default)s)"
    )
    parser.add_argument(
        "--speed", type=float, default=60, help="simulated seconds in a real one (%(default)s)"
    )
    parser.add_argument("--port", type=int, default=4566, help="on 127.0.0.1 (%(default)s)")
    parser.add_argument(
        "--console-port",
        type=int,
        help="of what CloudFront serves; 0 is any that is free (the one behind --port, if it is)",
    )
    parser.add_argument("--no-iam", action="store_true", help="allow every call, whoever makes it")
    chosen = parser.parse_args(arguments)
    if chosen.speed <= 0:
        raise CannotStart(f"Time cannot run at {chosen.speed:g} times its speed. Say --speed 1.")
    if not 0 < chosen.port <= _HIGHEST_PORT:
        raise CannotStart(f"There is no port {chosen.port}. Say --port 4566, for example.")
    console_port = chosen.console_port
    if console_port is not None and not _is_another(console_port, chosen.port):
        raise CannotStart(f"The console cannot have port {console_port}. Say --console-port 4567.")
    return Options(_world(chosen.world), chosen.speed, chosen.port, not chosen.no_iam, console_port)


def must_be_free(port: int, option: str = "--port") -> None:
    with socket.socket() as probe:
        # As the server itself does: a port that was just given up may be taken over.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CannotStart(
                f"Port {port} is not free ({error.strerror}). Stop what runs there, "
                f"or take another one: {option} {port + 1}"
            ) from error


def _is_another(port: int, taken: int) -> bool:
    return 0 <= port <= _HIGHEST_PORT and port != taken


def _world(name: str) -> Path:
    known = sorted(file.stem for file in WORLDS.glob("*.yaml"))
    file = WORLDS / f"{name}.yaml" if name in known else Path(name)
    if not file.is_file():
        raise CannotStart(f"There is no world {name!r}. Known: {', '.join(known)}; or name a file.")
    return file.resolve()


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise CannotStart(f"{message.capitalize()}. See: python -m localcloud --help")
