"""The room of the function that decides: it looks at AWS everywhere, and changes nothing there."""

import os
from functools import cache

from recovery.adapters.aws.clients import WATCHING, Clients
from recovery.adapters.aws.observing.observer import AwsObserver
from recovery.adapters.aws.performing.hands import PATIENT
from recovery.ports.engine_room import DecidingRoom
from recovery.settings import DrivingSettings, settings_of
from recovery.wiring.foundations import engine_of, foundations_of


@cache
def deciding_room() -> DecidingRoom:
    return deciding_room_of(settings_of(os.environ, DrivingSettings))


def deciding_room_of(settings: DrivingSettings) -> DecidingRoom:
    built = foundations_of(settings)
    clients = Clients(
        built.accounts, hub_account_id=settings.hub_account_id, purpose=WATCHING, config=PATIENT
    )
    return DecidingRoom(
        clock=built.clock,
        executions=built.executions,
        engine=engine_of(settings, built, clients),
        observer=AwsObserver(clients, built.clock),
    )
