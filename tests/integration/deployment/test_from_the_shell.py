"""The scripts as people call them: deployed into a local cloud that runs, used, and removed."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.deploy import stack_of
from scripts.people import PASSWORD, add_person
from scripts.srp import UserPool
from tests.support.deployed import place_of
from tests.support.running_cloud import ROOT, RunningCloud, running_cloud
from tests.support.web import ask

SCRIPTS = sorted(path for path in (ROOT / "scripts").glob("*.sh") if path.name != "python.sh")
REGION = "eu-west-1"


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCloud]:
    folder = tmp_path_factory.mktemp("cloud")
    with running_cloud("--world", "three-tier", "--speed", "60", folder=folder) as running:
        yield running


def exported(cloud: RunningCloud) -> dict[str, str]:
    """What its banner says to export."""
    lines = [line.removeprefix("export ") for line in cloud.said if line.startswith("export ")]
    return dict(word.split("=", 1) for line in reversed(lines) for word in line.split(" "))


def called(script: str, *words: str, **surroundings: str) -> str:
    done = subprocess.run(  # noqa: S603  our own scripts
        [ROOT / "scripts" / script, *words],
        env={**os.environ, **surroundings},
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def output(said: str, name: str) -> str:
    return next(line.split()[-1] for line in said.splitlines() if f" {name} " in line)


def test_one_command_deploys_it_a_token_opens_it_and_one_command_removes_it(
    cloud: RunningCloud,
) -> None:
    surroundings = exported(cloud)
    said = called("deploy.sh", "dev", **surroundings)
    outputs = stack_of(place_of(cloud), "dev").outputs()
    pool = UserPool(cloud.client("cognito-idp"), outputs["UserPoolId"], outputs["UserPoolClientId"])
    viewer = add_person(pool, "Viewer")

    password = {PASSWORD: viewer.password}
    token = called("token.sh", "dev", viewer.email, **surroundings, **password).strip()
    reply = ask("GET", f"{output(said, 'ApiUrl')}/me", headers={"Authorization": token})
    console = ask("GET", output(said, "ConsoleUrl"))
    removed = called("cleanup.sh", "dev", "--yes", "dev", **surroundings)

    assert (reply.status, reply.json["roles"]) == (200, ["Viewer"])
    assert (console.status, "<title>" in console.text) == (200, True)
    assert "deleted     recovery-dev" in removed
    assert stack_of(place_of(cloud), "dev").status() is None


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_says_how_it_is_called(script: Path) -> None:
    said = called(script.name, "--help")

    assert said.startswith(f"usage: scripts/{script.name} ")


def test_a_package_for_other_tools_says_where_everything_is(
    cloud: RunningCloud, tmp_path: Path
) -> None:
    called("package.sh", "other-tools", "--folder", str(tmp_path), **exported(cloud))

    manifest = json.loads((tmp_path / "manifest.json").read_text())
    listed = cloud.client("s3").list_objects_v2(Bucket="other-tools")["Contents"]
    assert {each["Key"] for each in listed} == {
        artefact["key"] for artefact in manifest["artefacts"].values()
    }
    assert (tmp_path / "template.json").stat().st_size == (
        manifest["artefacts"]["template.json"]["bytes"]
    )
