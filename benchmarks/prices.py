"""What AWS asks for, from ``prices.csv``: whoever pays other prices changes them there.

``free`` is what each account gets every month, for ever; offers for a first year are left out.
"""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

REGION = "US East (N. Virginia)"
READ_ON = "2026-11-20"
"""In stored copies of public pages: this was written without a way to the live ones."""
HOURS = 730
"""In a month, as AWS counts."""
_LIST = Path(__file__).parent / "prices.csv"


class Price(NamedTuple):
    service: str
    unit: str
    dollars: float
    per: int
    free: float
    page: str
    """Of AWS, where the price is kept up to date."""
    read: str
    """Where the number was found, if anywhere."""

    def of(self, amount: float) -> float:
        return amount / self.per * self.dollars


def _listed() -> Mapping[str, Price]:
    with _LIST.open(newline="") as lines:
        return {
            line["key"]: Price(
                service=line["service"],
                unit=line["unit"],
                dollars=float(line["dollars"]),
                per=int(line["per"]),
                free=float(line["free"]),
                page=line["page"],
                read=line["read"],
            )
            for line in csv.DictReader(lines)
        }


PRICES = _listed()
