"""What a route may ask for besides its own parameters: who calls, the ports, the installation."""

from typing import Annotated, NamedTuple

from aws_lambda_powertools.event_handler import Depends, Request

from recovery.ports.product import Ports
from recovery.usecases.call import Call
from recovery.usecases.me import Installation


def _call_of(request: Request) -> Call:
    call: Call = request.context["call"]
    return call


def _ports_of(request: Request) -> Ports:
    ports: Ports = request.context["ports"]
    return ports


def _installation_of(request: Request) -> Installation:
    installation: Installation = request.context["installation"]
    return installation


TheCall = Annotated[Call, Depends(_call_of)]
ThePorts = Annotated[Ports, Depends(_ports_of)]
TheInstallation = Annotated[Installation, Depends(_installation_of)]


class Both(NamedTuple):
    ports: Ports
    call: Call


def _both_of(ports: ThePorts, call: TheCall) -> Both:
    return Both(ports, call)


TheBoth = Annotated[Both, Depends(_both_of)]
"""For a route that has many parameters of its own."""
