"""Repeatable chance: the same seed and the same name always give the same deviation.

By name and not in sequence, so that a changed plan keeps the durations of all it did not change.
"""

from collections.abc import Iterator
from hashlib import blake2b
from statistics import NormalDist

_NORMAL = NormalDist()
_WIDEST = _NORMAL.cdf(3)


def deviation(seed: int, *names: object) -> float:
    """How many spreads from the mean; within three of them."""
    drawn = _hashed(seed, *names) / 2**64
    return _NORMAL.inv_cdf(min(max(drawn, 1 - _WIDEST), _WIDEST))


def stream(seed: int) -> Iterator[float]:
    """Numbers between 0 and 1, without end, for sampling in bulk."""
    state = _hashed("stream", seed)
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield (state >> 11) / 2**53


def largest_of(count: int, drawn: float) -> float:
    """The deviation of the slowest of ``count`` alike, from a single number between 0 and 1."""
    quantile = drawn ** (1 / count)
    return _NORMAL.inv_cdf(min(max(quantile, 1e-9), 1 - 1e-9))


def _hashed(*names: object) -> int:
    """No checksum: those of two names would differ in the same way under every seed."""
    return int.from_bytes(blake2b("/".join(map(str, names)).encode(), digest_size=8).digest())
