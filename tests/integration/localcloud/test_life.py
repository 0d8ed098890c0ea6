"""The local cloud from its start to its end, as a person at a terminal has it."""

import os
import subprocess
import sys
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGTERM
from socket import socket

import pytest

from tests.support.ports import free_port
from tests.support.running_cloud import ROOT, Credentials, is_alive, launched, started, until
from tests.support.workshop import Workshop


def refused(*options: str, folder: Path, surroundings: dict[str, str] | None = None) -> str:
    """What is said by a local cloud that does not start."""
    process = launched(*options, folder=folder, surroundings=surroundings)
    said, _ = process.communicate(timeout=20)
    assert process.returncode == 2
    assert list(folder.iterdir()) == []
    return said.strip()


def test_it_says_all_that_one_needs_to_begin(tmp_path: Path) -> None:
    cloud = started("--speed", "5", folder=tmp_path)

    said = "\n".join(cloud.said)
    cloud.end()
    assert f"The local cloud is ready at {cloud.endpoint}" in said
    assert "World three-tier; 5 simulated seconds pass in a real one." in said
    assert f"export AWS_ENDPOINT_URL={cloud.endpoint}" in said
    assert "export AWS_ACCESS_KEY_ID=AKIA" in said
    assert "aws drs describe-source-servers --region eu-west-1" in said


@pytest.mark.parametrize("how", [SIGINT, SIGTERM])
def test_it_ends_at_once_with_all_its_functions_and_leaves_nothing(
    tmp_path: Path, how: int
) -> None:
    cloud = started(folder=tmp_path)
    workshop = Workshop(cloud)
    busy = workshop.function("import time\ndef handler(event, context): time.sleep(60)")
    workshop.invoke(workshop.function("def handler(event, context): return 1"))
    workshop.client("lambda").invoke(FunctionName=busy, InvocationType="Event")
    children = until(lambda: found if len(found := cloud.children()) > 1 else None)

    cloud.end(how)

    assert cloud.process.returncode == 0
    assert not [child for child in children if is_alive(child)]
    assert list(tmp_path.iterdir()) == []


def test_even_the_keys_of_user_pools_are_in_the_folder_that_goes(tmp_path: Path) -> None:
    cloud = started(folder=tmp_path)

    cloud.client("cognito-idp").create_user_pool(PoolName="users")

    written = [file.name for file in tmp_path.rglob("*.pem")]
    cloud.end()
    assert "cognito-rsa-key.pem" in written
    assert list(tmp_path.iterdir()) == []


def test_it_ends_when_the_one_who_started_it_is_gone(tmp_path: Path) -> None:
    port = free_port()
    options = [sys.executable, "-m", "localcloud", "--port", str(port)]
    program = f"import subprocess; subprocess.run({options})"
    parent = subprocess.Popen(  # noqa: S603  ours
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.DEVNULL,
    )
    until(lambda: _answers(port), seconds=20)

    parent.send_signal(SIGKILL)
    parent.wait()

    until(lambda: not _answers(port), seconds=5)
    until(lambda: not list(tmp_path.iterdir()), seconds=5)


def test_every_account_of_the_world_has_an_administrator_and_servers_of_its_own(
    tmp_path: Path,
) -> None:
    cloud = started("--world", "estate", folder=tmp_path)

    accounts = [each["account_id"] for each in cloud.ask("GET", "accounts")]
    servers = [
        {
            server["sourceServerID"]
            for page in cloud.client("drs", account=account)
            .get_paginator("describe_source_servers")
            .paginate(filters={})
            for server in page["items"]
        }
        for account in accounts
    ]

    cloud.end()
    assert accounts == ["111122223333", "444455556666"]
    assert all(servers)
    assert not servers[0] & servers[1]


def test_without_iam_anybody_may_do_anything(tmp_path: Path) -> None:
    cloud = started("--no-iam", folder=tmp_path)
    nobody = Credentials("AKIANOBODY", "nothing")

    found = cloud.client("drs", credentials=nobody).describe_source_servers(filters={})["items"]

    cloud.end()
    assert len(found) == 12


def test_two_of_them_run_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    clouds = [started(folder=tmp_path / name) for name in ("a", "b")]

    names = [Workshop(cloud).table() for cloud in clouds]
    seen = [cloud.client("dynamodb").list_tables()["TableNames"] for cloud in clouds]
    for cloud in clouds:
        cloud.end()
    assert seen == [[name] for name in names]


def test_a_port_that_is_taken_is_one_clear_line(tmp_path: Path) -> None:
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        said = refused("--port", str(port), folder=tmp_path)

    assert said.startswith(f"localcloud: Port {port} is not free (Address already in use).")
    assert f"--port {port + 1}" in said
    assert "\n" not in said


def test_a_world_that_nobody_knows_is_one_clear_line(tmp_path: Path) -> None:
    said = refused("--world", "atlantis", folder=tmp_path)

    assert said == (
        "localcloud: There is no world 'atlantis'."
        " Known: broken, estate, three-tier; or name a file."
    )


def test_a_world_that_makes_no_sense_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    file = tmp_path / "odd.yaml"
    file.write_text("name: odd\nplaces: []\n", encoding="utf-8")

    said = refused("--world", str(file), "--port", str(free_port()), folder=tmp_path / "temporary")

    assert said.startswith("localcloud: odd.yaml: places: ")
    assert "\n" not in said


def test_a_missing_environment_is_one_clear_line(tmp_path: Path) -> None:
    nowhere = {"LOCALCLOUD_PYTHON": str(tmp_path / "bin" / "python")}

    said = refused(folder=tmp_path, surroundings=nowhere)

    assert said.endswith("is not set up. Run: make demo")
    assert "\n" not in said


def test_an_option_that_does_not_exist_is_one_clear_line(tmp_path: Path) -> None:
    said = refused("--sped", "5", folder=tmp_path)

    assert said.startswith("localcloud: Unrecognized arguments: --sped 5.")


def _answers(port: int) -> bool:
    with socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
