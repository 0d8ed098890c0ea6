"""What the README of the local cloud says about worlds and faults is true."""

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from localcloud.drs.knobs import Knobs
from localcloud.faults import FAULT, Fault
from localcloud.worlds.loader import FOLDER, load, parsed

README = (Path(__file__).parents[4] / "localcloud" / "README.md").read_text(encoding="utf-8")


def test_the_smallest_world_is_valid() -> None:
    text = README.split("```yaml\n")[1].split("```")[0]

    world = parsed(yaml.safe_load(text), "README.md")

    assert [server.hostname for server in world.places[0].servers] == ["web-1", "db-1"]


def test_the_fault_of_the_example_is_one() -> None:
    text = re.search(r"faults -d '(\{[^']*\})'", README)

    assert text is not None
    assert FAULT.validate_json(text[1]).server == "sf-db-01"


def test_every_kind_of_fault_is_explained_with_all_its_fields() -> None:
    kinds = get_args(get_args(Fault)[0])
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", README, re.MULTILINE))

    common = {"kind", "server", "times"}
    for kind in kinds:
        name = kind.model_fields["kind"].default
        assert set(kind.model_fields) - common == set(re.findall(r"`(\w+)`", rows[name]))


def test_every_world_is_listed_with_the_number_of_its_servers() -> None:
    rows = dict(re.findall(r"^\| \[`([\w-]+)`\]\([^)]*\) \| (\d+)", README, re.MULTILINE))

    counted = {
        file.stem: str(sum(len(place.servers) for place in load(file).places))
        for file in FOLDER.glob("*.yaml")
    }

    assert rows == counted


@pytest.mark.parametrize("knob", [name for name in vars(Knobs()) if name != "first_snapshot"])
def test_every_knob_is_named(knob: str) -> None:
    assert f"`{knob}`" in README
