"""The description of the REST API."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from recovery.domain.permissions import NEEDS
from scripts.openapi.__main__ import TARGET, main
from scripts.openapi.document import document
from scripts.openapi.examples import RECORDED
from tests.support.record_api_examples import recorded

Json = dict[str, Any]


@cache
def described() -> Json:
    return document()


OPERATIONS: dict[str, Json] = {
    operation["operationId"]: operation | {"method": method, "path": path}
    for path, operations in described()["paths"].items()
    for method, operation in operations.items()
}
BODIES = [
    (operation["operationId"], content)
    for operation in OPERATIONS.values()
    for place in (operation.get("requestBody"), *operation["responses"].values())
    if place
    for content in place.get("content", {}).values()
    if "example" in content
]


def everything_in(part: object) -> Iterator[tuple[str, object]]:
    if isinstance(part, dict):
        for key, each in part.items():
            yield key, each
            yield from everything_in(each)
    if isinstance(part, list):
        for each in part:
            yield from everything_in(each)


def test_every_operation_is_described() -> None:
    assert set(OPERATIONS) == set(NEEDS)


def test_the_committed_document_is_what_the_routes_say() -> None:
    assert main(["--check"]) == 0


def test_a_document_that_is_out_of_date_is_shown_with_what_differs(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = tmp_path / "openapi.json"
    old.write_text(TARGET.read_text().replace('"getMe"', '"whoAmI"'))
    monkeypatch.setattr("scripts.openapi.__main__.TARGET", old)

    status = main(["--check"])

    said = capsys.readouterr().out
    assert status == 1
    assert '-        "operationId": "whoAmI"' in said
    assert "make openapi" in said


def test_it_is_written_without_aws_and_always_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("scripts.openapi.__main__.TARGET", tmp_path / "openapi.json")

    status = main([])

    assert status == 0
    assert (tmp_path / "openapi.json").read_text() == TARGET.read_text()


def test_it_is_a_valid_description_in_the_sense_of_json_schema() -> None:
    for name, schema in described()["components"]["schemas"].items():
        assert jsonschema_rs.meta.is_valid(schema), name


def test_every_reference_leads_somewhere_and_every_schema_is_used() -> None:
    schemas = described()["components"]["schemas"]

    used = {
        str(each).rpartition("/")[2] for key, each in everything_in(described()) if key == "$ref"
    }

    assert used == set(schemas)


def test_names_of_schemas_read_like_names() -> None:
    odd = [name for name in described()["components"]["schemas"] if not name.isalnum()]

    assert odd == []


def test_refusals_are_problem_documents_and_nothing_else() -> None:
    for operation in OPERATIONS.values():
        for status, answer in operation["responses"].items():
            if int(status) >= 400:
                [(kind, content)] = answer["content"].items()
                assert kind == "application/problem+json"
                assert content["schema"] == {"$ref": "#/components/schemas/Problem"}


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_an_operation_tells_what_every_one_may_refuse(operation: Json) -> None:
    statuses = set(operation["responses"])

    assert statuses >= {"400", "401", "403", "429", "500", "503"}
    assert ({"413", "415"} <= statuses) == ("requestBody" in operation)


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_what_looks_for_one_thing_may_not_find_it(operation: Json) -> None:
    looks_for_one = any(each["in"] == "path" for each in operation.get("parameters", ()))

    assert not looks_for_one or "404" in operation["responses"]


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS)
def test_names_of_parameters_and_fields_are_in_camel_case(operation: Json) -> None:
    names = [each["name"] for each in operation.get("parameters", ()) if each["in"] != "header"]
    in_path = re.findall(r"{(\w+)}", operation["path"])

    assert all(re.fullmatch("[a-z][a-zA-Z]*", name) for name in [*names, *in_path])
    assert set(in_path) <= set(names)


def test_what_creates_or_starts_something_takes_an_idempotency_key() -> None:
    taking = {
        name
        for name, operation in OPERATIONS.items()
        if any(each["name"] == "Idempotency-Key" for each in operation.get("parameters", ()))
    }

    assert {"createGroup", "createPlan", "startExecution", "cancelExecution"} <= taking
    assert not taking & {"listPlans", "validateDraft", "rehearsePlan", "updatePlan", "deletePlan"}


def test_an_answer_has_all_its_fields_and_a_request_needs_only_some() -> None:
    schemas = described()["components"]["schemas"]

    assert "waves" in schemas["PlanView"]["required"]
    assert "waves" not in schemas["PlanDraft"]["required"]


def test_nothing_is_null_in_a_query() -> None:
    queries = [
        each
        for operation in OPERATIONS.values()
        for each in operation.get("parameters", ())
        if each["in"] == "query"
    ]

    assert queries
    assert not [each["name"] for each in queries if "null" in json.dumps(each)]


def test_the_words_below_a_field_in_the_code_describe_it() -> None:
    kind = described()["components"]["schemas"]["AuditRecord"]["properties"]["operation"]

    assert kind["description"] == "The operation of the API that did it."


def test_the_examples_are_what_the_api_answers_today() -> None:
    assert RECORDED.read_text() == recorded()


def test_every_operation_with_a_body_shows_an_example_of_it() -> None:
    shown = {name for name, operation in OPERATIONS.items() if "requestBody" in operation}

    assert shown == {
        name
        for name, operation in OPERATIONS.items()
        if "example" in json.dumps(operation.get("requestBody", {}))
    }


@pytest.mark.parametrize(("operation", "content"), BODIES)
def test_an_example_keeps_to_its_schema(operation: str, content: Json) -> None:
    schema = content["schema"] | {"components": described()["components"]}

    errors = list(jsonschema_rs.iter_errors(schema, content["example"]))

    assert errors == [], operation
