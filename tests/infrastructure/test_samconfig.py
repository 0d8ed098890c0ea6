"""`sam deploy` does what scripts/deploy.sh does."""

import tomllib
from typing import Any

from scripts.change_sets import CAPABILITIES
from scripts.deploy import tags_of
from scripts.keeping import ROOT
from scripts.package import BUILD
from tests.support.templates import template


def settings() -> dict[str, Any]:
    text = (ROOT / "samconfig.toml").read_text()
    return dict(tomllib.loads(text)["default"]["deploy"]["parameters"])


def pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


def test_it_takes_the_template_that_packaging_has_written() -> None:
    assert ROOT / settings()["template_file"] == BUILD / "template.json"


def test_its_parameters_exist_and_its_stack_is_the_one_that_the_scripts_look_for() -> None:
    given = pairs(settings()["parameter_overrides"])

    assert given.keys() <= template("template.yaml")["Parameters"].keys()
    assert settings()["stack_name"] == f"recovery-{given['Environment']}"


def test_it_may_make_what_the_scripts_may_make() -> None:
    assert tuple(settings()["capabilities"].split()) == CAPABILITIES


def test_everything_is_tagged_alike() -> None:
    assert pairs(settings()["tags"]) == tags_of("dev")


def test_changes_are_shown_before_they_are_made() -> None:
    assert settings()["confirm_changeset"] is True
