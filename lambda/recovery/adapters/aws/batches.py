"""As many ids as one request may name."""

from collections.abc import Iterable, Iterator
from itertools import islice


def in_batches(ids: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(ids)
    while batch := list(islice(left, size)):
        yield batch
