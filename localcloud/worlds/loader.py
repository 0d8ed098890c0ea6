"""World files: found by name or path, read, and complained about in one line."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from localcloud.worlds.notation import NotationInvalid, written_out
from localcloud.worlds.schema import WorldFile

FOLDER = Path(__file__).parent


class WorldInvalid(Exception):
    """One line: the file, the place in it, and what is wrong."""


def load(name_or_path: str | Path) -> WorldFile:
    path = _path(name_or_path)
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise WorldInvalid(f"{path.name}: {_one_line(error)}") from error
    if not isinstance(raw, dict):
        raise WorldInvalid(f"{path.name}: a world is a map with a name and places")
    return parsed(raw, path.name)


def parsed(raw: dict[str, Any], file_name: str) -> WorldFile:  # YAML
    try:
        whole = written_out(raw)
    except NotationInvalid as error:
        raise WorldInvalid(f"{file_name}: {_where(raw, error.where)}: {error}") from error
    try:
        return WorldFile.model_validate(whole)
    except ValidationError as error:
        first = error.errors()[0]
        what = first["msg"].removeprefix("Value error, ")
        raise WorldInvalid(f"{file_name}: {_where(whole, first['loc'])}: {what}") from error


def _path(name_or_path: str | Path) -> Path:
    known = sorted(file.stem for file in FOLDER.glob("*.yaml"))
    if str(name_or_path) in known:
        return FOLDER / f"{name_or_path}.yaml"
    path = Path(name_or_path)
    if path.is_file():
        return path
    raise WorldInvalid(
        f"There is no world {str(name_or_path)!r}. Known: {', '.join(known)}; or name a file."
    )


def _where(raw: dict[str, Any], path: tuple[str | int, ...]) -> str:  # YAML
    """``111122223333/eu-west-1, server web-1, replication.state`` instead of numbers in lists."""
    rest, named = list(path), []
    place = server = None
    if rest[:1] == ["places"] and len(rest) > 1:
        place = raw["places"][rest[1]]
        named.append(_name(place, ("account", "region"), f"place {rest[1]}"))
        rest = rest[2:]
    if isinstance(place, dict) and rest[:1] == ["servers"] and len(rest) > 1:
        server = place["servers"][rest[1]]
        named.append("server " + _name(server, ("hostname",), str(rest[1])))
        rest = rest[2:]
    if rest:
        named.append(".".join(map(str, rest)))
    return ", ".join(named) or "the file"


def _name(entry: object, keys: tuple[str, ...], otherwise: str) -> str:
    if isinstance(entry, dict) and all(key in entry for key in keys):
        return "/".join(str(entry[key]) for key in keys)
    return otherwise


def _one_line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "is not YAML"
    return f"line {mark.line + 1}: {problem}" if mark else str(problem)
