"""The documents that run on launched servers are valid and safe; the Linux half is really run."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from socket import create_server
from typing import Any

import pytest
import yaml
from cfnlint.api import lint_file  # type: ignore[import-untyped]
from cfnlint.config import ManualArgs  # type: ignore[import-untyped]

from localcloud.ssm.content import parsed
from localcloud.ssm.scripts import read
from scripts.templates import rendered, with_documents
from tests.support.templates import FOLDER as FOLDER_OF_TEMPLATES
from tests.support.templates import of_type, template

FOLDER = Path(__file__).parent.parent.parent / "ssm-documents"
MARKERS = {
    "check-health": "HEALTH-CHECK-PASSED",
    "start-application": "APPLICATION-STARTED",
    "validate-network": "NETWORK-VALID",
}
DEPLOYED = of_type("target-region.yaml", "AWS::SSM::Document")
PLATFORMS = {"Linux": "aws:runShellScript", "Windows": "aws:runPowerShellScript"}
HOSTILE = ["$(reboot)", "`reboot`", "a;reboot", "a b", "a'b", 'a"b', "a|b", "a&b", "a\nb", "a>b"]

Document = Mapping[str, Any]  # JSON


def document(name: str) -> Document:
    return dict(yaml.safe_load((FOLDER / f"{name}.yaml").read_text()))


def script(name: str, platform: str) -> str:
    steps = document(name)["mainSteps"]
    step = next(s for s in steps if s["precondition"]["StringEquals"][1] == platform)
    return "\n".join(step["inputs"]["runCommand"])


def run_on_linux(name: str, folder: Path, **values: str) -> "subprocess.CompletedProcess[str]":
    """As the agent does: with the values as variables. Commands in ``folder`` come first."""
    defaults = {
        key: str(parameter["default"])
        for key, parameter in document(name)["parameters"].items()
        if "default" in parameter
    }
    variables = {f"SSM_{key}": value for key, value in (defaults | values).items()}
    return subprocess.run(  # noqa: S603  our own document
        ["/bin/sh", "-c", script(name, "Linux")],
        env={"PATH": f"{folder}:{os.environ['PATH']}", **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def a_command(folder: Path, name: str, text: str) -> None:
    command = folder / name
    command.write_text(f"#!/bin/sh\n{text}\n")
    command.chmod(0o755)


@pytest.fixture
def listening_port() -> Iterator[int]:
    with create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_folder_holds_just_these_documents() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(MARKERS)


def test_every_document_is_deployed_under_a_name_that_stays() -> None:
    deployed = [each["Properties"] for each in DEPLOYED.values()]

    names = {each["Name"]["Fn::Sub"] for each in deployed}
    files = {each["Content"] for each in deployed}
    assert names == {f"${{Prefix}}-{name}" for name in MARKERS}
    assert files == {f"../ssm-documents/{name}.yaml" for name in MARKERS}
    assert {each["UpdateMethod"] for each in deployed} == {"NewVersion"}


def test_cloudformation_has_nothing_to_complain_about_once_the_documents_are_in(
    tmp_path: Path,
) -> None:
    whole = with_documents(template("target-region.yaml"), FOLDER_OF_TEMPLATES)
    del whole["Metadata"]
    for name in DEPLOYED:
        content = whole["Resources"][name]["Properties"]
        content |= {"Content": yaml.safe_load(content["Content"]), "DocumentFormat": "JSON"}
    packaged = tmp_path / "target-region.json"
    packaged.write_bytes(rendered(whole))

    found = lint_file(packaged, ManualArgs(regions=["eu-west-1"]))

    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize("name", MARKERS)
def test_it_is_a_valid_command_document(name: str) -> None:
    text = (FOLDER / f"{name}.yaml").read_text()

    assert parsed(text, text_format="YAML", kind="Command")["schemaVersion"] == "2.2"


@pytest.mark.parametrize("name", MARKERS)
def test_it_has_one_step_for_each_platform(name: str) -> None:
    steps = document(name)["mainSteps"]

    found = {step["precondition"]["StringEquals"][1]: step["action"] for step in steps}

    assert found == PLATFORMS


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("name", "marker"), MARKERS.items())
def test_every_step_prints_the_marker_as_its_last_word(
    name: str, marker: str, platform: str
) -> None:
    reading = read(script(name, platform).splitlines(), {})

    assert (reading.output.splitlines()[-1], reading.code) == (marker, 0)


@pytest.mark.parametrize("name", MARKERS)
def test_no_parameter_lets_a_shell_act_on_its_value(name: str) -> None:
    for key, parameter in document(name)["parameters"].items():
        assert parameter["interpolationType"] == "ENV_VAR", key
        for text in HOSTILE:
            assert not re.fullmatch(parameter["allowedPattern"], text), (key, text)


@pytest.mark.parametrize("name", MARKERS)
def test_defaults_keep_to_their_patterns(name: str) -> None:
    for key, parameter in document(name)["parameters"].items():
        if "default" in parameter:
            assert re.fullmatch(parameter["allowedPattern"], parameter["default"]), key


def test_a_healthy_server_passes(tmp_path: Path) -> None:
    a_command(tmp_path, "df", "printf 'Filesystem 1 2 3 Use Mounted\\n/dev/a 9 4 5 45%% /\\n'")
    a_command(tmp_path, "systemctl", "exit 0")
    a_command(tmp_path, "ss", "echo LISTEN")

    ran = run_on_linux("check-health", tmp_path, Services="postgresql", Ports="5432")

    assert (ran.returncode, ran.stdout) == (0, "HEALTH-CHECK-PASSED\n")


@pytest.mark.parametrize(
    ("command", "text", "complaint"),
    [
        ("df", "printf 'F 1 2 3 Use M\\n/dev/a 9 9 0 99%% /data\\n'", "free on: /data"),
        ("systemctl", "exit 3", "Not up in time: service postgresql"),
        ("ss", "exit 0", "Not up in time: port 5432"),
    ],
)
def test_an_unhealthy_server_fails_and_says_why(
    command: str, text: str, complaint: str, tmp_path: Path
) -> None:
    a_command(tmp_path, "df", "printf 'Filesystem 1 2 3 Use Mounted\\n/dev/a 9 4 5 45%% /\\n'")
    a_command(tmp_path, "systemctl", "exit 0")
    a_command(tmp_path, "ss", "echo LISTEN")
    a_command(tmp_path, command, text)

    ran = run_on_linux(
        "check-health", tmp_path, Services="postgresql", Ports="5432", WithinSeconds="0"
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert complaint in ran.stderr


def test_services_are_started_in_their_order(tmp_path: Path) -> None:
    a_command(tmp_path, "systemctl", f'echo "$2" >> {tmp_path}/started')

    ran = run_on_linux("start-application", tmp_path, Services="db,queue,web")

    assert (ran.returncode, ran.stdout) == (0, "APPLICATION-STARTED\n")
    assert (tmp_path / "started").read_text().split() == ["db", "queue", "web"]


def test_a_service_that_does_not_start_ends_it(tmp_path: Path) -> None:
    a_command(tmp_path, "systemctl", f'echo "$2" >> {tmp_path}/started; [ "$2" = db ]')

    ran = run_on_linux("start-application", tmp_path, Services="db,queue,web")

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Service queue did not start" in ran.stderr
    assert "web" not in (tmp_path / "started").read_text()


def test_a_network_that_reaches_everything_is_valid(tmp_path: Path, listening_port: int) -> None:
    ran = run_on_linux(
        "validate-network",
        tmp_path,
        Endpoints=f"127.0.0.1:{listening_port},localhost:{listening_port}",
        SecondsPerEndpoint="5",
    )

    assert (ran.returncode, ran.stdout) == (0, "NETWORK-VALID\n")


def test_an_endpoint_that_nobody_listens_on_is_named(tmp_path: Path) -> None:
    ran = run_on_linux(
        "validate-network", tmp_path, Endpoints="127.0.0.1:1", SecondsPerEndpoint="0"
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "No connection to 127.0.0.1:1" in ran.stderr
