"""The short notation of world files: ``kinds`` to take fields from, ``repeat`` for many servers.

    kinds:
      web: {os: Linux …, ip: 10.0.1.0/24, disks: [30]}
    places:
      - servers:
          - kind: web
            repeat: {app: [shop, billing], n: 1..3}
            hostname: "{app}-web-{n:02}"

A server takes the fields of its kind that it does not have itself; tags of both are merged. It is
there once for each combination of the repeated values, which replace ``{…}`` in all its texts.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

Json = Mapping[str, Any]  # as YAML has it


class NotationInvalid(Exception):
    """``where`` is the path to it in the file."""

    def __init__(self, where: tuple[str | int, ...], what: str) -> None:
        super().__init__(what)
        self.where = where


def written_out(file: Json) -> dict[str, Any]:
    """Without ``kinds`` and ``repeat``; what is wrong apart from them stays as it is."""
    kinds = file.get("kinds") or {}
    places = file.get("places")
    plain = {key: value for key, value in file.items() if key != "kinds"}
    if not isinstance(places, list) or not isinstance(kinds, dict):
        return plain
    return plain | {
        "places": [_place(place, kinds, ("places", n)) for n, place in enumerate(places)]
    }


def _place(place: Any, kinds: Json, where: tuple[str | int, ...]) -> Any:  # noqa: ANN401 (YAML)
    if not isinstance(place, dict) or not isinstance(place.get("servers"), list):
        return place
    servers = [
        server
        for number, entry in enumerate(place["servers"])
        for server in _servers(entry, kinds, (*where, "servers", number))
    ]
    return place | {"servers": servers}


def _servers(entry: Any, kinds: Json, where: tuple[str | int, ...]) -> Iterator[Any]:  # noqa: ANN401
    if not isinstance(entry, dict):
        yield entry
        return
    whole = _with_kind(entry, kinds, (*where, "kind"))
    repeated = whole.pop("repeat", {})
    names, ranges = (
        list(repeated),
        [_values(each, (*where, "repeat")) for each in repeated.values()],
    )
    for combination in product(*ranges):
        variables = dict(zip(names, combination, strict=True))
        yield _disks_in_full(_filled(whole, variables, where) if variables else whole)


def _with_kind(entry: Json, kinds: Json, where: tuple[str | int, ...]) -> dict[str, Any]:
    own = {key: value for key, value in entry.items() if key != "kind"}
    if "kind" not in entry:
        return own
    if entry["kind"] not in kinds:
        raise NotationInvalid(where, f"there is no kind {entry['kind']!r}")
    kind = kinds[entry["kind"]]
    tags = {**kind.get("tags", {}), **own.get("tags", {})}
    return {**kind, **own, **({"tags": tags} if tags else {})}


def _values(wanted: object, where: tuple[str | int, ...]) -> list[object]:
    """``1..12``, or a list."""
    if isinstance(wanted, list):
        return wanted
    if match := re.fullmatch(r"(\d+)\.\.(\d+)", str(wanted)):
        return list(range(int(match[1]), int(match[2]) + 1))
    raise NotationInvalid(where, f"{wanted!r} is neither a list nor written as 1..12")


def _filled(node: Any, variables: Json, where: tuple[str | int, ...]) -> Any:  # noqa: ANN401 (YAML)
    if isinstance(node, dict):
        return {key: _filled(value, variables, (*where, key)) for key, value in node.items()}
    if isinstance(node, list):
        return [_filled(item, variables, where) for item in node]
    if not isinstance(node, str):
        return node
    try:
        return node.format(**variables)
    except (KeyError, ValueError, IndexError) as error:
        raise NotationInvalid(where, f"{node!r} uses what is not in repeat") from error


def _disks_in_full(server: dict[str, Any]) -> dict[str, Any]:  # YAML
    disks = server.get("disks")
    if not isinstance(disks, list):
        return server
    return server | {"disks": [{"gib": d} if isinstance(d, int) else d for d in disks]}
