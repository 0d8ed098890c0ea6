"""Over which addresses a token is sent, and over which not."""

import pytest

from scripts.failing import CannotGoOn
from scripts.transport import over_http


@pytest.mark.parametrize(
    "url", ["https://api.example.com/v1", "http://127.0.0.1:4566/v1", "http://localhost:1/v1"]
)
def test_a_token_is_sent_over_tls_or_stays_on_this_machine(url: str) -> None:
    assert callable(over_http(url))


@pytest.mark.parametrize(
    "url", ["http://api.example.com/v1", "http://127.0.0.1.example.com/v1", "file:///etc/x", "v1"]
)
def test_a_token_is_not_sent_in_the_clear(url: str) -> None:
    with pytest.raises(CannotGoOn, match="TLS"):
        over_http(url)
