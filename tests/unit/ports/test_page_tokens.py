"""Page tokens: they lead back into their list and into no other."""

from base64 import urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery.domain.errors import PageTokenInvalid
from recovery.ports.page_tokens import position_at, token_at


@given(st.dictionaries(st.text(), st.text()), st.text())
def test_a_token_tells_where_its_list_goes_on(position: dict[str, str], of: str) -> None:
    assert position_at(token_at(position, of=of), of=of) == position


def test_without_a_token_a_list_begins() -> None:
    assert position_at(None, of="groups") is None


def test_a_token_can_stand_in_an_address() -> None:
    token = token_at({"groupId": "?>~ü/&"}, of="groups")

    assert token.replace("-", "").replace("_", "").rstrip("=").isalnum()


@pytest.mark.parametrize(
    "token",
    [
        token_at({"groupId": "g-1"}, of="plans"),
        "",
        "nonsense",
        "ünsinn",
        urlsafe_b64encode(b"[]").decode(),
        urlsafe_b64encode(b'{"of": "groups", "at": {"groupId": 7}}').decode(),
        urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)
def test_any_other_token_is_refused(token: str) -> None:
    with pytest.raises(PageTokenInvalid):
        position_at(token, of="groups")
