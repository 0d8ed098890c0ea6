"""Deploying, deploying again, changing only code, and failing without harm."""

import pytest

from scripts.artefacts import bucket
from scripts.deploy import change_code, deploy, rehearse, stack_of, wanted
from scripts.failing import CannotGoOn
from scripts.package import Package
from scripts.platform import this_machine
from tests.integration.deployment.conftest import Workplace, stack, version
from tests.support.deployed import ENVIRONMENT, Deployed
from tests.support.redeployed import package_of, redeployed

BROKEN = """Resources:
  Broken:
    Type: AWS::Lambda::Function
    DependsOn: Api
    Properties:
      Handler: index.handler
      Runtime: python3.13
      Role: !GetAtt ApiRole.Arn
      Code: {S3Bucket: !Ref ArtefactBucket, S3Key: missing.zip}
"""


pytestmark = pytest.mark.usefixtures("as_it_was")


def test_a_second_deployment_changes_nothing(
    deployed: Deployed, workplace: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    outputs = redeployed(deployed, workplace.sources)

    said = capsys.readouterr().out
    assert "none: recovery-test is up to date" in said
    assert "\nput " not in said
    assert outputs == deployed.outputs


def test_a_dry_run_shows_the_changes_and_makes_none(
    deployed: Deployed, workplace: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    workplace.write_code("second")

    rehearse(stack(deployed), wanted(package_of(deployed, workplace.sources), ENVIRONMENT, {}))

    said = capsys.readouterr().out
    assert "Modify  Compute" in said
    assert version(deployed) == "first"


def test_a_dry_run_before_the_first_deployment_leaves_no_stack_behind(
    deployed: Deployed, workplace: Workplace
) -> None:
    unborn = stack_of(deployed.place, "unborn")
    made = package_of(deployed, workplace.sources)

    rehearse(unborn, wanted(made, "unborn", {}))

    assert unborn.status() is None


def test_changed_code_is_deployed(deployed: Deployed, workplace: Workplace) -> None:
    workplace.write_code("second")

    redeployed(deployed, workplace.sources)

    assert version(deployed) == "second"


def test_code_alone_is_changed_without_a_deployment(
    deployed: Deployed, workplace: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    workplace.write_code("second")
    package = Package(bucket(deployed.place), this_machine())

    change_code(deployed.place, stack(deployed), package, workplace.sources)

    assert version(deployed) == "second"
    names = ", ".join(f"recovery-test-{name}" for name in ("api", "decide", "perform", "events"))
    assert f"{names}: changed" in capsys.readouterr().out


def test_a_deployment_undoes_what_changing_code_alone_has_done(
    deployed: Deployed, workplace: Workplace
) -> None:
    workplace.write_code("second")
    package = Package(bucket(deployed.place), this_machine())
    change_code(deployed.place, stack(deployed), package, workplace.sources)
    workplace.write_code("first")

    redeployed(deployed, workplace.sources)

    assert version(deployed) == "first"


def test_a_parameter_keeps_its_value_until_another_is_given(
    deployed: Deployed, workplace: Workplace
) -> None:
    made = package_of(deployed, workplace.sources)
    deploy(deployed.place, stack(deployed), made, wanted(made, ENVIRONMENT, {"LogLevel": "DEBUG"}))

    redeployed(deployed, workplace.sources)

    function = deployed.client("lambda").get_function_configuration(
        FunctionName=deployed.outputs["ApiFunction"]
    )
    assert function["Environment"]["Variables"]["POWERTOOLS_LOG_LEVEL"] == "DEBUG"


def test_a_parameter_that_does_not_exist_is_refused_with_those_that_do(
    deployed: Deployed, workplace: Workplace
) -> None:
    made = package_of(deployed, workplace.sources)

    with pytest.raises(CannotGoOn, match=r"no parameter LogLevle. It has: .*LogLevel"):
        rehearse(stack(deployed), wanted(made, ENVIRONMENT, {"LogLevle": "DEBUG"}))


def test_a_deployment_that_fails_says_why_and_leaves_what_was_there(
    deployed: Deployed, workplace: Workplace
) -> None:
    workplace.write_code("second")
    workplace.change_template("compute.yaml", "Resources:\n", BROKEN)

    with pytest.raises(CannotGoOn) as failure:
        redeployed(deployed, workplace.sources)

    assert "UPDATE_ROLLBACK_COMPLETE" in str(failure.value)
    assert "missing.zip" in str(failure.value)
    assert version(deployed) == "first"


def test_a_first_deployment_that_failed_is_simply_tried_again(
    deployed: Deployed, workplace: Workplace
) -> None:
    second = stack_of(deployed.place, "second")
    workplace.change_template("compute.yaml", "Resources:\n", BROKEN)
    broken = package_of(deployed, workplace.sources)
    unprotected = {"DeletionProtection": "false"}
    with pytest.raises(CannotGoOn, match="ROLLBACK_COMPLETE"):
        deploy(deployed.place, second, broken, wanted(broken, "second", unprotected))
    workplace.copy_templates()
    made = package_of(deployed, workplace.sources)

    deploy(deployed.place, second, made, wanted(made, "second", unprotected))

    assert second.status() == "CREATE_COMPLETE"
