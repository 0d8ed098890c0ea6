"""What answers is a published version: a deployment brings the next, a failure the last one."""

from collections.abc import Iterator
from typing import Any

import pytest

from scripts.artefacts import bucket
from scripts.deploy import change_code, stack_of
from scripts.failing import CannotGoOn
from scripts.package import Package
from scripts.platform import this_machine
from tests.integration.deployment.conftest import Workplace
from tests.support.deployed import ENVIRONMENT, Deployed
from tests.support.redeployed import redeployed

IMPOSSIBLE = """Resources:
  Impossible:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Runtime: python3.13
      Role: !Sub arn:aws:iam::${AWS::AccountId}:role/nobody
      Code:
        S3Bucket: !Sub recovery-artefacts-${AWS::AccountId}-${AWS::Region}
        S3Key: missing.zip
"""
"""In a stack that is changed after the function and its alias."""

CONTRADICTORY = """SnapStart: {ApplyOn: PublishedVersions}
      EphemeralStorage: {Size: 2048}"""
"""Lambda has either."""


@pytest.fixture(autouse=True)
def as_it_was(deployed: Deployed, workplace: Workplace) -> Iterator[None]:
    yield
    workplace.write_code("first")
    workplace.copy_templates()
    redeployed(deployed, workplace.sources, LogLevel="INFO")


def live(deployed: Deployed) -> dict[str, Any]:
    """What the alias of the API function leads to."""
    found = deployed.client("lambda").get_function_configuration(
        FunctionName=deployed.outputs["ApiFunction"], Qualifier="live"
    )
    return dict(found)


def answering(deployed: Deployed) -> str:
    return str(deployed.request("GET", "/")[2]["version"])


def test_the_same_again_publishes_nothing(deployed: Deployed, workplace: Workplace) -> None:
    before = live(deployed)["Version"]

    redeployed(deployed, workplace.sources)

    assert live(deployed)["Version"] == before


def test_other_code_is_published_and_answers(deployed: Deployed, workplace: Workplace) -> None:
    before = live(deployed)["Version"]
    workplace.write_code("second")

    redeployed(deployed, workplace.sources)

    assert int(live(deployed)["Version"]) > int(before)
    assert answering(deployed) == "second"


def test_an_earlier_version_stays_as_it_was(deployed: Deployed, workplace: Workplace) -> None:
    before = live(deployed)
    workplace.write_code("second")

    redeployed(deployed, workplace.sources)

    kept = deployed.client("lambda").get_function_configuration(
        FunctionName=before["FunctionName"], Qualifier=before["Version"]
    )
    assert kept["CodeSha256"] == before["CodeSha256"] != live(deployed)["CodeSha256"]


def test_a_choice_reaches_what_answers(deployed: Deployed, workplace: Workplace) -> None:
    redeployed(deployed, workplace.sources, LogLevel="DEBUG")

    assert live(deployed)["Environment"]["Variables"]["POWERTOOLS_LOG_LEVEL"] == "DEBUG"
    assert answering(deployed) == "first"


def test_the_code_that_answered_answers_again_after_a_deployment_that_failed(
    deployed: Deployed, workplace: Workplace
) -> None:
    before = live(deployed)["CodeSha256"]
    workplace.write_code("second")
    workplace.change_template("api.yaml", "Resources:\n", IMPOSSIBLE)

    with pytest.raises(CannotGoOn, match="UPDATE_ROLLBACK_COMPLETE"):
        redeployed(deployed, workplace.sources)

    assert live(deployed)["CodeSha256"] == before
    assert answering(deployed) == "first"


def test_what_failed_is_deployed_as_soon_as_it_is_repaired(
    deployed: Deployed, workplace: Workplace
) -> None:
    workplace.write_code("second")
    workplace.change_template("api.yaml", "Resources:\n", IMPOSSIBLE)
    with pytest.raises(CannotGoOn):
        redeployed(deployed, workplace.sources)
    workplace.copy_templates()

    redeployed(deployed, workplace.sources)

    assert answering(deployed) == "second"


def test_code_that_was_changed_alone_answers_and_can_be_deployed_afterwards(
    deployed: Deployed, workplace: Workplace
) -> None:
    before = live(deployed)["Version"]
    workplace.write_code("second")
    package = Package(bucket(deployed.place), this_machine())
    change_code(deployed.place, stack_of(deployed.place, ENVIRONMENT), package, workplace.sources)
    alone = (live(deployed)["Version"], answering(deployed))

    redeployed(deployed, workplace.sources)

    assert (int(alone[0]) > int(before), alone[1]) == (True, "second")
    assert answering(deployed) == "second"


def test_a_configuration_that_cannot_work_is_refused_and_the_old_code_answers(
    deployed: Deployed, workplace: Workplace
) -> None:
    before = live(deployed)["CodeSha256"]
    workplace.write_code("second")
    workplace.change_template("compute.yaml", "MemorySize: 1024", CONTRADICTORY)

    with pytest.raises(CannotGoOn, match="UPDATE_ROLLBACK_COMPLETE"):
        redeployed(deployed, workplace.sources)

    assert live(deployed)["CodeSha256"] == before
    assert answering(deployed) == "first"


def test_all_that_is_invoked_is_invoked_by_its_alias(deployed: Deployed) -> None:
    machine = deployed.client("stepfunctions").describe_state_machine(
        stateMachineArn=deployed.outputs["StateMachineArn"]
    )
    events = deployed.client("events")

    rules = events.list_rules(NamePrefix="recovery-test")["Rules"]
    targets = [
        each for rule in rules for each in events.list_targets_by_rule(Rule=rule["Name"])["Targets"]
    ]
    for name in ("decide", "perform"):
        assert f":function:recovery-test-{name}:live" in machine["definition"]
    assert targets
    assert all(each["Arn"].endswith(":function:recovery-test-events:live") for each in targets)
