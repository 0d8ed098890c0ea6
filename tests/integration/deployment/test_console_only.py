"""Publishing another console, and nothing else."""

import pytest

from scripts.artefacts import bucket
from scripts.deploy import change, change_code, stack_of
from scripts.failing import CannotGoOn
from scripts.package import Package
from scripts.platform import this_machine
from scripts.publishing import another_console
from tests.integration.deployment.conftest import Workplace, stack, version
from tests.support.deployed import Deployed
from tests.support.redeployed import redeployed
from tests.support.small_console import write_console

pytestmark = pytest.mark.usefixtures("as_it_was")


def publish(deployed: Deployed, workplace: Workplace) -> None:
    change(stack(deployed), another_console(deployed.place, stack(deployed), workplace.sources))


def page(deployed: Deployed) -> str:
    """As the distribution finds it."""
    files = deployed.outputs["ConsoleBucket"]
    found = deployed.client("s3").get_object(Bucket=files, Key="index.html")
    return str(found["Body"].read().decode())


def test_a_deployment_publishes_the_console(deployed: Deployed) -> None:
    assert page(deployed) == "first"


def test_another_console_is_published_and_nothing_else_is_deployed(
    deployed: Deployed, workplace: Workplace
) -> None:
    write_console(workplace.sources.console, "second")
    workplace.write_code("second")

    publish(deployed, workplace)

    assert page(deployed) == "second"
    assert version(deployed) == "first"
    assert stack(deployed).outputs() == deployed.outputs


def test_code_that_was_changed_alone_stays(deployed: Deployed, workplace: Workplace) -> None:
    workplace.write_code("second")
    package = Package(bucket(deployed.place), this_machine())
    change_code(deployed.place, stack(deployed), package, workplace.sources)
    write_console(workplace.sources.console, "second")

    publish(deployed, workplace)

    assert (page(deployed), version(deployed)) == ("second", "second")


def test_the_next_deployment_finds_it_published(
    deployed: Deployed, workplace: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    write_console(workplace.sources.console, "second")
    publish(deployed, workplace)
    capsys.readouterr()

    redeployed(deployed, workplace.sources)

    assert "none: recovery-test is up to date" in capsys.readouterr().out
    assert page(deployed) == "second"


def test_the_same_console_is_not_published_again(
    deployed: Deployed, workplace: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(deployed, workplace)

    said = capsys.readouterr().out
    assert "none: recovery-test is up to date" in said
    assert "\nput " not in said


def test_a_console_needs_a_deployment_first(deployed: Deployed, workplace: Workplace) -> None:
    unborn = stack_of(deployed.place, "unborn")

    with pytest.raises(CannotGoOn, match="no stack recovery-unborn yet"):
        another_console(deployed.place, unborn, workplace.sources)
