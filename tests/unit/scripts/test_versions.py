"""Names of versions: another one exactly when the function is another one."""

from typing import Any

from scripts.templates import Template
from scripts.versions import with_named_versions

CODE = "0123456789abcdef/code.zip"


def function(*, memory: int = 512, unrelated: str = "x") -> Template:
    return {
        "Resources": {
            "Decide": {
                "Type": "AWS::Lambda::Function",
                "Properties": {"Description": "Decides", "MemorySize": memory},
            },
            "DecideVersion": {
                "Type": "AWS::Lambda::Version",
                "Properties": {"FunctionName": {"Ref": "Decide"}},
            },
            "DecideLive": {
                "Type": "AWS::Lambda::Alias",
                "Properties": {"FunctionVersion": {"Fn::GetAtt": ["DecideVersion", "Version"]}},
            },
            "DecideLog": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": unrelated}},
        }
    }


def version(template: Template, code: str = CODE) -> str:
    """Its name, which the alias follows, and the description of the function has."""
    resources: dict[str, Any] = with_named_versions(template, [code])["Resources"]
    (name,) = (name for name, each in resources.items() if each["Type"] == "AWS::Lambda::Version")
    described = resources["Decide"]["Properties"]["Description"]
    followed = resources["DecideLive"]["Properties"]["FunctionVersion"]
    assert followed == {"Fn::GetAtt": [name, "Version"]}
    assert described == f"Decides ({name.removeprefix('DecideVersion')})"
    return name


def test_the_same_function_keeps_its_version() -> None:
    assert version(function()) == version(function(unrelated="y"))


def test_other_code_is_another_version() -> None:
    assert version(function()) != version(function(), "fedcba9876543210/code.zip")


def test_another_configuration_is_another_version() -> None:
    assert version(function()) != version(function(memory=1024))
