"""What CreateDocument accepts."""

import json
from typing import Any

import pytest

from localcloud.ssm.content import parsed
from localcloud.ssm.errors import SsmError
from tests.support.simulated_machines import a_step, runbook, script


def refusal(body: dict[str, Any], kind: str = "Command") -> SsmError:
    with pytest.raises(SsmError) as refused:
        parsed(json.dumps(body), text_format="JSON", kind=kind)
    return refused.value


@pytest.mark.parametrize("text", ["{", "[]", '"text"', ""])
def test_what_is_no_json_object_is_refused(text: str) -> None:
    with pytest.raises(SsmError, match="JSON not well-formed"):
        parsed(text, text_format="JSON", kind="Command")


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(SsmError, match="YAML not well-formed"):
        parsed("a: [", text_format="YAML", kind="Command")


@pytest.mark.parametrize(
    ("version", "kind"), [("9.9", "Command"), ("0.3", "Command"), ("2.2", "Automation")]
)
def test_the_schema_version_belongs_to_the_type(version: str, kind: str) -> None:
    assert refusal(script("echo", schemaVersion=version), kind).code == (
        "InvalidDocumentSchemaVersion"
    )


@pytest.mark.parametrize("steps", [[], None, "text", ["text"]])
def test_there_must_be_steps(steps: object) -> None:
    error = refusal(script(mainSteps=steps))

    assert (error.code, error.message) == (
        "InvalidDocumentContent",
        "mainSteps is not a list of steps.",
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (script("echo", assumeRole="x"), "assumeRole is not a key"),
        (script(mainSteps=[a_step("a", "aws:doWonders")]), "unknown action aws:doWonders"),
        (script(mainSteps=[a_step("a", "aws:runShellScript")]), "lacks the input runCommand"),
        (
            script(mainSteps=[a_step("a", "aws:updateAgent"), a_step("a", "aws:updateAgent")]),
            "The name a of a step",
        ),
        (script("echo", parameters={"A": {"type": "Text"}}), "unknown type Text"),
        (script("echo", parameters={"A": "text"}), "Parameter A is not a map"),
        (script("echo", parameters=["A"]), "parameters is not a map"),
        (
            script("echo", parameters={"A": {"type": "String", "allowedPattern": "["}}),
            "not a regular expression",
        ),
        (script("echo {{ Unknown }}"), "{{ Unknown }} is neither a parameter nor a step"),
    ],
)
def test_a_command_document_must_make_sense(body: dict[str, Any], message: str) -> None:
    assert message in refusal(body).message


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (a_step("a", "aws:sleep"), "lacks the input Duration or Timestamp"),
        (a_step("a", "aws:sleep", Duration="PT1S", nextStep="b"), "goes on to b"),
        (a_step("a", "aws:sleep", Duration="PT1S", onFailure="step:c"), "goes on to c"),
        (
            a_step("a", "aws:branch", Choices=[{"NextStep": "d", "Variable": "x"}]),
            "goes on to d",
        ),
        (a_step("a", "aws:branch", Choices=[], Default="e"), "goes on to e"),
        (a_step("a", "aws:runCommand", DocumentName="x"), "lacks the input InstanceIds or Targets"),
        (a_step("a", "aws:approve", Message="x"), "lacks the input Approvers"),
    ],
)
def test_a_runbook_must_make_sense(step: dict[str, Any], message: str) -> None:
    assert message in refusal(runbook(step), "Automation").message


def test_what_ssm_itself_fills_in_may_be_referred_to() -> None:
    body = runbook(
        a_step("a", "aws:sleep", Duration="{{ global:DATE }}"),
        a_step("b", "aws:sleep", Duration="{{ a.Output }}"),
    )

    assert parsed(json.dumps(body), text_format="JSON", kind="Automation") == body


def test_a_runbook_may_ask_for_resources_of_aws() -> None:
    kinds = {
        "One": {"type": "AWS::EC2::Instance::Id"},
        "All": {"type": "List<AWS::IAM::Role::Arn>"},
    }
    body = runbook(a_step("a", "aws:sleep", Duration="PT1S"), parameters=kinds)

    assert parsed(json.dumps(body), text_format="JSON", kind="Automation") == body


def test_a_document_has_at_most_64_kilobytes() -> None:
    assert refusal(script("x" * 65_536)).code == "MaxDocumentSizeExceeded"


def test_other_types_of_documents_are_not_simulated() -> None:
    assert "Session" in refusal(script("echo"), "Session").message
