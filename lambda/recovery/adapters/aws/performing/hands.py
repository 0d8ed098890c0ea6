"""Clients for whoever acts on AWS: some try again by themselves, others must not."""

from typing import NamedTuple

from botocore.config import Config

from recovery.adapters.aws.clients import INTERACTIVE, RECOVERING, Clients
from recovery.ports.accounts import Accounts

_UNHURRIED = INTERACTIVE.merge(Config(connect_timeout=5, read_timeout=60))
"""Nobody sits waiting, and DRS takes its time over a hundred servers."""
PATIENT = _UNHURRIED.merge(Config(retries={"mode": "standard", "total_max_attempts": 4}))
ONCE = _UNHURRIED.merge(Config(retries={"mode": "standard", "total_max_attempts": 1}))


class Hands(NamedTuple):
    patient: Clients
    """For reading, and for what has a client token or may well happen twice."""
    once: Clients
    """For the rest: a second request behind our back could be a second recovery."""


def hands(accounts: Accounts, *, hub_account_id: str) -> Hands:
    def clients(config: Config) -> Clients:
        return Clients(accounts, hub_account_id=hub_account_id, purpose=RECOVERING, config=config)

    return Hands(patient=clients(PATIENT), once=clients(ONCE))
