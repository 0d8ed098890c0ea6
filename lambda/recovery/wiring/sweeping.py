"""The room of the function that hears events and sweeps: it only wakes and revives."""

import os
from functools import cache

from recovery.adapters.aws.clients import Clients
from recovery.ports.engine_room import SweepingRoom
from recovery.settings import DrivingSettings, settings_of
from recovery.wiring.foundations import engine_of, foundations_of


@cache
def sweeping_room() -> SweepingRoom:
    return sweeping_room_of(settings_of(os.environ, DrivingSettings))


def sweeping_room_of(settings: DrivingSettings) -> SweepingRoom:
    built = foundations_of(settings)
    clients = Clients(built.accounts, hub_account_id=settings.hub_account_id)
    return SweepingRoom(
        clock=built.clock,
        executions=built.executions,
        engine=engine_of(settings, built, clients),
    )
