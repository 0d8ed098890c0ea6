"""Seeded ids and jitter: the same world with the same calls gives the same answers."""

from hashlib import sha256
from itertools import count
from random import Random


class Chance:
    def __init__(self, seed: int = 0) -> None:
        self._seed = seed
        self._drawn = count(1)

    def new_id(self, prefix: str, *, length: int = 17) -> str:
        """Hexadecimal, as AWS makes them: ``drsjob-``, ``i-``, ``pit-`` …"""
        return prefix + self._digest("id", next(self._drawn))[:length]

    def around(self, mean: float, spread: float, *names: object) -> float:
        """A duration that belongs to the names, whatever else was drawn before."""
        drawn = Random(self._digest(*names)).gauss(mean, spread)  # noqa: S311  no secret
        return max(drawn, mean / 4)

    def _digest(self, *names: object) -> str:
        return sha256("/".join(map(str, (self._seed, *names))).encode()).hexdigest()
