"""Values for the parameters of a document."""

from typing import Any

import pytest

from localcloud.ssm.parameters import ParameterRefused, bound, substituted


def body(**parameter: Any) -> dict[str, Any]:  # noqa: ANN401  # JSON
    return {"parameters": {"Value": {"type": "String", **parameter}}}


def test_a_default_is_taken_where_nothing_is_given() -> None:
    assert bound(body(default="a"), {}) == {"Value": ["a"]}
    assert bound(body(type="StringList", default=["a", "b"]), {}) == {"Value": ["a", "b"]}
    assert bound(body(type="Integer", default=5), {}) == {"Value": ["5"]}


def test_a_parameter_without_default_is_required() -> None:
    with pytest.raises(ParameterRefused, match='"Value" is required'):
        bound(body(), {})


def test_a_parameter_that_the_document_does_not_have_is_refused() -> None:
    with pytest.raises(ParameterRefused, match='"Other" is not defined'):
        bound(body(default=""), {"Other": ["x"]})


@pytest.mark.parametrize(
    ("parameter", "values"),
    [
        ({"allowedValues": ["a", "b"]}, ["c"]),
        ({"allowedPattern": "[a-z]+"}, ["a1"]),
        ({"allowedPattern": "^[a-z]+$"}, ["; rm -rf /"]),
        ({"minChars": 3}, ["ab"]),
        ({"maxChars": 3}, ["abcd"]),
        ({"type": "Boolean"}, ["maybe"]),
        ({"type": "Integer"}, ["1.5"]),
        ({"type": "StringMap"}, ["{"]),
        ({"type": "String"}, ["a", "b"]),
        ({"type": "String"}, []),
        ({"type": "StringList", "minItems": 2}, ["a"]),
        ({"type": "StringList", "maxItems": 1}, ["a", "b"]),
        ({"type": "StringList", "allowedValues": ["a"]}, ["a", "b"]),
    ],
)
def test_values_that_are_not_allowed_are_refused(
    parameter: dict[str, Any], values: list[str]
) -> None:
    with pytest.raises(ParameterRefused, match="Value"):
        bound(body(**parameter), {"Value": values})


@pytest.mark.parametrize(
    ("parameter", "values"),
    [
        ({"allowedValues": ["a", "b"]}, ["b"]),
        ({"allowedPattern": "[a-z]+"}, ["abc"]),
        ({"type": "Boolean"}, ["true"]),
        ({"type": "Integer"}, ["-12"]),
        ({"type": "StringMap"}, ['{"a": 1}']),
        ({"type": "List<AWS::EC2::Instance::Id>"}, ["i-1", "i-2"]),
    ],
)
def test_values_that_are_allowed_are_taken(parameter: dict[str, Any], values: list[str]) -> None:
    assert bound(body(**parameter), {"Value": values}) == {"Value": values}


def test_references_are_replaced_wherever_they_are() -> None:
    node = {"a": ["x {{ One }}"], "b": {"c": "{{One}}-{{ Two }}"}, "d": 5}

    done = substituted(node, {"One": ["1"], "Two": ["2", "3"]})

    assert done == {"a": ["x 1"], "b": {"c": "1-2,3"}, "d": 5}


def test_a_text_that_is_only_a_reference_becomes_the_list_itself() -> None:
    values = {"commands": ["first", "second"]}

    assert substituted("{{ commands }}", values) == ["first", "second"]
    assert substituted(["{{ commands }}", "last"], values) == ["first", "second", "last"]


def test_what_is_not_known_stays_as_it_is() -> None:
    assert substituted("{{ global:DATE }} {{ x }}", {}) == "{{ global:DATE }} {{ x }}"
