"""docs/deployment.md names what other accounts are given, and counts what is paid for."""

import re

from tests.support.pages import page
from tests.support.templates import of_type, template

GUIDE = page("docs/deployment.md")
OF_OTHER_ACCOUNTS = ("target-account.yaml", "target-region.yaml", "waf.yaml")


def test_every_parameter_of_another_stack_is_one_of_its_template() -> None:
    declared = {key for name in OF_OTHER_ACCOUNTS for key in template(name)["Parameters"]}

    named = GUIDE.named(r"ParameterKey=(\w+)")
    overridden = {key for command in GUIDE.commands for key in overrides(command)}
    assert named
    assert overridden
    assert sorted((named | overridden) - declared) == []


def overrides(command: str) -> list[str]:
    """Of `aws cloudformation deploy`."""
    _, _, given = command.partition("--parameter-overrides ")
    return [] if "ParameterKey=" in given else re.findall(r"(\w+)=", given)


def test_the_alarms_are_counted_right() -> None:
    alarms = [
        len(of_type(name, "AWS::CloudWatch::Alarm")) for name in ("operations.yaml", "gradual.yaml")
    ]

    (counted,) = re.findall(r"\| (\d+) of .*have (\d+) more", GUIDE.text)
    assert [int(number) for number in counted] == alarms
