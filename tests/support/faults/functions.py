"""The functions as Lambda runs them: the product's own wiring, and a cold start after a death."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import devnull
from typing import Any, cast

import pytest
from botocore.client import ClientCreator
from botocore.session import Session

from recovery.adapters.aws.refusals import UNREACHED
from recovery.domain.errors import RecoveryError
from recovery.domain.value import Location
from recovery.ports.clock import Clock
from recovery.ports.engine_room import DecidingRoom, PerformingRoom, SweepingRoom
from recovery.settings import DrivingSettings, PerformSettings, settings_of
from recovery.usecases.driving.deciding import TurnAsked, decide
from recovery.usecases.driving.hearing import hear
from recovery.usecases.driving.performing import perform
from recovery.usecases.driving.sweeping import Swept, sweep
from recovery.wiring.deciding import deciding_room_of
from recovery.wiring.performing import performing_room_of
from recovery.wiring.sweeping import sweeping_room_of
from tests.support.faults.gate import Gate
from tests.support.faults.points import Died, Work

Json = dict[str, Any]
_LOADER = Session().get_component("data_loader")
_CREATE_CLASS = ClientCreator._create_client_class  # type: ignore[attr-defined]  # noqa: SLF001  see below
_CLASSES: dict[str, type] = {}


def _class_of(creator: ClientCreator, name: str, model: object) -> type:
    """Of a client. To make one of EC2 anew for each function takes longer than all its calls."""
    if name not in _CLASSES:
        _CLASSES[name] = _CREATE_CLASS(creator, name, model)
    return _CLASSES[name]


class Unanswered(Exception):
    """The invocation has ended with an error, or without a word."""


@dataclass
class _Rooms:
    deciding: DecidingRoom
    performing: PerformingRoom
    sweeping: SweepingRoom


class Functions:
    def __init__(self, gate: Gate, environment: dict[str, str]) -> None:
        self._gate = gate
        self._environment = environment
        self._rooms = self._started()
        self.turns = 0
        self.swept: list[Swept] = []
        self.errors: list[str] = []
        """Of invocations that have failed, in words."""
        self.repeats: frozenset[Work] = frozenset()
        """What is invoked twice each time, one after the other."""

    def decide(self, event: Json) -> Json:
        self.turns += 1
        answer: Json = self._invoked(Work.DECIDE, self._decide, event)
        return answer

    def perform(self, kind: str, event: Json) -> None:
        self._invoked(Work(f"perform: {kind}"), self._perform, event)

    def hear(self, location: Location, server_ids: frozenset[str]) -> None:
        self._invoked(Work.EVENT, lambda rooms, _: hear(rooms.sweeping, location, server_ids), {})

    def sweep(self) -> None:
        swept: Swept = self._invoked(Work.SWEEP, lambda rooms, _: sweep(rooms.sweeping), {})
        self.swept.append(swept)

    def _invoked(self, work: Work, act: Callable[[_Rooms, Json], Any], event: Json) -> Any:  # noqa: ANN401  of any function
        self._gate.rival = lambda: act(self._started(), event)
        try:
            with self._gate.at_work(work):
                answer = act(self._rooms, event)
        except Died:
            self._rooms = self._started()
            self.errors.append("The function died.")
            raise Unanswered from None
        except (RecoveryError, *UNREACHED) as error:
            self.errors.append(f"{error}")
            raise Unanswered from error
        return act(self._rooms, event) if work in self.repeats else answer

    def _decide(self, rooms: _Rooms, event: Json) -> Json:
        turn = decide(rooms.deciding, TurnAsked.model_validate(event))
        return turn.decision.model_dump(mode="json")

    def _perform(self, rooms: _Rooms, event: Json) -> None:
        perform(rooms.performing, event["executionId"], event["key"])

    def _started(self) -> _Rooms:
        driving = settings_of(self._environment, DrivingSettings)
        return _Rooms(
            deciding=deciding_room_of(driving),
            performing=performing_room_of(settings_of(self._environment, PerformSettings)),
            sweeping=sweeping_room_of(driving),
        )


@contextmanager
def surrounded(gate: Gate, clock: Clock, environment: dict[str, str]) -> Iterator[None]:
    """Clients made from here on go through the gate; retries of botocore take no time."""

    def session() -> Session:
        made = Session()
        made.register_component("data_loader", _LOADER)
        # The stubs know no handler that names what it takes, or that answers.
        made.register("before-call", cast("Callable[..., None]", gate.made))
        made.register("before-send", cast("Callable[..., None]", gate.sent))
        return made

    with pytest.MonkeyPatch.context() as patched:
        for name, value in environment.items():
            patched.setenv(name, value)
        patched.setenv("AWS_CONFIG_FILE", devnull)
        patched.delenv("AWS_PROFILE", raising=False)
        patched.delenv("AWS_SESSION_TOKEN", raising=False)
        patched.setattr("recovery.adapters.aws.clients.Session", session)
        patched.setattr("recovery.adapters.dynamodb.table.Session", session)
        patched.setattr("recovery.wiring.foundations.clock_of", lambda *_: clock)
        patched.setattr("botocore.client.ClientCreator._create_client_class", _class_of)
        patched.setattr("botocore.endpoint.time.sleep", lambda _: None)
        yield
