"""What is wrong with a request, in words."""

from typing import Annotated, Literal

import pytest
from pydantic import Field, ValidationError

from recovery.domain.value import Location, Value
from recovery.handlers.api.wordings import field_errors


class Cat(Value):
    kind: Literal["CAT"] = "CAT"
    lives_left: Annotated[int, Field(ge=0)]


class Dog(Value):
    kind: Literal["DOG"] = "DOG"
    barks_at: tuple[Location, ...] = ()


class Owner(Value):
    pets: tuple[Annotated[Cat | Dog, Field(discriminator="kind")], ...] = ()
    favourite: Cat | Dog | None = None
    names: dict[str, int] = {}


def told(body: object) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        Owner.model_validate(body)
    found = [dict(error) | {"loc": ("body", *error["loc"])} for error in caught.value.errors()]
    return {error.field: error.message for error in field_errors(found, body)}


def test_a_place_is_told_as_the_request_writes_it() -> None:
    body = {"pets": [{"kind": "CAT", "livesLeft": 9}, {"kind": "CAT", "livesLeft": -1}]}

    errors = told(body)

    assert errors == {"pets[1].livesLeft": "It should be greater than or equal to 0."}


def test_a_missing_field_is_named_where_it_should_be() -> None:
    body = {"pets": [{"kind": "DOG", "barksAt": [{"region": "eu-west-1"}]}]}

    errors = told(body)

    assert errors == {"pets[0].barksAt[0].accountId": "It is missing."}


def test_a_field_that_does_not_exist_is_named() -> None:
    errors = told({"colour": "red"})

    assert errors == {"colour": "There is no such field. Take it out."}


def test_a_key_of_a_map_is_part_of_the_place() -> None:
    errors = told({"names": {"CAT": "many"}})

    assert list(errors) == ["names.CAT"]


def test_an_unknown_kind_is_answered_with_those_there_are() -> None:
    errors = told({"pets": [{"kind": "<script>"}]})

    assert errors == {"pets[0]": "It must be one of 'CAT', 'DOG'."}


def test_of_several_forms_none_is_taken_for_a_field() -> None:
    errors = told({"favourite": {"livesLeft": -1}})

    assert "favourite.livesLeft" in errors
    assert not any("Cat" in field for field in errors)


def test_what_was_sent_is_never_repeated() -> None:
    errors = told({"pets": "s3cret", "names": {"a": "s3cret"}, "favourite": "s3cret"})

    assert "s3cret" not in str(errors)


def test_the_place_of_a_parameter_is_its_name() -> None:
    error = {"type": "missing", "loc": ("query", "paging", "limit"), "msg": "Field required"}

    [found] = field_errors([error], None)

    assert found.field == "limit"


def test_our_own_rules_speak_for_themselves() -> None:
    error = {"type": "value_error", "loc": ("body",), "msg": "Value error, Two waves collide."}

    [found] = field_errors([error], {})

    assert (found.field, found.message) == ("body", "Two waves collide.")
