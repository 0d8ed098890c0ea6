"""Somebody who is signed in, and stays it: an id token ends after an hour, a recovery may not."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from botocore.exceptions import ClientError

from scripts.failing import CannotGoOn
from scripts.people import Person
from scripts.srp import Challenged, UserPool, sign_in

_EARLY = 300.0
"""Seconds before its end at which a token is replaced."""
_WITH_A_CODE = "SOFTWARE_TOKEN_MFA"


class Session:
    """Signs in when the first token is asked for. ``ask_code`` asks for the six digits of MFA."""

    def __init__(
        self,
        pool: UserPool,
        person: Person,
        *,
        ask_code: Callable[[], str] | None = None,
        elapsed: Callable[[], float] = monotonic,
    ) -> None:
        self._pool = pool
        self._person = person
        self._ask_code = ask_code
        self._elapsed = elapsed
        self._tokens: dict[str, Any] = {}
        self._replace_at = 0.0

    def token(self) -> str:
        if not self._tokens or self._elapsed() >= self._replace_at:
            self.renew()
        return str(self._tokens["IdToken"])

    def renew(self) -> None:
        # Cognito answers a refresh without a new refresh token: the old one stays.
        self._tokens |= self._refreshed() or self._signed_in()
        lasts = float(self._tokens["ExpiresIn"])
        self._replace_at = self._elapsed() + lasts - min(_EARLY, lasts / 2)

    def _refreshed(self) -> dict[str, Any] | None:
        """``None``: there is nothing to refresh, or not any more."""
        if "RefreshToken" not in self._tokens:
            return None
        try:
            answered = self._pool.cognito.initiate_auth(
                ClientId=self._pool.client_id,
                AuthFlow="REFRESH_TOKEN_AUTH",
                AuthParameters={"REFRESH_TOKEN": self._tokens["RefreshToken"]},
            )
        except ClientError as error:
            if _code(error) != "NotAuthorizedException":
                raise
            return None
        return dict(answered["AuthenticationResult"])

    def _signed_in(self) -> dict[str, Any]:
        who = self._person
        try:
            return sign_in(self._pool, user=who.email, password=who.password)
        except Challenged as challenged:
            if challenged.challenge != _WITH_A_CODE or self._ask_code is None:
                raise
            return self._answered(challenged, self._ask_code())
        except ClientError as error:
            said = error.response["Error"].get("Message", _code(error))
            raise CannotGoOn(f"{who.email} cannot sign in: {said}") from error

    def _answered(self, challenged: Challenged, code: str) -> dict[str, Any]:
        answered = self._pool.cognito.respond_to_auth_challenge(
            ClientId=self._pool.client_id,
            ChallengeName=challenged.challenge,
            Session=challenged.session,
            ChallengeResponses={
                "USERNAME": challenged.user,
                f"{challenged.challenge}_CODE": code,
            },
        )
        return dict(answered["AuthenticationResult"])


def _code(error: ClientError) -> str:
    return str(error.response["Error"]["Code"])
