"""docs/deployment.md names only what exists: scripts, their options, verbs, parameters, files."""

import importlib
import os
import re
from collections.abc import Iterator

import pytest

from tests.support.running_cloud import ROOT
from tests.support.templates import NAMES, of_type, template

TEXT = (ROOT / "docs" / "deployment.md").read_text()
CODE = [*re.findall(r"`([^`\n]+)`", TEXT), *re.findall(r"^    (.+)$", TEXT, re.MULTILINE)]
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]+")
OF_OTHER_ACCOUNTS = ("target-account.yaml", "target-region.yaml", "waf.yaml")


def named(pattern: str) -> set[str]:
    return {name for code in CODE for name in re.findall(pattern, code)}


def options() -> Iterator[tuple[str, str]]:
    """With the script that they are given to."""
    for code in CODE:
        if script := re.match(r"scripts/(\w+)\.sh", code):
            yield from ((script[1], option) for option in OPTION.findall(code.partition("#")[0]))


def test_every_script_is_there_and_can_be_run() -> None:
    scripts = named(r"scripts/\w+\.sh")

    assert scripts >= {"scripts/package.sh", "scripts/deploy.sh", "scripts/cleanup.sh"}
    assert [each for each in scripts if not os.access(ROOT / each, os.X_OK)] == []


@pytest.mark.parametrize(("script", "option"), sorted(set(options())))
def test_every_option_is_one_of_its_script(
    script: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        importlib.import_module(f"scripts.{script}").main(["--help"])

    assert option in OPTION.findall(capsys.readouterr().out.replace("[", " ").replace("]", " "))


def test_every_verb_is_one_of_make() -> None:
    verbs = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert named(r"^make ([a-z-]+)") <= verbs
    assert named(r"^make ([a-z-]+)")


def test_every_parameter_is_one_of_the_product() -> None:
    parameters = named(r"--parameter (\w+)=")

    assert parameters <= template("template.yaml")["Parameters"].keys()
    assert parameters >= {"AdminEmail", "GradualDeployment", "Waf", "DomainName"}


def test_every_parameter_of_a_stack_set_is_one_of_its_template() -> None:
    declared = {key for name in OF_OTHER_ACCOUNTS for key in template(name)["Parameters"]}

    assert named(r"ParameterKey=(\w+)") <= declared
    assert {key for code in CODE for key in overrides(code)} <= declared


def overrides(code: str) -> list[str]:
    """Of `aws cloudformation deploy`."""
    _, _, given = code.partition("--parameter-overrides ")
    return [] if "ParameterKey=" in given else re.findall(r"(\w+)=", given)


def test_every_output_is_one_of_the_product() -> None:
    outputs = set(re.findall(r"outputs? (\w+)", TEXT)) - {"of", "and"}

    assert {each for each in outputs if each[0].isupper()} <= template("template.yaml")[
        "Outputs"
    ].keys()


def test_every_link_and_template_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", TEXT) if not link.startswith("https:")]

    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
    assert {name.removeprefix("cfn/") for name in named(r"cfn/[\w-]+\.yaml")} <= set(NAMES)


def test_the_alarms_are_counted_right() -> None:
    alarms = [
        len(of_type(name, "AWS::CloudWatch::Alarm")) for name in ("operations.yaml", "gradual.yaml")
    ]

    assert [int(each) for each in re.findall(r"\| (\d+) of .*have (\d+) more", TEXT)[0]] == alarms
