"""What the local clouds have written down: who called what, and whether IAM let them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Call:
    principal: str
    action: str
    resource: str
    is_forwarded: bool
    """DRS did it, with what its caller may."""
    is_allowed: bool

    @property
    def role(self) -> str:
        return self.principal.rpartition("/")[2]

    def __str__(self) -> str:
        by = "DRS for " if self.is_forwarded else ""
        return f"{by}{self.role}: {self.action} on {self.resource}"


def recorded(folder: Path) -> frozenset[Call]:
    """Of all processes."""
    return frozenset(call for file in folder.glob("*.jsonl") for call in _read(file))


def _read(file: Path) -> Iterator[Call]:
    for line in file.read_text().splitlines():
        yield Call(**json.loads(line))
