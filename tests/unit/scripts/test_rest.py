"""The REST API as a program asks it: patient where that helps, plain where it does not."""

import pytest

from scripts.rest import Api, Refused, Unreachable
from tests.support.scripted import ScriptedTransport, a_problem, a_reply
from tests.support.staged_product import StandingTokens


class Asking:
    def __init__(self, *answers: object) -> None:
        self.transport = ScriptedTransport(*answers)  # type: ignore[arg-type]  # passed on
        self.tokens = StandingTokens()
        self.pauses: list[float] = []
        self.api = Api(self.transport, self.tokens, pause=self.pauses.append)

    def headers(self, name: str) -> list[str]:
        return [request.headers[name] for request in self.transport.asked]


def test_a_busy_api_is_asked_again_when_it_says() -> None:
    asking = Asking(a_reply(429, retry_after="7"), a_reply(503), a_reply(200, "there"))

    reply = asking.api.got("/me")

    assert reply.json == "there"
    assert asking.pauses[0] == 7
    assert len(asking.pauses) == 2


def test_whatever_it_says_nobody_waits_for_hours() -> None:
    asking = Asking(a_reply(503, retry_after="86400"), a_reply())

    asking.api.got("/me")

    assert asking.pauses == [60]


def test_a_lost_answer_is_asked_for_again_with_the_same_key() -> None:
    asking = Asking(None, a_reply(202, {"executionId": "e-1"}))

    started = asking.api.posted("/executions", {"mode": "DRILL"}, key="k-1")

    assert started == {"executionId": "e-1"}
    assert asking.headers("Idempotency-Key") == ["k-1", "k-1"]


def test_an_api_that_stays_away_is_given_up() -> None:
    asking = Asking(*[None] * 8)

    with pytest.raises(Unreachable, match="no route to host"):
        asking.api.got("/me")

    assert asking.pauses == sorted(asking.pauses)
    assert len(asking.pauses) == 7


def test_an_api_that_stays_busy_is_given_up_in_its_own_words() -> None:
    asking = Asking(*[a_problem(503, detail="Too many at once.", code="BUSY")] * 8)

    with pytest.raises(Refused, match="Too many at once"):
        asking.api.got("/me")


def test_a_token_that_is_not_taken_any_more_is_renewed_once() -> None:
    asking = Asking(a_problem(401), a_reply(200, "there"))

    reply = asking.api.got("/me")

    assert reply.json == "there"
    assert asking.headers("Authorization") == ["token-0", "token-1"]


def test_who_is_not_let_in_with_a_new_token_either_is_told_so() -> None:
    asking = Asking(a_problem(401, detail="Sign in."), a_problem(401, detail="Sign in."))

    with pytest.raises(Refused, match="Sign in"):
        asking.api.got("/me")


def test_a_refusal_names_what_was_asked_without_its_query() -> None:
    asking = Asking(a_problem(409))

    with pytest.raises(Refused) as refusal:
        asking.api.got("/executions", pageToken="x")

    assert refusal.value.status == 409
    assert str(refusal.value).startswith("GET /executions was refused. Group Web is used.")


def test_a_list_is_read_to_its_last_page() -> None:
    first = a_reply(200, {"items": [1, 2], "nextToken": "t&1"})
    asking = Asking(first, a_reply(200, {"items": [], "nextToken": "t2"}), last_page(3))

    found = list(asking.api.everything("/recovery-plans"))

    assert found == [1, 2, 3]
    assert [request.path for request in asking.transport.asked] == [
        "/recovery-plans?limit=200",
        "/recovery-plans?limit=200&pageToken=t%261",
        "/recovery-plans?limit=200&pageToken=t2",
    ]


def last_page(*items: object) -> object:
    return a_reply(200, {"items": items, "nextToken": None})
