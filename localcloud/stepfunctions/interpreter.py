"""Step Functions as a whole: all the parts put in place, once, before the first execution."""

import logging

from localcloud.clock import ScaledClock
from localcloud.stepfunctions import (
    clients,
    concurrency,
    engine,
    jsonata_expressions,
    redrive,
    shapes,
    timescale,
    token_permissions,
    tokens,
    validation,
)


def install(clock: ScaledClock, roles: clients.Roles) -> None:
    # It logs every failed state as an error of its own; they are in the history of the execution.
    logging.getLogger("moto.stepfunctions").setLevel(logging.CRITICAL)
    waiting = tokens.Tokens()
    jsonata_expressions.install(clock)
    shapes.install()
    concurrency.install()
    timescale.install(clock)
    tokens.install(waiting, clock)
    token_permissions.install(waiting)
    engine.install(waiting)
    validation.install()
    redrive.install()
    # Last: by now everything of the interpreter that makes calls is imported.
    clients.install(roles)
