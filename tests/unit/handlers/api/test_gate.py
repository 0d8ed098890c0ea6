"""What every request passes before its route."""

import re

import pytest

from recovery.domain.people import Role
from recovery.domain.permissions import GRANTED, NEEDS
from recovery.handlers.api.app import resolver
from tests.support.api_events import an_event, answered, call_api, claims_of
from tests.support.memory.world import MemoryWorld

REQUESTS = {
    route.operation_id: (route.method, re.sub(r"<\w+>", "1", route.path))
    for route in resolver().routes
}


def test_every_operation_of_the_permission_table_has_a_route_and_the_other_way_round() -> None:
    routed = [route.operation_id for route in resolver().routes]

    assert sorted(routed) == sorted(NEEDS)


@pytest.mark.parametrize("operation", REQUESTS)
@pytest.mark.parametrize("role", [None, *Role])
def test_an_operation_is_for_those_roles_only_that_the_table_names(
    operation: str, role: Role | None
) -> None:
    method, path = REQUESTS[operation]

    answer = call_api(MemoryWorld(), method, path, role=role)

    may = role is not None and NEEDS[operation].permission in GRANTED[role]
    assert (answer.status != 403) == may
    assert answer.status != 401


@pytest.mark.parametrize("operation", REQUESTS)
@pytest.mark.parametrize(
    "authorizer", [None, {}, {"claims": claims_of() | {"token_use": "access"}}]
)
def test_nobody_gets_past_the_gate(operation: str, authorizer: object) -> None:
    method, path = REQUESTS[operation]

    answer = call_api(MemoryWorld(), method, path, authorizer=authorizer)

    assert (answer.status, answer.body["code"]) == (401, "UNAUTHENTICATED")


@pytest.mark.parametrize("operation", REQUESTS)
def test_whoever_may_not_ask_does_not_learn_what_a_correct_request_is(operation: str) -> None:
    method, path = REQUESTS[operation]

    answer = call_api(MemoryWorld(), method, path, role=None, query={"no": "such"}, body="{")

    assert (answer.status, answer.body["code"]) == (403, "FORBIDDEN")


def test_a_refusal_names_the_roles_that_would_do() -> None:
    answer = call_api(MemoryWorld(), "GET", "/me", role=None)

    assert answer.body["detail"].startswith("This needs the role Viewer or Operator")
    assert answer.body["detail"].endswith("Ada has no role.")


@pytest.mark.parametrize("event", [{}, {"detail": {"id": 7}}, {"requestContext": {}}])
def test_a_direct_invocation_without_claims_is_nobody(event: dict[str, object]) -> None:
    answer = answered(MemoryWorld(), event)

    assert (answer.status, answer.body["code"]) == (401, "UNAUTHENTICATED")


@pytest.mark.parametrize("path", ["/", "/nothing", "/me/too", "/../me"])
def test_a_path_that_leads_nowhere_is_not_found(path: str) -> None:
    answer = call_api(MemoryWorld(), "GET", path)

    assert (answer.status, answer.body["code"]) == (404, "NO_SUCH_OPERATION")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"])
def test_another_method_than_those_of_the_path_is_told_which_there_are(method: str) -> None:
    answer = call_api(MemoryWorld(), method, "/audit")

    assert (answer.status, answer.body["code"]) == (405, "METHOD_NOT_ALLOWED")
    assert answer.headers["Allow"] == "GET"


def test_a_path_that_is_written_out_is_not_taken_for_a_name() -> None:
    answer = call_api(MemoryWorld(), "PATCH", "/recovery-plans/validate")

    assert answer.headers["Allow"] == "POST"


def test_nobody_learns_which_paths_there_are() -> None:
    answer = answered(MemoryWorld(), an_event("PUT", "/audit", authorizer=None))

    assert answer.status == 401


def test_a_slash_at_the_end_changes_nothing() -> None:
    answer = call_api(MemoryWorld(), "GET", "/me/")

    assert answer.status == 200
