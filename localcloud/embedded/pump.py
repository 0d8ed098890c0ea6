"""Keeps the world going while nobody asks, and carries its events to EventBridge."""

import json
import logging
from queue import Empty, SimpleQueue
from threading import Event as Signal
from threading import Thread

from ministack.core.responses import request_scope
from ministack.services import eventbridge

from localcloud.patches.upstream import relies_on
from localcloud.world import Event, Place, World

_TICK_SECONDS = 0.05
_LOG = logging.getLogger("localcloud")


class Pump:
    def __init__(self, world: World) -> None:
        relies_on(eventbridge._put_events, "def _put_events(data, allow_aws_source=False):")
        self._world = world
        self._events: SimpleQueue[tuple[Place, Event, float]] = SimpleQueue()
        world.on_event = self._keep

    def start(self) -> None:
        Thread(target=self._run, name="pump", daemon=True).start()

    def _keep(self, place: Place, event: Event) -> None:
        """Called in the middle of a change: delivered when the world is at rest again."""
        self._events.put((place, event, self._world.agenda.moment.timestamp()))

    def _run(self) -> None:
        while not Signal().wait(_TICK_SECONDS):
            try:
                with self._world.lock:
                    self._world.agenda.run_due()
                self._deliver()
            except Exception:  # noqa: BLE001  one thing that fails must not stop the world
                _LOG.exception("Something that was due has failed.")

    def _deliver(self) -> None:
        while True:
            try:
                place, event, moment = self._events.get_nowait()
            except Empty:
                return
            entry = {
                "Source": event.source,
                "DetailType": event.detail_type,
                "Resources": list(event.resources),
                "Detail": json.dumps(event.detail),
                "Time": moment,
            }
            with request_scope(place.account_id, place.region):
                eventbridge._put_events({"Entries": [entry]}, allow_aws_source=True)
