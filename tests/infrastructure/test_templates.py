"""What holds for every template."""

import json
from graphlib import TopologicalSorter

import pytest
from cfnlint.api import lint_file  # type: ignore[import-untyped]
from cfnlint.config import ManualArgs  # type: ignore[import-untyped]

from tests.support.templates import FILES, NAMES, lines, of_type, path_of, referred, template

NESTED = "AWS::CloudFormation::Stack"


@pytest.mark.parametrize("name", NAMES)
def test_cloudformation_has_nothing_to_complain_about(name: str) -> None:
    found = lint_file(path_of(name), ManualArgs(regions=["eu-west-1", "us-east-1"]))

    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_template_says_what_it_is_for_and_can_be_read_at_one_go(name: str) -> None:
    text = lines(name)

    for word in ("# Purpose: ", "# Owns: ", "# Needs: "):
        assert [line for line in text[:12] if line.startswith(word)]
    assert len(text) <= 300


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_is_described(name: str) -> None:
    for parameter in template(name)["Parameters"].values():
        assert parameter["Description"].endswith(".")


def test_the_product_is_deployed_without_choosing_anything() -> None:
    assert all("Default" in each for each in template("template.yaml")["Parameters"].values())


def test_every_template_but_that_of_other_accounts_is_part_of_the_product() -> None:
    nested = {
        each["Properties"]["TemplateURL"] for each in of_type("template.yaml", NESTED).values()
    }

    assert nested | {"template.yaml", "target-account.yaml"} == set(NAMES)


@pytest.mark.parametrize("logical_id", of_type("template.yaml", NESTED))
def test_a_nested_stack_is_given_what_it_needs_and_nothing_else(logical_id: str) -> None:
    stack = of_type("template.yaml", NESTED)[logical_id]["Properties"]
    declared = template(stack["TemplateURL"])["Parameters"]

    needed = {name for name, parameter in declared.items() if "Default" not in parameter}
    assert needed <= stack["Parameters"].keys() <= declared.keys()


def test_every_choice_of_a_deployment_has_an_effect() -> None:
    root = template("template.yaml")

    used = {name for part in ("Conditions", "Resources") for name in referred(root[part])}
    assert root["Parameters"].keys() <= used


def test_stacks_can_be_deployed_one_after_the_other() -> None:
    stacks = template("template.yaml")["Resources"]

    awaited = {
        name: {found for found, _ in _outputs_taken(stack["Properties"])}
        for name, stack in stacks.items()
    }
    assert set(TopologicalSorter(awaited).static_order()) == stacks.keys()


def test_what_is_taken_from_a_nested_stack_is_put_out_by_it() -> None:
    root = template("template.yaml")

    taken = _outputs_taken(json.loads(json.dumps(root)))
    for logical_id, output in taken:
        file = root["Resources"][logical_id]["Properties"]["TemplateURL"]
        assert output in template(file)["Outputs"]
    assert taken


def test_the_environment_is_part_of_every_name_that_we_choose() -> None:
    named = [line for file in FILES for line in lines(file.name) if ": recovery-dev" in line]

    assert all("Default: recovery-dev" in line for line in named)


def _outputs_taken(part: object) -> list[tuple[str, str]]:
    match part:
        case {"Fn::GetAtt": [str(logical_id), str(attribute)]}:
            return [(logical_id, attribute.removeprefix("Outputs."))]
        case dict():
            return [found for each in part.values() for found in _outputs_taken(each)]
        case list():
            return [found for each in part for found in _outputs_taken(each)]
        case _:
            return []
