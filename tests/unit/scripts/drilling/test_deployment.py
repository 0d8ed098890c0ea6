"""The way into a deployment, as options and surroundings describe it."""

import pytest

from scripts.drilling.deployment import deployment
from scripts.drilling.options import options
from scripts.failing import CannotGoOn
from scripts.people import PASSWORD, Person

URL = "https://api.example.com/v1"
POOL = ("--user-pool", "eu-west-1_abc", "--user-pool-client", "c1")
ANNA = ("--user", "anna@example.com")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of nobody in particular, and without a terminal."""
    for name in ("API_URL", "USER_POOL", "USER_POOL_CLIENT", "USER", "PASSWORD"):
        monkeypatch.delenv(f"RECOVERY_{name}", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


def test_who_has_a_password_needs_no_credentials_of_aws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, "a password")

    door = deployment(options(["--api-url", URL, *POOL, *ANNA]))

    assert (door.url, door.person) == (URL, Person("anna@example.com", "a password"))
    assert door.pool.cognito.meta.region_name == "eu-west-1"
    assert door.again.split() == ["--api-url", URL, *POOL, *ANNA]
    assert "a password" not in door.again


def test_the_surroundings_may_say_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stated = {
        "API_URL": URL,
        "USER_POOL": "eu-west-1_abc",
        "USER_POOL_CLIENT": "c1",
        "USER": "anna@example.com",
        "PASSWORD": "a password",
    }
    for name, value in stated.items():
        monkeypatch.setenv(f"RECOVERY_{name}", value)

    door = deployment(options([]))

    assert (door.url, door.pool.client_id, door.person.email) == (URL, "c1", "anna@example.com")


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ((*POOL[:2], *ANNA), "--user-pool-client"),
        (ANNA, "--user-pool and --user-pool-client"),
        (POOL, "--user"),
        ((*POOL, *ANNA), PASSWORD),
    ],
)
def test_what_is_missing_is_named(words: tuple[str, ...], missing: str) -> None:
    with pytest.raises(CannotGoOn, match=missing):
        deployment(options(["--api-url", URL, *words]))
