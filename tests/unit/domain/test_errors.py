"""Every error of the domain names the thing, the fact and the way out."""

import pytest

from recovery.domain import errors
from recovery.domain.errors import NotStartable, RecoveryError, ServersUnknown
from tests.support.builders import a_finding

ALL = [
    error
    for error in vars(errors).values()
    if isinstance(error, type) and issubclass(error, RecoveryError)
]


def test_a_plan_that_can_not_start_says_every_reason_and_way_out() -> None:
    findings = (
        a_finding(fact="Group Web is empty.", fix="Give it servers."),
        a_finding(fact="Server db-1 is gone.", fix="Start without it."),
    )

    error = NotStartable(findings)

    assert error.findings == findings
    assert (
        str(error) == "Group Web is empty. Give it servers. Server db-1 is gone. Start without it."
    )


def test_servers_to_do_without_are_offered_in_order() -> None:
    error = NotStartable((a_finding(),), without={"s-2", "s-1"})

    assert error.without == ("s-1", "s-2")


def test_unknown_servers_are_named_in_order() -> None:
    error = ServersUnknown({"s-2", "s-1"}, where="plan Web shop")

    assert error.server_ids == ("s-1", "s-2")
    assert str(error) == "s-1, s-2: not in plan Web shop. Take them out."


def test_every_error_has_its_own_code() -> None:
    codes = {error.code for error in ALL}

    assert len(codes) == len(ALL)


@pytest.mark.parametrize("error", ALL)
def test_every_error_is_drawn_in_the_tree(error: type[RecoveryError]) -> None:
    assert errors.__doc__
    assert error.__name__ in errors.__doc__
