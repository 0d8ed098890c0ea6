"""Documents and their versions."""

import json
from typing import Any

import pytest

from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import Machines, a_step, runbook, script


def update(machines: Machines, *lines: str, **stated: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    content = json.dumps(script(*lines))
    answer = machines.ssm("UpdateDocument", Name="Check", Content=content, **stated)
    return dict(answer["DocumentDescription"])


def first_line(machines: Machines, version: str) -> str:
    found = machines.ssm("GetDocument", Name="Check", DocumentVersion=version)
    return str(json.loads(found["Content"])["mainSteps"][0]["inputs"]["runCommand"][0])


def a_document() -> Machines:
    machines = Machines()
    machines.create("Check", script("echo one"))
    return machines


def test_a_created_document_is_described() -> None:
    machines = Machines()
    parameters = {"Port": {"type": "String", "default": "443", "description": "of the service"}}

    machines.create("Check", script("echo {{ Port }}", description="Looks.", parameters=parameters))

    found = machines.ssm("DescribeDocument", Name="Check")["Document"]
    assert found["Description"] == "Looks."
    assert found["SchemaVersion"] == "2.2"
    assert found["Status"] == "Active"
    assert found["PlatformTypes"] == ["Linux", "MacOS"]
    assert found["Owner"] == "111122223333"
    assert found["Parameters"] == [
        {
            "Name": "Port",
            "Type": "String",
            "Description": "of the service",
            "DefaultValue": "443",
        }
    ]


def test_a_name_is_taken_once() -> None:
    machines = a_document()

    with pytest.raises(SsmError, match="DocumentAlreadyExists"):
        machines.create("Check", script("echo two"))


@pytest.mark.parametrize("name", ["AWS-Mine", "amazon-mine", "ab", "with space", "x" * 129])
def test_names_are_those_that_aws_allows(name: str) -> None:
    machines = Machines()

    with pytest.raises(SsmError, match="ValidationException"):
        machines.create(name, script("echo"))


def test_a_new_version_is_the_latest_and_not_the_default() -> None:
    machines = a_document()

    updated = update(machines, "echo two", DocumentVersion="$LATEST")

    assert (updated["LatestVersion"], updated["DefaultVersion"]) == ("2", "1")
    assert first_line(machines, "$LATEST") == "echo two"
    assert first_line(machines, "$DEFAULT") == first_line(machines, "1") == "echo one"


def test_the_default_version_can_be_moved() -> None:
    machines = a_document()
    update(machines, "echo two")

    answer = machines.ssm("UpdateDocumentDefaultVersion", Name="Check", DocumentVersion="2")

    assert answer["Description"] == {"Name": "Check", "DefaultVersion": "2"}
    assert first_line(machines, "$DEFAULT") == "echo two"


def test_only_the_latest_version_is_updated() -> None:
    machines = a_document()
    update(machines, "echo two")

    with pytest.raises(SsmError, match="InvalidDocumentVersion"):
        update(machines, "echo three", DocumentVersion="1")


def test_the_same_content_makes_no_version() -> None:
    machines = a_document()

    with pytest.raises(SsmError, match="DuplicateDocumentContent"):
        update(machines, "echo one")


def test_versions_may_have_a_name_of_their_own() -> None:
    machines = a_document()
    update(machines, "echo two", VersionName="second")

    found = machines.ssm("GetDocument", Name="Check", VersionName="second")

    assert found["DocumentVersion"] == "2"
    with pytest.raises(SsmError, match="DuplicateDocumentVersionName"):
        update(machines, "echo three", VersionName="second")


def test_an_unknown_version_is_refused() -> None:
    machines = a_document()

    with pytest.raises(SsmError, match="InvalidDocumentVersion"):
        machines.ssm("GetDocument", Name="Check", DocumentVersion="9")


def test_versions_are_listed_newest_first() -> None:
    machines = a_document()
    update(machines, "echo two")

    found = machines.ssm("ListDocumentVersions", Name="Check")["DocumentVersions"]

    assert [(each["DocumentVersion"], each["IsDefaultVersion"]) for each in found] == [
        ("2", False),
        ("1", True),
    ]


def test_a_version_can_be_deleted_unless_it_is_the_default() -> None:
    machines = a_document()
    update(machines, "echo two")

    machines.ssm("DeleteDocument", Name="Check", DocumentVersion="2")

    assert machines.ssm("DescribeDocument", Name="Check")["Document"]["LatestVersion"] == "1"
    with pytest.raises(SsmError, match="InvalidDocumentOperation"):
        machines.ssm("DeleteDocument", Name="Check", DocumentVersion="1")


def test_a_deleted_document_is_gone() -> None:
    machines = a_document()

    machines.ssm("DeleteDocument", Name="Check")

    for operation in ("GetDocument", "DescribeDocument", "ListDocumentVersions", "DeleteDocument"):
        with pytest.raises(SsmError, match="InvalidDocument"):
            machines.ssm(operation, Name="Check")


def test_yaml_is_kept_as_it_is_and_given_as_json_on_demand() -> None:
    machines = Machines()
    text = (
        "schemaVersion: '2.2'\n"
        "mainSteps:\n"
        "- action: aws:runShellScript\n"
        "  name: check\n"
        "  inputs: {runCommand: [echo one]}\n"
    )

    machines.ssm("CreateDocument", Name="Check", Content=text, DocumentFormat="YAML")

    as_yaml = machines.ssm("GetDocument", Name="Check", DocumentFormat="YAML")
    assert as_yaml["Content"] == text
    assert first_line(machines, "$LATEST") == "echo one"


def test_documents_of_amazon_are_there_and_cannot_be_changed() -> None:
    machines = Machines()

    found = machines.ssm("DescribeDocument", Name="AWS-RunShellScript")["Document"]

    assert (found["Owner"], found["DocumentType"]) == ("Amazon", "Command")
    with pytest.raises(SsmError, match="InvalidDocument"):
        machines.ssm("DeleteDocument", Name="AWS-RunShellScript")


def test_a_document_is_found_by_its_arn() -> None:
    machines = a_document()

    found = machines.ssm(
        "DescribeDocument", Name="arn:aws:ssm:eu-west-1:111122223333:document/Check"
    )

    assert found["Document"]["Name"] == "Check"


@pytest.mark.parametrize(
    ("key", "values", "expected"),
    [
        ("Owner", ["Self"], ["Check", "Restore"]),
        ("Name", ["Che"], ["Check"]),
        ("PlatformTypes", ["Windows"], ["Restore"]),
        ("DocumentType", ["Automation"], ["Restore"]),
        ("tag:Team", ["recovery"], ["Restore"]),
    ],
)
def test_lists_are_filtered(key: str, values: list[str], expected: list[str]) -> None:
    machines = a_document()
    pause = runbook(a_step("wait", "aws:sleep", Duration="PT1M"))
    machines.create("Restore", pause, Tags=[{"Key": "Team", "Value": "recovery"}])

    mine = {"Key": "Owner", "Values": ["Self"]}
    found = machines.ssm("ListDocuments", Filters=[mine, {"Key": key, "Values": values}])

    assert [each["Name"] for each in found["DocumentIdentifiers"]] == expected


def test_an_unfiltered_list_has_those_of_amazon_too_and_comes_in_pages() -> None:
    machines = a_document()

    first = machines.ssm("ListDocuments", MaxResults=3)
    rest = machines.ssm("ListDocuments", NextToken=first["NextToken"])

    names = [each["Name"] for each in first["DocumentIdentifiers"] + rest["DocumentIdentifiers"]]
    assert names == sorted(names)
    assert {"AWS-RunPowerShellScript", "AWS-StopEC2Instance", "Check"} <= set(names)


def test_an_unknown_filter_and_a_token_from_elsewhere_are_refused() -> None:
    machines = a_document()

    with pytest.raises(SsmError, match="InvalidFilterKey"):
        machines.ssm("ListDocuments", Filters=[{"Key": "Colour", "Values": ["x"]}])
    with pytest.raises(SsmError, match="InvalidNextToken"):
        machines.ssm("ListDocuments", NextToken="elsewhere")


def test_accounts_do_not_share_documents() -> None:
    machines = a_document()
    other = machines.world.place("444455556666", "eu-west-1")

    assert "Check" in machines.place.ssm.documents
    assert other.ssm.documents == {}
