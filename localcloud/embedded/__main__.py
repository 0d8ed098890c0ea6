"""``python -m localcloud.embedded``: what ``python -m localcloud`` turns into."""

import os
import shutil
import sys
from functools import partial

from ministack import app as ministack

from localcloud.clock import ScaledClock
from localcloud.embedded import caller, children, networks, patching, recording, server, services
from localcloud.embedded.accounts import administrators
from localcloud.embedded.admin import Admin, app_of
from localcloud.embedded.banner import Site, banner
from localcloud.embedded.console import console, listener
from localcloud.embedded.gateway import gateway
from localcloud.embedded.outbox import Outbox
from localcloud.embedded.pump import Pump
from localcloud.options import Options, options
from localcloud.world import World
from localcloud.worlds.loader import WorldInvalid, load
from localcloud.worlds.populating import populate


def main(chosen: Options, seat: server.Seat) -> None:
    file = load(chosen.world)
    clock = ScaledClock(speed=chosen.speed)
    world = World(clock)
    populate(world, file)
    networks.join(world)
    caller.check()
    recording.install()
    patching.patch(world, clock)
    children.watch()
    services.install(world)
    outbox = Outbox(clock)
    outbox.watch()
    admin = Admin(world, clock, outbox)
    pump = Pump(world)
    app = gateway(ministack.app, app_of(admin))
    side_door = server.SideDoor(console(), listener(chosen))
    admin.console_url = f"http://localhost:{side_door.listener.getsockname()[1]}"
    server.run(app, side_door, seat, partial(_welcome, chosen, admin, pump))


def _welcome(chosen: Options, admin: Admin, pump: Pump) -> None:
    hub = os.environ["MINISTACK_ACCOUNT_ID"]
    places = list(admin.world.places)
    others = {account for account, _region in places} - {hub}
    admin.administrators = administrators(chosen.endpoint, [hub, *sorted(others)])
    pump.start()
    regions = [region for account, region in places if account == hub]
    admin.region = next(iter(regions), os.environ["AWS_DEFAULT_REGION"])
    site = Site(
        chosen.endpoint,
        chosen.world.stem,
        chosen.speed,
        admin.region,
        admin.administrators,
    )
    print(banner(site), flush=True)  # noqa: T201  to the person at the terminal


if __name__ == "__main__":
    folder = os.environ["LOCALCLOUD_FOLDER"]
    try:
        chosen = options(sys.argv[1:])
        main(chosen, server.Seat(chosen.port, folder, int(os.environ["LOCALCLOUD_PARENT"])))
    except WorldInvalid as problem:
        print(f"localcloud: {problem}", file=sys.stderr)  # noqa: T201  likewise
        sys.exit(2)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
