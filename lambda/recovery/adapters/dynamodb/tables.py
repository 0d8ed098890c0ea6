"""The names of the tables that belong together: a transaction goes through several of them."""

from typing import NamedTuple


class Tables(NamedTuple):
    groups: str
    plans: str
    executions: str
    accounts: str
    audit: str
