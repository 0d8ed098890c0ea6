"""What a security team asks of every template, those that are still to come included."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.support.running_cloud import ROOT
from tests.support.templates import NAMES, Resource, of_type, template

KEPT = ("DeletionPolicy", "UpdateReplacePolicy")
ENCRYPTED = {
    "AWS::DynamoDB::Table": ("SSESpecification",),
    "AWS::S3::Bucket": ("BucketEncryption",),
    "AWS::SNS::Topic": ("KmsMasterKeyId",),
    "AWS::SQS::Queue": ("SqsManagedSseEnabled", "KmsMasterKeyId"),
}
"""What makes a store encrypted: one of these."""
HOLDING = (*ENCRYPTED.keys() - {"AWS::SNS::Topic"}, "AWS::Cognito::UserPool", "AWS::Logs::LogGroup")
"""What holds data that could be lost with its stack."""
BY_TLS = {
    "AWS::S3::Bucket": "AWS::S3::BucketPolicy",
    "AWS::SNS::Topic": "AWS::SNS::TopicPolicy",
    "AWS::SQS::Queue": "AWS::SQS::QueuePolicy",
}
ROLES_OF = ("Role", "RoleArn", "ServiceRoleArn", "CloudWatchRoleArn")
ALL = {
    f"{name}-{logical_id}": resource
    for name in NAMES
    for logical_id, resource in template(name)["Resources"].items()
}


def of_types(*wanted: str) -> list[Any]:  # pytest has no name for its parameters
    return [
        pytest.param(each, id=name)
        for name, each in ALL.items()
        if not wanted or each["Type"] in wanted
    ]


@pytest.mark.parametrize("resource", of_types(*ENCRYPTED))
def test_what_is_stored_is_encrypted(resource: Resource) -> None:
    ways = ENCRYPTED[resource["Type"]]

    assert any(resource["Properties"].get(way) for way in ways)


@pytest.mark.parametrize("resource", of_types(*HOLDING))
def test_what_becomes_of_data_without_their_stack_is_said(resource: Resource) -> None:
    assert all(resource.get(policy) in {"Retain", "Delete"} for policy in KEPT)


@pytest.mark.parametrize("resource", of_types("AWS::S3::Bucket"))
def test_no_bucket_is_open_to_everybody(resource: Resource) -> None:
    blocked = resource["Properties"]["PublicAccessBlockConfiguration"]

    assert len(blocked) == 4
    assert set(blocked.values()) == {True}


@pytest.mark.parametrize("resource", of_types("AWS::Logs::LogGroup"))
def test_log_lines_expire(resource: Resource) -> None:
    assert resource["Properties"]["RetentionInDays"]


@pytest.mark.parametrize("name", NAMES)
def test_what_has_a_policy_of_its_own_refuses_whoever_comes_without_tls(name: str) -> None:
    for store, policy in BY_TLS.items():
        refusing = [
            each for each in of_type(name, policy).values() if "SecureTransport" in str(each)
        ]
        assert len(refusing) >= len(of_type(name, store)), f"{name}: {store}"


@pytest.mark.parametrize("name", NAMES)
def test_whoever_lets_everybody_in_says_who_that_is(name: str) -> None:
    for statement in statements(template(name)["Resources"]):
        is_for_all = statement.get("Principal") in ("*", {"AWS": "*"})
        if statement["Effect"] == "Allow" and is_for_all:
            assert statement["Condition"], f"{name}: {statement.get('Sid')}"


@pytest.mark.parametrize("name", NAMES)
def test_only_the_owner_of_a_key_may_do_everything(name: str) -> None:
    for statement in statements(template(name)["Resources"]):
        if statement["Effect"] == "Allow" and re.search(r"[:']\*'", str([statement["Action"]])):
            assert str(statement["Principal"]).endswith(":root'}}"), f"{name}: {statement}"


def test_no_role_is_shared() -> None:
    taken = Counter(
        (name, str(resource["Properties"][field]))
        for name in NAMES
        for resource in template(name)["Resources"].values()
        for field in ROLES_OF
        if field in resource.get("Properties", {})
    )

    assert taken
    assert [role for role, number in taken.items() if number > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_template_needs_a_transform_or_says_a_secret(name: str) -> None:
    found = template(name)

    stated = [
        parameter
        for parameter, described in found.get("Parameters", {}).items()
        if re.search("secret|password|token|credential", parameter, re.IGNORECASE)
        or (described.get("NoEcho") and parameter != "ExternalId")
    ]
    assert "Transform" not in found
    assert stated == []


@pytest.mark.parametrize("resource", of_types())
def test_whatever_checkov_lets_pass_has_its_reason_beside_it(resource: Resource) -> None:
    for skipped in resource.get("Metadata", {}).get("checkov", {}).get("skip", []):
        assert re.fullmatch(r"CKV2?_AWS_\d+", skipped["id"])
        assert re.fullmatch(r"[A-Z].{20,}\.", skipped["comment"])


def test_what_checkov_lets_pass_everywhere_has_its_reason_above_it() -> None:
    text = (ROOT / ".checkov.yaml").read_text()

    skipped = yaml.safe_load(text)["skip-check"]
    explained = re.findall(r"  # .+\n((?:  - CKV_AWS_\d+\n)+)", text)
    assert skipped == re.findall(r"CKV_AWS_\d+", "".join(explained))


def statements(part: object) -> Iterator[dict[str, Any]]:
    """Of every policy of a template, whoever it belongs to."""
    if isinstance(part, dict):
        if {"Effect", "Action"} <= part.keys():
            yield part
        for each in part.values():
            yield from statements(each)
    elif isinstance(part, list):
        for each in part:
            yield from statements(each)
