"""Expressions: no word of them can be one that DynamoDB has reserved."""

from recovery.adapters.dynamodb.expressions import (
    Condition,
    Expression,
    setting,
    version_is,
    wording,
)
from recovery.domain.errors import Busy


def test_names_and_values_are_told_apart_from_the_text() -> None:
    asked = wording(
        KeyConditionExpression=Expression("#status = :status", {"status": "RUNNING"}),
        FilterExpression=Expression("#mode = :mode", {"mode": "DRILL"}),
    )

    assert asked == {
        "KeyConditionExpression": "#status = :status",
        "FilterExpression": "#mode = :mode",
        "ExpressionAttributeNames": {"#mode": "mode", "#status": "status"},
        "ExpressionAttributeValues": {":mode": {"S": "DRILL"}, ":status": {"S": "RUNNING"}},
    }


def test_what_is_not_stated_is_not_asked() -> None:
    asked = wording(
        KeyConditionExpression=Expression("#id = :id", {"id": "1"}), FilterExpression=None
    )

    assert "FilterExpression" not in asked


def test_a_change_sets_field_by_field() -> None:
    assert setting({"name": "Web", "version": 2}).text == "SET #name = :name, #version = :version"


def test_what_was_never_saved_has_no_version_to_compare() -> None:
    first, later = (version_is(version, lambda _: Busy()) for version in (0, 3))

    assert first.text == "attribute_not_exists(#version)"
    assert (later.text, later.values) == ("#version = :seen", {"seen": 3})


def test_a_condition_without_values_sends_none() -> None:
    asked = wording(
        ConditionExpression=Condition("attribute_exists(#id)", refused=lambda _: Busy())
    )

    assert asked == {
        "ConditionExpression": "attribute_exists(#id)",
        "ExpressionAttributeNames": {"#id": "id"},
    }
