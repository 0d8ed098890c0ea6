"""AWS::SSM::Document, as CloudFormation handles it."""

import pytest

from localcloud.ssm import resource
from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import Machines, script

YAML = """
schemaVersion: '2.2'
mainSteps:
- {action: 'aws:runShellScript', name: check, inputs: {runCommand: [echo one]}}
"""


def test_content_may_be_an_object_or_a_text() -> None:
    machines = Machines()

    as_object = {"Content": script("echo one"), "Tags": [{"Key": "Team", "Value": "recovery"}]}
    as_text = {"Content": YAML, "DocumentFormat": "YAML", "TargetType": "/AWS::EC2::Instance"}
    resource.create(machines.world, machines.caller, "First", as_object)
    resource.create(machines.world, machines.caller, "Second", as_text)

    first, second = (
        machines.ssm("DescribeDocument", Name=name)["Document"] for name in ("First", "Second")
    )
    assert first["Tags"] == [{"Key": "Team", "Value": "recovery"}]
    assert (second["DocumentFormat"], second["TargetType"]) == ("YAML", "/AWS::EC2::Instance")


def test_an_update_is_the_default_at_once() -> None:
    machines = Machines()
    resource.create(machines.world, machines.caller, "Check", {"Content": script("echo one")})

    changed = {"Content": script("echo two"), "VersionName": "second"}
    resource.update(machines.world, machines.caller, "Check", changed)

    found = machines.ssm("DescribeDocument", Name="Check")["Document"]
    assert (found["DefaultVersion"], found["VersionName"]) == ("2", "second")


def test_an_update_without_a_change_makes_no_version() -> None:
    machines = Machines()
    properties = {"Content": script("echo one")}
    resource.create(machines.world, machines.caller, "Check", properties)

    resource.update(machines.world, machines.caller, "Check", properties)

    assert machines.ssm("DescribeDocument", Name="Check")["Document"]["LatestVersion"] == "1"


def test_what_is_wrong_with_the_content_reaches_cloudformation() -> None:
    machines = Machines()
    resource.create(machines.world, machines.caller, "Check", {"Content": script("echo one")})

    with pytest.raises(SsmError, match="InvalidDocumentSchemaVersion"):
        resource.create(machines.world, machines.caller, "Other", {"Content": {"a": 1}})
    with pytest.raises(SsmError, match="InvalidDocumentSchemaVersion"):
        resource.update(machines.world, machines.caller, "Check", {"Content": {"a": 1}})


def test_deleting_twice_is_no_problem() -> None:
    machines = Machines()
    resource.create(machines.world, machines.caller, "Check", {"Content": script("echo one")})

    resource.delete(machines.world, machines.caller, "Check")
    resource.delete(machines.world, machines.caller, "Check")

    assert machines.place.ssm.documents == {}
