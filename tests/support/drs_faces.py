"""Faces of the simulated DRS: the same world, reached by a boto3 client in different ways."""

from typing import Any, Protocol

from localcloud.drs.inprocess import client
from localcloud.faults import Fault
from localcloud.world import World
from tests.support.drs_model import CheckedClient
from tests.support.simulated_drs import ACCOUNT, REGION, Simulation

ELSEWHERE = "eu-central-1"


class Face(Protocol):
    """An account of its own, in which DRS is initialised in one Region and nowhere else.

    A client never tries again by itself, and what it receives is checked against the model.
    """

    @property
    def drs(self) -> Any:  # noqa: ANN401 (boto3 makes its clients from data)
        """A client in the Region where DRS is initialised."""

    @property
    def drs_elsewhere(self) -> Any:  # noqa: ANN401 (likewise)
        """Of the same account, in a Region where it is not."""

    def add_servers(self, number: int) -> list[str]:
        """Ids of Linux servers that are protected and were never launched."""

    def add_fault(self, fault: Fault) -> None: ...

    def wait(self, seconds: float) -> None:
        """Until so much simulated time has gone by."""


class InProcess:
    """In virtual time, without a network."""

    def __init__(self) -> None:
        self._simulation = Simulation()
        self.drs = checked(client(self._simulation.world, ACCOUNT, REGION))
        self.drs_elsewhere = checked(client(self._simulation.world, ACCOUNT, ELSEWHERE))

    @property
    def world(self) -> World:
        return self._simulation.world

    def add_servers(self, number: int) -> list[str]:
        return self._simulation.add_servers(number)

    def add_fault(self, fault: Fault) -> None:
        self.world.faults.add(fault)

    def wait(self, seconds: float) -> None:
        self._simulation.clock.advance(seconds)


def checked(drs: Any) -> Any:  # noqa: ANN401 (boto3 makes its clients from data)
    CheckedClient(drs)
    return drs
