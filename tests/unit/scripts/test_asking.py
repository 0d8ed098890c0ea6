"""Questions reach the person, and never the program that reads the answer."""

from io import StringIO

import pytest

from scripts.asking import code_for, person_called
from scripts.failing import CannotGoOn
from scripts.people import PASSWORD, Person

ANNA = Person("anna@example.com", "")


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_code_is_asked_for_where_nobody_reads_the_token(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(" 123456 \n"))

    code = code_for(ANNA)

    assert code == "123456"
    assert capsys.readouterr() == ("", "Code for anna@example.com: ")


def test_without_a_terminal_nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("123456\n"))
    monkeypatch.delenv(PASSWORD, raising=False)

    with pytest.raises(CannotGoOn, match="takes a code"):
        code_for(ANNA)
    with pytest.raises(CannotGoOn, match=PASSWORD):
        person_called("anna@example.com")


def test_a_password_in_the_surroundings_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PASSWORD, "a password")

    assert person_called("anna@example.com") == Person("anna@example.com", "a password")
