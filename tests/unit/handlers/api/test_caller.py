"""Who calls, in every form in which claims arrive."""

import json

import pytest

from recovery.domain.people import Actor, Role
from recovery.handlers.api.caller import caller
from recovery.handlers.api.refusals import Unauthenticated
from tests.support.api_events import an_event, claims_of


def an_event_with(claims: object) -> dict[str, object]:
    return an_event("GET", "/me", authorizer={"claims": claims})


@pytest.mark.parametrize(
    "groups",
    [
        "Operator,PlanManager",
        "Operator, PlanManager",
        "[Operator PlanManager]",
        '["Operator", "PlanManager"]',
        ["Operator", "PlanManager"],
    ],
)
def test_roles_are_read_from_every_form_of_a_list(groups: object) -> None:
    event = an_event_with(claims_of() | {"cognito:groups": groups})

    person = caller(event)

    assert person.roles == {Role.OPERATOR, Role.PLAN_MANAGER}


@pytest.mark.parametrize("groups", [None, "", "[]", 7, "Gardener", [["Administrator"]], "viewer"])
def test_groups_that_are_no_roles_give_none(groups: object) -> None:
    event = an_event_with(claims_of() | {"cognito:groups": groups})

    person = caller(event)

    assert person.roles == frozenset()


def test_somebody_in_no_group_has_no_role() -> None:
    event = an_event("GET", "/me", role=None)

    person = caller(event)

    assert person.roles == frozenset()


def test_an_authorizer_in_the_form_of_text_is_understood() -> None:
    event = an_event("GET", "/me", authorizer=json.dumps({"claims": claims_of(Role.VIEWER)}))

    person = caller(event)

    assert person.roles == {Role.VIEWER}


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({"email": "ada@example.com", "name": "Ada"}, "ada@example.com"),
        ({"name": "Ada", "cognito:username": "u-7"}, "Ada"),
        ({"cognito:username": "ada"}, "ada"),
        ({"email": " "}, "u-1"),
        ({}, "u-1"),
        ({"name": "A" * 500}, "A" * 128),
    ],
)
def test_a_person_is_called_by_the_best_name_there_is(claims: dict[str, str], name: str) -> None:
    event = an_event_with({"sub": "u-1", "token_use": "id"} | claims)

    person = caller(event)

    assert person.actor == Actor(user_id="u-1", name=name)


@pytest.mark.parametrize(
    "event",
    [
        {},
        {"requestContext": None},
        {"requestContext": {"authorizer": None}},
        {"requestContext": {"authorizer": "not JSON"}},
        {"requestContext": {"authorizer": "[]"}},
        {"requestContext": {"authorizer": {"claims": None}}},
        {"requestContext": {"authorizer": {"claims": {"token_use": "id"}}}},
        {"requestContext": {"authorizer": {"claims": {"sub": " ", "token_use": "id"}}}},
        {"requestContext": {"authorizer": {"claims": {"sub": 7, "token_use": "id"}}}},
    ],
)
def test_whoever_has_no_claims_is_nobody(event: dict[str, object]) -> None:
    with pytest.raises(Unauthenticated, match="Sign in"):
        caller(event)


@pytest.mark.parametrize("use", ["access", "", None])
def test_an_access_token_opens_nothing(use: str | None) -> None:
    event = an_event_with(claims_of() | {"token_use": use})

    with pytest.raises(Unauthenticated, match="not an id token"):
        caller(event)
