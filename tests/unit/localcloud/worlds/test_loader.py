"""World files: what they may say, and what is said about those that are wrong."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from localcloud.worlds.loader import FOLDER, WorldInvalid, load, parsed
from localcloud.worlds.schema import WorldFile


def a_server(**stated: Any) -> dict[str, Any]:  # noqa: ANN401  # YAML
    return {"hostname": "web-1", "os": "Linux", "ip": "10.0.0.9", **stated}


def a_world(*servers: Any, **stated: Any) -> dict[str, Any]:  # noqa: ANN401  # YAML
    place = {"account": "111122223333", "region": "eu-west-1", "servers": list(servers)}
    return {"name": "Test", "places": [place], **stated}


def read(*servers: Any, **stated: Any) -> WorldFile:  # noqa: ANN401  # YAML
    return parsed(a_world(*servers, **stated), "test.yaml")


def complaint(raw: dict[str, Any]) -> str:  # YAML
    with pytest.raises(WorldInvalid) as error:
        parsed(raw, "test.yaml")
    assert "\n" not in str(error.value)
    return str(error.value)


def hostnames(world: WorldFile) -> list[str]:
    return [server.hostname for place in world.places for server in place.servers]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_world_that_comes_along_is_valid_by_name_and_by_path(file: Path) -> None:
    assert load(file.stem) == load(file) == load(str(file))


def test_an_unknown_world_is_told_together_with_the_known_ones() -> None:
    with pytest.raises(WorldInvalid, match=r"no world 'nowhere'.*broken, estate, three-tier"):
        load("nowhere")


def test_broken_yaml_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("name: Test\nplaces: [\n")

    with pytest.raises(WorldInvalid, match=r"^mine\.yaml: line 3: "):
        load(file)


@pytest.mark.parametrize("text", ["", "- a", "text"])
def test_a_world_is_a_map(tmp_path: Path, text: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text)

    with pytest.raises(WorldInvalid, match=r"^mine\.yaml: a world is a map"):
        load(file)


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("45s", timedelta(seconds=45)),
        ("10m", timedelta(minutes=10)),
        ("1h30m", timedelta(minutes=90)),
        ("3d", timedelta(days=3)),
    ],
)
def test_spans_are_written_as_people_write_them(span: str, expected: timedelta) -> None:
    world = read(a_server(replication={"lag": span}))

    assert world.places[0].servers[0].replication.lag == expected


def test_a_bare_number_is_the_size_of_a_disk() -> None:
    world = read(a_server(disks=[30, {"gib": 100, "status": "PENDING"}]))

    disks = world.places[0].servers[0].disks
    assert [(disk.gib, disk.status) for disk in disks] == [(30, "REGULAR"), (100, "PENDING")]


def test_a_server_takes_the_fields_of_its_kind() -> None:
    kinds = {"web": a_server(cores=4, memory_gib=16, tags={"Tier": "Web", "Role": "None"})}
    own = {"kind": "web", "hostname": "mine", "cores": 8, "tags": {"Role": "Front"}}

    server = read(own, kinds=kinds).places[0].servers[0]

    assert (server.hostname, server.cores, server.memory_gib) == ("mine", 8, 16)
    assert server.tags == {"Tier": "Web", "Role": "Front"}


def test_a_repeated_server_is_there_for_each_combination() -> None:
    repeat = {"app": ["shop", "mail"], "n": "1..2"}
    world = read(
        a_server(repeat=repeat, hostname="{app}-{n:02}", ip="10.0.0.0/24", tags={"App": "{app}"})
    )

    assert hostnames(world) == ["shop-01", "shop-02", "mail-01", "mail-02"]
    assert world.places[0].servers[2].tags == {"App": "mail"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            a_world(a_server(replication={"state": "FINE"})),
            "test.yaml: 111122223333/eu-west-1, server web-1, replication.state: Input should be",
        ),
        (
            a_world(a_server(disks=[{"gib": 0}])),
            "test.yaml: 111122223333/eu-west-1, server web-1, disks.0.gib: Input should be greater",
        ),
        (
            a_world(a_server(colour="blue")),
            "test.yaml: 111122223333/eu-west-1, server web-1, colour: Extra inputs are not",
        ),
        (
            a_world({"os": "Linux", "ip": "10.0.0.9"}),
            "test.yaml: 111122223333/eu-west-1, server 0, hostname: Field required",
        ),
        (
            a_world(a_server(replication={"lag": "soon"})),
            "test.yaml: 111122223333/eu-west-1, server web-1, replication.lag: write it as 45s",
        ),
        (
            a_world(a_server(), a_server()),
            "test.yaml: 111122223333/eu-west-1: web-1 is there more than once",
        ),
        (
            a_world(a_server(kind="unknown")),
            "test.yaml: 111122223333/eu-west-1, server web-1, kind: there is no kind 'unknown'",
        ),
        (
            a_world(a_server(repeat={"n": "some"})),
            "test.yaml: 111122223333/eu-west-1, server web-1, repeat: 'some' is neither a list",
        ),
        (
            a_world(a_server(repeat={"n": "1..2"}, hostname="web-{m}")),
            "test.yaml: 111122223333/eu-west-1, server web-1, hostname: 'web-{m}' uses what is not",
        ),
        (
            a_world("web-1"),
            "test.yaml: 111122223333/eu-west-1, server 0: Input should be",
        ),
        (
            {"name": "Test", "places": [{"account": "1", "region": "eu-west-1"}]},
            "test.yaml: 1/eu-west-1, account: String should match pattern",
        ),
        ({"name": "Test", "places": ["here"]}, "test.yaml: place 0: Input should be"),
        ({"name": "Test", "places": []}, "test.yaml: places: List should have at least 1 item"),
        ({"places": []}, "test.yaml: name: Field required"),
        (
            a_world(a_server(), faults=[{"kind": "stuck", "phase": "LAUNCH", "server": "web-2"}]),
            "test.yaml: the file: no server has the hostname web-2",
        ),
        (
            a_world(a_server(), faults=[{"kind": "stuck", "phase": "SLEEP"}]),
            "test.yaml: faults.0.stuck.phase: Input should be",
        ),
        (
            a_world(a_server(replication={"state": "STOPPED", "first_point": "3d"})),
            "test.yaml: 111122223333/eu-west-1, server web-1, replication: a server that is",
        ),
        (
            a_world(a_server(replication={"first_point": "1h", "last_point": "2h"})),
            "test.yaml: 111122223333/eu-west-1, server web-1, replication: last_point is older",
        ),
        (
            a_world(a_server(repeat={"n": "1..9"}, hostname="web-{n}", ip="10.0.0.0/28")),
            "test.yaml: 111122223333/eu-west-1: the network 10.0.0.0/28 has too few addresses",
        ),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_file_place_and_field(
    raw: dict[str, Any], expected: str
) -> None:
    said = complaint(raw).replace("server web-{n}", "server web-1").replace("web-{m},", "web-1,")

    assert said.startswith(expected)


def test_a_place_without_drs_has_no_servers() -> None:
    raw = a_world(a_server())
    raw["places"][0]["is_initialized"] = False

    assert "DRS has no servers where it is not initialized" in complaint(raw)
