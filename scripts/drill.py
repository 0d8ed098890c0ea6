"""One drill of a recovery plan from start to report, told in the terminal."""

import argparse
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from scripts.asking import code_for
from scripts.command_line import running
from scripts.drilling.deployment import deployment
from scripts.drilling.door import Door
from scripts.drilling.gates import Gates, approving, telling
from scripts.drilling.local import local_product
from scripts.drilling.options import options
from scripts.drilling.run import Run, command, often
from scripts.drilling.screen import screen_on
from scripts.drilling.starting import cancel, start
from scripts.rest import Api
from scripts.session import Session
from scripts.transport import over_http


def drill(door: Door, chosen: argparse.Namespace) -> int:
    session = Session(door.pool, door.person, ask_code=partial(code_for, door.person))
    api = Api(over_http(door.url), session)
    if chosen.cancel:
        print(cancel(api, chosen.cancel, chosen.reason))
        return 0
    execution_id = chosen.follow or start(api, door, chosen).execution_id
    follow = command("--follow", execution_id, door)
    gates = Gates(approving(api) if chosen.approve else telling(follow))
    run = Run(api, door, screen_on(sys.stdout), gates, execution_id, often(door.speed))
    execution = run.follow()
    run.keep(chosen.report)
    if why := execution.shortcoming:
        print(why, file=sys.stderr)
        return 1
    return 0


@contextmanager
def way_in(chosen: argparse.Namespace) -> Iterator[Door]:
    if chosen.environment or chosen.api_url:
        yield deployment(chosen)
        return
    with local_product(chosen) as door:
        yield door


def main(arguments: Sequence[str] | None = None) -> None:
    # Leave through everything that has something to clean up.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    chosen = options(arguments)
    with way_in(chosen) as door:
        status = drill(door, chosen)
    sys.exit(status)


if __name__ == "__main__":
    running(main)
