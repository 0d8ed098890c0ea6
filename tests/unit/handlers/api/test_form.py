"""The form of a request."""

import json
from base64 import b64encode

import pytest

from tests.support.api_events import an_event, answered, call_api
from tests.support.memory.world import MemoryWorld

DRAFT = "/recovery-plans/validate"
EMPTY_PLAN = {"name": "Shop", "waves": []}


def test_an_unknown_query_parameter_is_refused_by_name() -> None:
    answer = call_api(MemoryWorld(), "GET", "/audit", query={"lmit": "3"})

    assert (answer.status, answer.body["code"]) == (400, "MALFORMED_REQUEST")
    [error] = answer.body["errors"]
    assert error["field"] == "lmit"
    assert "There is entityId, kind, limit" in error["message"]


def test_where_there_are_no_query_parameters_this_is_said() -> None:
    answer = call_api(MemoryWorld(), "GET", "/me", query={"verbose": "1"})

    assert answer.status == 400
    assert answer.body["detail"].endswith("There is none here.")


def test_a_query_parameter_stands_there_once() -> None:
    answer = call_api(MemoryWorld(), "GET", "/audit", query={"limit": ["3", "4"]})

    assert answer.body["errors"] == [
        {"field": "limit", "message": "It is stated more than once. State it once."}
    ]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "201"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"limit": ""}, "limit"),
        ({"pageToken": ""}, "pageToken"),
        ({"kind": "CAT"}, "kind"),
        ({"since": "yesterday"}, "since"),
        ({"since": "2025-11-30T12:00:00"}, "since"),
        ({"until": "2025"}, "until"),
    ],
)
def test_a_wrong_value_of_a_query_parameter_is_refused_by_its_name(
    query: dict[str, str], field: str
) -> None:
    answer = call_api(MemoryWorld(), "GET", "/audit", query=query)

    assert answer.status == 400
    assert [error["field"] for error in answer.body["errors"]] == [field]


@pytest.mark.parametrize("key", ["", "é", "tab\there", "line\nbreak", "k" * 256])
def test_an_idempotency_key_is_printable_and_short(key: str) -> None:
    answer = call_api(MemoryWorld(), "GET", "/me", key=key)

    assert answer.status == 400
    assert [error["field"] for error in answer.body["errors"]] == ["Idempotency-Key"]


def test_a_long_idempotency_key_of_any_printable_characters_is_taken() -> None:
    answer = call_api(MemoryWorld(), "GET", "/me", key="~ !" * 85)

    assert answer.status == 200


@pytest.mark.parametrize(
    "body",
    [
        "{",
        "name=Shop",
        "{'name': 'Shop'}",
        '{"name": NaN}',
        '{"name": -Infinity}',
        '{"name": "\\ud800"}',
        "[" * 200_000,
        "9" * 5_000,
        "\ufeff{}",
    ],
    ids=lambda body: body[:12],
)
def test_a_body_that_is_no_json_is_refused(body: str) -> None:
    answer = call_api(MemoryWorld(), "POST", DRAFT, body=body)

    assert answer.status == 400
    assert answer.body["errors"] == [{"field": "body", "message": "It is not JSON."}]


@pytest.mark.parametrize("body", ["[]", '"Shop"', "7", "true", '[["name", "Shop"]]'])
def test_json_of_another_kind_than_an_object_is_refused(body: str) -> None:
    answer = call_api(MemoryWorld(), "POST", DRAFT, body=body)

    assert answer.status == 400
    assert answer.body["errors"] == [{"field": "body", "message": "It must be an object."}]


@pytest.mark.parametrize("body", [None, "", "null"])
def test_a_missing_body_is_said_to_be_missing(body: str | None) -> None:
    answer = call_api(MemoryWorld(), "POST", DRAFT, body=body)

    assert answer.status == 400
    assert answer.body["errors"] == [{"field": "body", "message": "It is missing."}]


def test_a_body_in_base64_is_read() -> None:
    event = an_event("POST", DRAFT, body=b64encode(json.dumps(EMPTY_PLAN).encode()).decode())

    answer = answered(MemoryWorld(), event | {"isBase64Encoded": True})

    assert answer.status == 200


@pytest.mark.parametrize("body", ["{}", "é", b64encode(b"\xff\xfe").decode()])
def test_a_body_that_says_base64_and_is_not_is_refused(body: str) -> None:
    event = an_event("POST", DRAFT, body=body)

    answer = answered(MemoryWorld(), event | {"isBase64Encoded": True})

    assert answer.status == 400


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/json; charset=utf-8", " application/json ;"]
)
def test_json_may_be_called_so_in_several_ways(content_type: str) -> None:
    headers = {"Content-Type": content_type}

    answer = call_api(MemoryWorld(), "POST", DRAFT, body=EMPTY_PLAN, headers=headers)

    assert answer.status == 200


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""],
)
def test_what_is_not_called_json_is_refused(content_type: str) -> None:
    headers = {"Content-Type": content_type}

    answer = call_api(MemoryWorld(), "POST", DRAFT, body=EMPTY_PLAN, headers=headers)

    assert (answer.status, answer.body["code"]) == (415, "CONTENT_TYPE_UNSUPPORTED")


def test_a_body_beyond_all_measure_is_refused_unread() -> None:
    answer = call_api(MemoryWorld(), "POST", DRAFT, body="{" * 1_000_001)

    assert (answer.status, answer.body["code"]) == (413, "BODY_TOO_LARGE")


@pytest.mark.parametrize(("query", "status"), [({}, 200), ({"limit": "0"}, 400)])
def test_a_body_that_nobody_reads_does_no_harm(query: dict[str, str], status: int) -> None:
    answer = call_api(MemoryWorld(), "GET", "/audit", query=query, body="{")

    assert answer.status == status
