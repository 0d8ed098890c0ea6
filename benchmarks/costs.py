"""Prices times units."""

from collections.abc import Mapping
from typing import NamedTuple

from benchmarks.prices import PRICES, Price
from benchmarks.usage import Usage, total


class Line(NamedTuple):
    price: Price
    amount: float

    @property
    def dollars(self) -> float:
        return self.price.of(self.amount)

    @property
    def dollars_after_free(self) -> float:
        """Where nothing else in the account uses what is free."""
        return self.price.of(max(0, self.amount - self.price.free))


def bill(usage: Usage) -> tuple[Line, ...]:
    """In the order of the price list."""
    if unknown := usage.keys() - PRICES.keys():
        message = f"{', '.join(sorted(unknown))}: not in prices.csv. Add what it costs."
        raise ValueError(message)
    return tuple(Line(price, usage[key]) for key, price in PRICES.items() if key in usage)


def dollars(usage: Usage) -> float:
    return sum(line.dollars for line in bill(usage))


def dollars_after_free(usage: Usage) -> float:
    return sum(line.dollars_after_free for line in bill(usage))


def dollars_on_top(usage: Usage, *, of: Usage) -> float:
    """What a month costs more for it, after all that is free."""
    return dollars_after_free(total(of, usage)) - dollars_after_free(of)


def by_service(usage: Usage) -> Mapping[str, float]:
    """The most expensive first."""
    lines = bill(usage)
    sums = {line.price.service: 0.0 for line in lines}
    for line in lines:
        sums[line.price.service] += line.dollars
    return dict(sorted(sums.items(), key=lambda each: -each[1]))
