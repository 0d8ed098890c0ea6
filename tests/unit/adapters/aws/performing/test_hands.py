"""Clients of whoever acts: which of them try again."""

import pytest

from recovery.adapters.aws.performing.hands import Hands, hands
from tests.support.memory.world import HUB, MemoryWorld


@pytest.fixture
def both(monkeypatch: pytest.MonkeyPatch) -> Hands:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    return hands(MemoryWorld().ports.accounts, hub_account_id=HUB)


def test_what_may_not_happen_twice_is_requested_once(both: Hands) -> None:
    config = both.once.own("sns").meta.config

    assert config.retries["total_max_attempts"] == 1


def test_what_may_happen_twice_is_requested_until_it_works(both: Hands) -> None:
    config = both.patient.own("sns").meta.config

    assert config.retries["total_max_attempts"] == 4


def test_both_have_more_time_than_a_person_would_wait(both: Hands) -> None:
    for clients in both:
        config = clients.own("sns").meta.config

        assert config.read_timeout == 60
        assert "recovery-orchestrator" in config.user_agent_extra
