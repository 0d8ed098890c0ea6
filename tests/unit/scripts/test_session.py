"""Staying signed in for longer than a token lasts."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from scripts import session as module
from scripts.failing import CannotGoOn
from scripts.people import Person
from scripts.session import Session
from scripts.srp import Challenged, UserPool

ANNA = Person("anna@example.com", "a password")
HOUR = 3600


class Cognito:
    """Answers refreshes and challenges; signing in with SRP has its own tests."""

    def __init__(self) -> None:
        self.refreshes: list[dict[str, str]] = []
        self.answers: list[dict[str, str]] = []
        self.is_revoked = False

    def initiate_auth(self, **asked: Any) -> dict[str, Any]:  # noqa: ANN401  as boto3 calls it
        self.refreshes.append(asked["AuthParameters"])
        if self.is_revoked:
            raise refusal("NotAuthorizedException", "Refresh Token has been revoked")
        result = {"IdToken": f"refreshed-{len(self.refreshes)}", "ExpiresIn": HOUR}
        return {"AuthenticationResult": result}

    def respond_to_auth_challenge(self, **asked: Any) -> dict[str, Any]:  # noqa: ANN401  likewise
        self.answers.append(asked["ChallengeResponses"])
        return {"AuthenticationResult": {"IdToken": "with a code", "ExpiresIn": HOUR}}


class World:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.cognito = Cognito()
        self.elapsed = 0.0
        self.sign_ins = 0
        self.trouble: Exception | None = None
        monkeypatch.setattr(module, "sign_in", self._sign_in)
        self.session = Session(
            UserPool(self.cognito, "eu-west-1_x", "c"),
            ANNA,
            ask_code=lambda: "123456",
            elapsed=lambda: self.elapsed,
        )

    def _sign_in(self, _pool: UserPool, *, user: str, password: str) -> dict[str, Any]:
        assert (user, password) == (ANNA.email, ANNA.password)
        if self.trouble:
            raise self.trouble
        self.sign_ins += 1
        name = f"signed-in-{self.sign_ins}"
        return {"IdToken": name, "RefreshToken": f"r-{self.sign_ins}", "ExpiresIn": HOUR}


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    return World(monkeypatch)


def refusal(code: str, message: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": message}}, "InitiateAuth")


def test_nobody_signs_in_before_a_token_is_needed_or_twice(world: World) -> None:
    before = world.sign_ins

    tokens = {world.session.token(), world.session.token()}

    assert (before, tokens, world.sign_ins) == (0, {"signed-in-1"}, 1)


def test_a_token_is_refreshed_before_it_ends_and_again_after_that(world: World) -> None:
    world.session.token()

    world.elapsed = HOUR - 301
    early = world.session.token()
    world.elapsed = HOUR - 300
    late = world.session.token()
    world.elapsed += HOUR - 300
    later = world.session.token()

    assert (early, late, later) == ("signed-in-1", "refreshed-1", "refreshed-2")
    assert world.cognito.refreshes == [{"REFRESH_TOKEN": "r-1"}] * 2


def test_who_can_refresh_no_more_signs_in_anew(world: World) -> None:
    world.session.token()
    world.cognito.is_revoked = True

    world.session.renew()

    assert world.session.token() == "signed-in-2"


def test_a_wrong_password_is_told_in_the_words_of_cognito(world: World) -> None:
    world.trouble = refusal("NotAuthorizedException", "Incorrect username or password.")

    with pytest.raises(CannotGoOn, match=r"anna@example\.com cannot sign in: Incorrect username"):
        world.session.token()


def test_a_code_is_asked_for_where_the_password_is_not_enough(world: World) -> None:
    world.trouble = challenged("SOFTWARE_TOKEN_MFA")

    tokens = [world.session.token()]

    assert tokens == ["with a code"]
    assert world.cognito.answers == [
        {"USERNAME": "u-anna", "SOFTWARE_TOKEN_MFA_CODE": "123456"},
    ]


def test_a_challenge_that_takes_a_browser_is_named(world: World) -> None:
    world.trouble = challenged("NEW_PASSWORD_REQUIRED")

    with pytest.raises(CannotGoOn, match="NEW_PASSWORD_REQUIRED"):
        world.session.token()


def challenged(name: str) -> Challenged:
    return Challenged({"ChallengeName": name, "Session": "s"}, "u-anna")
